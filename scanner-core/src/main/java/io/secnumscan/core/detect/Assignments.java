package io.secnumscan.core.detect;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values behind names that promise a secret, however a text writes them: shell and environment files ({@code export
 * DB_PASSWORD=x}), YAML and INI ({@code password: x}), JSON ({@code "apiKey": "x"}, also with escaped quotes), options
 * ({@code --token=x}, {@code --password x}), queries ({@code ?access_token=x}).
 */
final class Assignments implements TextDetector {
    private static final Pattern TRIGGER =
            Pattern.compile("pass|pwd|secret|token|key|psk|cred|cookie|auth|blob|bearer|jwt|mdp"
                    + "|\\bpat\\b|(?<![a-z])pw(?![a-z])",
                    Pattern.CASE_INSENSITIVE);
    /** A name of several words, as people write it in notes. */
    private static final String FRENCH = "mot de ";
    private static final int MAX_NAME = 80;
    private static final int MAX_VALUE = 20_000;

    @Override
    public void find(String text, List<Match> matches) {
        Matcher trigger = TRIGGER.matcher(text);
        int from = 0;
        int covered = 0;
        while (from < text.length() && trigger.find(from)) {
            int end = nameEnd(text, trigger.end());
            int start = nameStart(text, trigger.start());
            if (text.regionMatches(true, start - FRENCH.length(), FRENCH + "passe", 0, end - start + FRENCH.length())) {
                start -= FRENCH.length();
            }
            String name = text.substring(start, end);
            SecretNames.Kind kind = SecretNames.of(name);
            // The header is read by Logins, which knows its schemes.
            if (kind.isSecret() && !isInside(text, end, covered)
                    && !name.toLowerCase(Locale.ROOT).endsWith("authorization")) {
                covered = Math.max(covered, find(text, start, end, kind, matches));
            }
            from = end;
        }
    }

    /** Whether its value ends with one that is found already, which nothing parts: not read again for each name in it. */
    private static boolean isInside(String text, int end, int covered) {
        return end + 1 < covered && text.charAt(end) == '=';
    }

    /** Where the unbroken value ends that was found or is too long; 0 for none. */
    private static int find(String text, int start, int end, SecretNames.Kind kind, List<Match> matches) {
        int dashes = start;
        while (dashes < end && text.charAt(dashes) == '-') {
            dashes++;
        }
        Value value = Value.behind(text, start, end, dashes > start);
        if (value == null) {
            return 0;
        }
        boolean wholeLine = start == 0 && dashes > start;
        int unbroken = text.charAt(value.start() - 1) == '=' && !wholeLine ? value.end() : 0;
        if (value.end() - value.start() > MAX_VALUE) {
            return Math.min(unbroken, value.end() - MAX_VALUE);
        }
        String secret = text.substring(value.start(), value.end());
        if (!Harmless.is(secret, kind) && !isProse(text, start, end, value)) {
            matches.add(new Match(kind.label(), text.substring(dashes, end), value.start(), value.end()));
            return unbroken;
        }
        return 0;
    }

    /** {@code invalid token: key is not valid}: a word of a sentence, behind a word of it. */
    private static boolean isProse(String text, int start, int end, Value value) {
        boolean colon = text.substring(end, value.start()).strip().equals(":");
        boolean behindWord = start > 1 && text.charAt(start - 1) == ' ' && Character.isLetter(text.charAt(start - 2));
        int next = value.end();
        boolean beforeWord =
                next + 1 < text.length() && text.charAt(next) == ' ' && Character.isLetter(text.charAt(next + 1));
        return colon
                && behindWord
                && beforeWord
                && text.substring(value.start(), next).chars().allMatch(Character::isLowerCase);
    }

    private static int nameStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < MAX_NAME && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int nameEnd(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < MAX_NAME && isNamePart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }
}
