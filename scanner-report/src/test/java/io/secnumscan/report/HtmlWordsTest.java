package io.secnumscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.rule.Severity;
import io.secnumscan.core.verdict.Verdict;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HtmlWordsTest {
    private static final Set<String> ENGLISH = HtmlWords.in("en").keySet();

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertEquals(ENGLISH, HtmlWords.in("fr").keySet());
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        Pattern place = Pattern.compile("\\{[0-9]}");
        HtmlWords.in("en").forEach((key, word) -> assertEquals(
                place.matcher(word).results().map(one -> one.group()).sorted().toList(),
                place.matcher(HtmlWords.in("fr").getOrDefault(key, "")).results().map(one -> one.group()).sorted()
                        .toList(),
                key));
    }

    @Test
    void everyWordThatTheProgramSaysIsThere() {
        Set<String> missing = said("say\\(\"([^\"]+)\"");
        said("counted\\([^;`\"]*, \"([^\"]+)\"\\)").forEach(key -> Stream.of(".one", ".many").map(key::concat)
                .forEach(missing::add));
        assertTrue(missing.size() > 80, "the program was read");
        missing.removeAll(ENGLISH);

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyVerdictAndSeverityHasAWord() {
        Stream<String> needed = Stream.concat(
                Stream.of(Verdict.values()).map(verdict -> "verdict." + verdict.label()),
                Stream.of(Severity.values()).map(severity -> "severity." + severity.label()));

        assertEquals(Set.of(), new TreeSet<>(needed.filter(key -> !ENGLISH.contains(key)).toList()));
    }

    private static Set<String> said(String pattern) {
        return new TreeSet<>(Pattern.compile(pattern).matcher(HtmlAssets.load().script()).results()
                .map(one -> one.group(1)).toList());
    }
}
