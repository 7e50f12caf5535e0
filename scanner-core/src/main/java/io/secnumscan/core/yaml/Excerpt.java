package io.secnumscan.core.yaml;

/** The source line of a problem with a caret below it, fit for a terminal. */
final class Excerpt {
    private static final int WIDTH = 120;
    private static final int BEFORE = 80;

    private Excerpt() {}

    static String of(Position at) {
        int[] line = clean(at.source().line(at.line())).codePoints().toArray();
        int column = Math.clamp(at.column() - 1, 0, line.length);
        int from = column > BEFORE ? column - BEFORE : 0;
        int to = Math.min(line.length, from + WIDTH);
        String shown = new String(line, from, to - from);
        String margin = Integer.toString(at.line());
        return "  " + margin + " | " + shown + "\n  " + " ".repeat(margin.length()) + " | " + " ".repeat(column - from)
                + "^";
    }

    /** One character for each code point, so that the caret stays under it; control and direction marks show as '?'. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(shown(point)));
        return clean.toString();
    }

    private static int shown(int point) {
        if (point == '\t') {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '?';
            default -> point;
        };
    }
}
