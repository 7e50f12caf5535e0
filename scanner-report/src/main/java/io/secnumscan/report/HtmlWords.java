package io.secnumscan.report;

import io.secnumscan.core.assess.Outcome;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.referential.Reach;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.CauseText;
import io.secnumscan.core.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/** The words of the page in one language: its own, and those that it shares with the other formats. */
final class HtmlWords {
    private static final Pattern FRENCH = Pattern.compile(" ([:;?!»])");

    private HtmlWords() {}

    /** @param language {@code fr} or {@code en} */
    static SortedMap<String, String> in(String language) {
        SortedMap<String, String> words = new TreeMap<>();
        Properties own = own("html/words_" + language + ".properties");
        own.stringPropertyNames().forEach(key -> words.put(key, own.getProperty(key)));
        for (Outcome outcome : Outcome.values()) {
            words.put("outcome." + outcome.label(), Words.one(outcome).in(language));
            counted("outcome." + outcome.label(), count -> Words.counted(count, outcome), language, words);
        }
        words.put("outcome.left-out", Words.leftOut().in(language));
        counted("outcome.left-out", Words::leftOut, language, words);
        counted("outcome.no-rule", Words::withoutRule, language, words);
        for (Verdict verdict : Verdict.values()) {
            counted("verdict." + verdict.label(), count -> Words.counted(count, verdict), language, words);
        }
        for (Reach reach : Reach.values()) {
            words.put("reach." + reach.label(), Words.of(reach).in(language));
        }
        for (Cause cause : Cause.values()) {
            words.put("cause." + cause.label(), CauseText.of(cause).in(language));
        }
        words.replaceAll((key, word) -> typeset(word, language));
        return words;
    }

    /** No line begins with a French colon; the program does the same to what it says. */
    static String typeset(String text, String language) {
        return language.equals("fr") ? FRENCH.matcher(text).replaceAll("\u00a0$1").replace("« ", "«\u00a0") : text;
    }

    /** What the page calls requirements that need a target of one of these platforms. */
    static SortedMap<String, String> unscanned(List<String> platforms, String language) {
        SortedMap<String, String> words = new TreeMap<>();
        String key = "outcome.needs-" + String.join("-", platforms);
        words.put(key, Words.unscanned(platforms).in(language));
        counted(key, count -> Words.unscanned(count, platforms), language, words);
        return words;
    }

    /** The forms beside a number, for which a mark stands. */
    private static void counted(
            String key, LongFunction<Text> text, String language, SortedMap<String, String> words) {
        words.put(key + ".one", text.apply(1).in(language).replaceFirst("1", "{0}"));
        words.put(key + ".many", text.apply(2).in(language).replaceFirst("2", "{0}"));
    }

    private static Properties own(String file) {
        Properties words = new Properties();
        try (InputStream in = HtmlWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("this installation lacks " + file);
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
