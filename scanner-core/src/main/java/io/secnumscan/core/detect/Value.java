package io.secnumscan.core.detect;

import org.jspecify.annotations.Nullable;

/** Where the value behind a name stands in a text. */
record Value(int start, int end) {
    private static final String ENDS = " \t\r\n\"'`,;&|<>(){}[]\\";

    /**
     * @param nameEnd behind the name
     * @param option whether the name is an option, which a blank may part from its value
     * @return null when nothing is assigned there
     */
    static @Nullable Value behind(String text, int nameStart, int nameEnd, boolean option) {
        int at = closingQuote(text, nameEnd);
        boolean quotedName = at > nameEnd;
        int separator = blanks(text, at);
        char sign = separator < text.length() ? text.charAt(separator) : '\n';
        if (sign != '=' && sign != ':') {
            boolean next = option && separator > at && sign != '-' && sign != '\n' && sign != '\r';
            return next ? scalar(text, separator, false) : null;
        }
        int begin = separator + 1;
        if (begin < text.length() && (text.charAt(begin) == '>' || sign == ':' && text.charAt(begin) == '=')) {
            begin++;
        } else if (begin < text.length() && text.charAt(begin) == '=') {
            return null;
        }
        boolean glued = begin < text.length() && !Character.isWhitespace(text.charAt(begin));
        if (sign == ':' && glued && !quotedName && !startsLine(text, nameStart)) {
            return null;
        }
        int value = blanks(text, begin);
        if (sign == ':' && isBlock(text, value)) {
            return block(text, nameStart, value);
        }
        return scalar(text, value, wholeLine(text, nameStart, sign, option, quotedName));
    }

    /** A value that begins here. */
    static @Nullable Value at(String text, int start) {
        return scalar(text, start, false);
    }

    /** Whether what follows belongs to the value up to the end of its line: YAML and INI, and an option on its own. */
    private static boolean wholeLine(String text, int nameStart, char sign, boolean option, boolean quotedName) {
        if (quotedName) {
            return false;
        }
        if (sign == ':') {
            return startsLine(text, nameStart);
        }
        return option && nameStart == 0;
    }

    private static @Nullable Value scalar(String text, int start, boolean wholeLine) {
        if (start >= text.length()) {
            return null;
        }
        int quote = openingQuote(text, start);
        if (quote > start) {
            return quoted(text, start, quote);
        }
        char first = text.charAt(start);
        if (first == '{' || first == '[' || first == '\n' || first == '\r') {
            return null;
        }
        int end = start;
        if (wholeLine) {
            end = lineEnd(text, start);
            int comment = text.indexOf(" #", start);
            end = comment > start && comment < end ? comment : end;
            while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        } else {
            while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
                end++;
            }
        }
        return end > start ? new Value(start, end) : null;
    }

    /** Up to the same quote, behind as many backslashes as the first one had. */
    private static @Nullable Value quoted(String text, int start, int inside) {
        String quote = text.substring(start, inside);
        int end = inside;
        while (true) {
            end = text.indexOf(quote, end);
            if (end < 0) {
                end = lineEnd(text, inside);
                break;
            }
            if (text.charAt(end - 1) != '\\' || quote.charAt(0) == '\'') {
                break;
            }
            end++;
        }
        return end > inside ? new Value(inside, end) : null;
    }

    /** Lines that are indented deeper than the name. */
    private static @Nullable Value block(String text, int nameStart, int indicator) {
        int indent = nameStart - lineStart(text, nameStart);
        int start = lineEnd(text, indicator) + 1;
        int end = start;
        while (end < text.length()) {
            int stop = lineEnd(text, end);
            int first = blanks(text, end);
            if (first < stop && first - end <= indent) {
                break;
            }
            end = stop + 1;
        }
        end = Math.min(end, text.length());
        return start < end ? new Value(start, end) : null;
    }

    private static boolean isBlock(String text, int at) {
        if (at >= text.length() || text.charAt(at) != '|' && text.charAt(at) != '>') {
            return false;
        }
        int end = lineEnd(text, at);
        return end - at <= 3 && end < text.length();
    }

    /** Behind {@code "}, {@code '}, {@code \"} that closes a quoted name. */
    private static int closingQuote(String text, int at) {
        int quote = at;
        while (quote < text.length() && text.charAt(quote) == '\\') {
            quote++;
        }
        return quote < text.length() && (text.charAt(quote) == '"' || text.charAt(quote) == '\'') ? quote + 1 : at;
    }

    private static int openingQuote(String text, int at) {
        int inside = closingQuote(text, at);
        return inside == at && at < text.length() && text.charAt(at) == '`' ? at + 1 : inside;
    }

    private static int blanks(String text, int at) {
        int next = at;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next;
    }

    /** Whether nothing stands before the name in its line but blanks and the dash of a list. */
    private static boolean startsLine(String text, int nameStart) {
        for (int i = nameStart - 1; i >= 0 && text.charAt(i) != '\n'; i--) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
