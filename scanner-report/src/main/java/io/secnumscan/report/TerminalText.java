package io.secnumscan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts on a terminal: harmless, and no wider than it is. */
public final class TerminalText {
    /** A space at which no line is broken; it shows as a common one. */
    static final String JOIN = "\u00a0";

    private TerminalText() {}

    /**
     * The text as one line. Names come from tenants, who may put escape sequences or direction marks into them: those show as
     * {@code \ufffd}.
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(shown(point)));
        return clean.toString();
    }

    /** The same of each line of a message. */
    public static String cleanLines(String text) {
        return text.lines().map(TerminalText::clean).collect(Collectors.joining("\n"));
    }

    private static int shown(int point) {
        if (point == '\n' || point == '\t') {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    0xfffd;
            default -> point;
        };
    }

    /** The text in at most that many columns; what is cut shows as an ellipsis. */
    static String fit(String text, int width) {
        String clean = clean(text);
        if (width(clean) <= width) {
            return clean;
        }
        StringBuilder cut = new StringBuilder();
        int columns = 0;
        for (int point : clean.codePoints().toArray()) {
            columns += columns(point);
            if (columns > width - 1) {
                break;
            }
            cut.appendCodePoint(point);
        }
        return cut.append('…').toString();
    }

    /** The text padded with spaces to that many columns, cut when it is wider. */
    static String pad(String text, int width) {
        String fit = fit(text, width);
        return fit + " ".repeat(width - width(fit));
    }

    /** As many of its lines as that; where there are more, the last ends with an ellipsis. */
    static List<String> wrap(String text, int width, int most) {
        List<String> lines = wrap(text, width);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, most));
        String last = shown.removeLast();
        while (width(last) > width - 2 && last.contains(" ")) {
            last = last.substring(0, last.lastIndexOf(' '));
        }
        shown.add(fit(last, width - 2).replaceFirst("[ …,;:·(–-]+$", "") + " …");
        return shown;
    }

    /**
     * The text in lines of at most that many columns, broken at spaces, but not before the marks that French sets apart by
     * one; a word that is wider than a line is cut.
     */
    public static List<String> wrap(String text, int width) {
        String joined = clean(text).replaceAll(" (?=[:;?!»]( |$))", JOIN).replace("« ", "«" + JOIN);
        return broken(joined, width).stream().map(line -> line.replace(JOIN, " ")).toList();
    }

    /** What is joined stays together where a line can hold it. */
    private static List<String> words(String text, int width) {
        return Stream.of(text.split(" +"))
                .flatMap(word -> width(word) > width ? Stream.of(word.split(JOIN)) : Stream.of(word))
                .toList();
    }

    private static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(text, width)) {
            String fit = fit(word, width);
            if (!line.isEmpty() && width(line.toString()) + 1 + width(fit) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(fit);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    static int width(String text) {
        return text.codePoints().map(TerminalText::columns).sum();
    }

    /** Combining marks take no column, East Asian wide characters and most pictures two. */
    private static int columns(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = point >= 0x1100
                && (point <= 0x115f || (point >= 0x2e80 && point <= 0xa4cf) || (point >= 0xac00 && point <= 0xd7a3)
                        || (point >= 0xf900 && point <= 0xfaff) || (point >= 0xfe30 && point <= 0xfe6f)
                        || (point >= 0xff00 && point <= 0xff60) || (point >= 0x1f300 && point <= 0x1faff)
                        || (point >= 0x20000 && point <= 0x3fffd));
        return wide ? 2 : 1;
    }
}
