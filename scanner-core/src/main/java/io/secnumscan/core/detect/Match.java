package io.secnumscan.core.detect;

/**
 * A secret found in a text.
 *
 * @param kind {@code password}, {@code token}, {@code private-key}, …
 * @param name of the variable, option or key that held it; empty where there is none
 * @param start of the secret itself, in characters
 * @param end behind it
 */
public record Match(String kind, String name, int start, int end) {
    private static final int MAX_NAME = 60;

    public Match {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a match has a beginning before its end");
        }
    }

    /** {@code password DB_PASSWORD:12}: kind, name if there is one, and line from 1. */
    String describe(String text) {
        int line = 1;
        for (int i = 0; i < start; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return kind + (name.isEmpty() ? "" : " " + name.substring(0, Math.min(MAX_NAME, name.length()))) + ":" + line;
    }
}
