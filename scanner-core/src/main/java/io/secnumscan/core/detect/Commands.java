package io.secnumscan.core.detect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in commands that a text holds, as shells write them and as lists of words in JSON and YAML do. Each text is read
 * twice, with its quotes and without: a stray one hides nothing.
 */
final class Commands implements TextDetector {
    private static final int MAX_DEPTH = 3;
    private static final int MOST_BACKSLASHES = 7;
    private static final String BREAKS = ";|&()`{}";
    /** Nothing at a word's begin. */
    private static final String SIGNS = ",[]:=";

    @Override
    public void find(String text, List<Match> matches) {
        new Reading(text, matches).read(0, text.length(), true, 0);
        new Reading(text, matches).read(0, text.length(), false, 0);
    }

    private static final class Reading {
        private final String text;
        private final List<Match> matches;
        private final Quotes quotes;

        Reading(String text, List<Match> matches) {
            this.text = text;
            this.matches = matches;
            this.quotes = new Quotes(text);
        }

        void read(int start, int end, boolean grouped, int depth) {
            CommandLine line = new CommandLine(true);
            int at = start;
            while (at < end) {
                char c = text.charAt(at);
                int newline = c == '\n' ? newLine(at, end) : written(at);
                if (newline != 0) {
                    line = newline < 0 ? new CommandLine(true) : line;
                    at += Math.abs(newline);
                } else if (BREAKS.indexOf(c) >= 0 && !text.startsWith("{{", at)) {
                    line = new CommandLine(true);
                    at++;
                } else if (c <= ' ' || SIGNS.indexOf(c) >= 0) {
                    at++;
                } else {
                    at = word(at, end, grouped, depth, line);
                }
            }
        }

        /** How far the line end reaches; below zero where a command ends with it. */
        private int newLine(int at, int end) {
            int next = at + 1;
            while (next < end && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
                next++;
            }
            boolean item = next + 1 < end && text.charAt(next) == '-' && text.charAt(next + 1) == ' ';
            boolean joined = at > 0 && text.charAt(at - 1) == '\\';
            return item ? next + 2 - at : joined ? 1 : -1;
        }

        /** The same for one that is written as {@code \\n}, behind a backslash that joins lines too. */
        private int written(int at) {
            int end = at;
            while (end < text.length() && end - at < MOST_BACKSLASHES && text.charAt(end) == '\\') {
                end++;
            }
            boolean letter = end > at && end < text.length() && "nrt".indexOf(text.charAt(end)) >= 0;
            return !letter ? 0 : end - at > 2 || text.charAt(end) == 't' ? end + 1 - at : at - end - 1;
        }

        private int word(int start, int end, boolean grouped, int depth, CommandLine line) {
            int at = start;
            int inner = -1;
            int innerEnd = -1;
            while (at < end && !ends(at)) {
                int quote = quotes.width(at);
                if (quote == 0) {
                    at++;
                    continue;
                }
                int close = grouped ? quotes.close(at, quote, end) : -1;
                if (close < 0) {
                    if (at == start) {
                        return at + quote;
                    }
                    break;
                }
                inner = at == start ? at + quote : -1;
                innerEnd = close;
                deeper(at + quote, close, depth);
                at = close + quote;
                if (at < end && (SIGNS.indexOf(text.charAt(at)) >= 0)) {
                    break;
                }
            }
            boolean quoted = inner >= 0 && innerEnd + (inner - start) == at;
            int from = quoted ? inner : start;
            int to = quoted ? innerEnd : at > start + 1 && text.charAt(at - 1) == ',' ? at - 1 : at;
            if (to > from) {
                add(from, line.next(text.substring(from, to)));
            }
            return Math.max(at, start + 1);
        }

        private boolean ends(int at) {
            char c = text.charAt(at);
            return c <= ' ' || c == '\\' && written(at) != 0 || c != '{' && c != '}' && BREAKS.indexOf(c) >= 0;
        }

        /** What a quote holds may be a command itself: {@code sh -c "…"}. */
        private void deeper(int start, int end, int depth) {
            if (depth < MAX_DEPTH && holdsBlank(start, end)) {
                new Reading(text, matches).read(start, end, true, depth + 1);
            }
        }

        private boolean holdsBlank(int start, int end) {
            int blank = text.indexOf(' ', start, end);
            return blank >= 0 || text.indexOf('\n', start, end) >= 0;
        }

        private void add(int from, @Nullable Value secret) {
            if (secret != null) {
                matches.add(new Match("password", "", from + secret.start(), from + secret.end()));
            }
        }
    }
}
