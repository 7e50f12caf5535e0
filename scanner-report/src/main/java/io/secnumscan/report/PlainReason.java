package io.secnumscan.report;

import io.secnumscan.core.text.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reason for a person who has one line to read it in: without the answers of APIs, which report.json keeps. */
final class PlainReason {
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:openstack|kubernetes)\\.[a-z0-9-]+\\.[a-z0-9-]+\\b|\\banalysis/[a-z-]+\\b");
    private static final Pattern HTTP = Pattern.compile("HTTP [0-9]{3}");
    private static final Pattern COUNT = Pattern.compile(" (\\([0-9][^()]*\\))");

    private PlainReason() {}

    static String of(Text reason, String language) {
        return TYPE.matcher(withoutAnswers(reason.in(language)))
                .replaceAll(type -> Matcher.quoteReplacement(TypeWords.inSentence(type.group()).in(language)));
    }

    /** What fails: a count stays on the line of its rule. */
    static String failing(String reason) {
        return COUNT.matcher(reason)
                .replaceAll(count -> Matcher.quoteReplacement(TerminalText.JOIN + glued(count.group(1))));
    }

    private static String glued(String count) {
        return count.replace(" ", TerminalText.JOIN);
    }

    /** What a person is to look at, as a sentence. */
    static String question(Text reason, String language) {
        String text = of(reason, language);
        if (language.equals("fr")) {
            return text.startsWith("si ") || text.startsWith("s'") ? "Vérifier " + text : capital(text);
        }
        return text.startsWith("whether ") ? "Check " + text : capital(text);
    }

    private static String capital(String text) {
        return text.isEmpty() ? text
                : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT)
                        + text.substring(text.offsetByCodePoints(0, 1));
    }

    /** Without the outermost parentheses that quote an HTTP answer. */
    private static String withoutAnswers(String text) {
        StringBuilder kept = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.startsWith(" (", at) ? closing(text, at + 1) : -1;
            if (end > 0 && HTTP.matcher(text.substring(at, end)).find()) {
                at = end;
            } else {
                kept.append(text.charAt(at++));
            }
        }
        return kept.toString();
    }

    /** Behind the parenthesis that closes the one at a place; -1 when none does. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
