package io.secnumscan.core.detect;

import io.secnumscan.core.detect.Programs.How;
import org.jspecify.annotations.Nullable;

/** Where a secret stands in the word that holds it. */
final class Held {
    private static final String QUOTES = "\"'\\";

    private Held() {}

    /** @param start of the value in the word */
    static @Nullable Value in(How how, String word, int start) {
        return switch (how) {
            case NOTHING, LATER -> null;
            case WHOLE, GLUED -> whole(word, start);
            case COLON -> behind(':', word, start);
            case PERCENT -> behind('%', word, start);
            case COMMA -> behind(',', word, start);
            case SETTING -> behind('=', word, start);
        };
    }

    /** {@code scott/tiger@db}. */
    static @Nullable Value slash(String word) {
        int slash = word.indexOf('/');
        if (slash <= 0 || word.startsWith("@") || word.charAt(slash - 1) == '@' || word.charAt(slash - 1) == '.') {
            return null;
        }
        int at = word.lastIndexOf('@');
        int end = at > slash ? at : word.length();
        return word.indexOf('/', slash + 1) < 0 || at > slash ? whole(word.substring(0, end), slash + 1) : null;
    }

    private static @Nullable Value behind(char sign, String word, int start) {
        int at = word.indexOf(sign, start);
        return at <= start || word.startsWith("://", at) ? null : whole(word, at + 1);
    }

    /** The rest of a word without the quotes around it; may be empty. */
    static Value unquoted(String word, int start) {
        int from = start;
        int to = word.length();
        while (from < to && QUOTES.indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && QUOTES.indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return new Value(from, to);
    }

    private static @Nullable Value whole(String word, int start) {
        Value bare = unquoted(word, start);
        int from = word.startsWith("pass:", bare.start()) ? bare.start() + "pass:".length() : bare.start();
        int to = bare.end();
        if (from >= to) {
            return null;
        }
        String value = word.substring(from, to);
        boolean place = value.startsWith("{{") || value.startsWith("$(") || value.startsWith("${");
        return place || Harmless.is(value, SecretNames.Kind.PASSWORD) ? null : new Value(from, to);
    }
}
