package io.secnumscan.core.detect;

/** Quotes of a text, with the backslashes that make them one inside another. One pass to the end of the text each kind. */
final class Quotes {
    private static final int MOST_BACKSLASHES = 7;

    private final String text;
    /** Kinds of which no further one closes. */
    private final boolean[] open = new boolean[2 * (MOST_BACKSLASHES + 1)];

    Quotes(String text) {
        this.text = text;
    }

    /** How many characters a quote has that begins there; 0 for none. */
    int width(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '\\' && end - at < MOST_BACKSLASHES) {
            end++;
        }
        return end < text.length() && isQuote(text.charAt(end)) ? end + 1 - at : 0;
    }

    /** Where the quote of the same kind stands; -1 for nowhere. */
    int close(int at, int width, int end) {
        char sign = text.charAt(at + width - 1);
        int kind = 2 * (width - 1) + (sign == '"' ? 1 : 0);
        if (open[kind]) {
            return -1;
        }
        String quote = text.substring(at, at + width);
        int close = at + width;
        do {
            close = text.indexOf(quote, close, end);
            if (close < 0) {
                open[kind] = true;
                return -1;
            }
            if (sign == '\'' || text.charAt(close - 1) != '\\') {
                return close;
            }
            close++;
        } while (close < end);
        return -1;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
