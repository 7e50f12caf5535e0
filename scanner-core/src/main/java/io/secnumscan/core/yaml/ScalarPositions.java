package io.secnumscan.core.yaml;

import java.util.List;

/**
 * Finds the characters of a scalar's value again in the file, by walking value and file side by side.
 *
 * <p>Every character that is not white space stands in the file in the same order, whatever the style folded, stripped or
 * indented; only quotes and escapes are written otherwise.
 */
final class ScalarPositions {
    private final List<String> lines;
    private final YamlScalar scalar;
    private int line;
    private int column;

    private ScalarPositions(YamlScalar scalar) {
        this.scalar = scalar;
        this.lines = scalar.at().source().lines();
        this.line = scalar.at().line() - 1;
        String first = scalar.at().source().line(scalar.at().line());
        this.column = first.offsetByCodePoints(0,
                Math.min(scalar.at().column() - 1, first.codePointCount(0, first.length())));
    }

    static Position locate(YamlScalar scalar, int offset) {
        if (scalar.at().line() == 0) {
            return scalar.at();
        }
        ScalarPositions walk = new ScalarPositions(scalar);
        walk.enter();
        String text = scalar.text();
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            walk.pass(text.charAt(i));
        }
        if (offset < text.length() && !Character.isWhitespace(text.charAt(offset))) {
            walk.skipBlank();
            walk.skipEscapedLineEnds();
        }
        return walk.here();
    }

    /** Steps over an anchor, the opening quote, or the header line of a block. */
    private void enter() {
        if (peek() == '&') {
            while (!Character.isWhitespace(peek()) && !atEnd()) {
                column++;
            }
            skipBlank();
        }
        switch (scalar.style()) {
            case PLAIN -> {}
            case SINGLE_QUOTED, DOUBLE_QUOTED -> column++;
            case LITERAL, FOLDED -> {
                line++;
                column = 0;
            }
        }
    }

    private void pass(char wanted) {
        if (scalar.style() == YamlScalar.Style.DOUBLE_QUOTED && passEscape()) {
            return;
        }
        if (Character.isWhitespace(wanted)) {
            if (peek() == wanted || (wanted == ' ' && peek() == '\n')) {
                next();
            }
            return;
        }
        skipBlank();
        if (scalar.style() == YamlScalar.Style.DOUBLE_QUOTED && passEscape()) {
            return;
        }
        next();
        if (wanted == '\'' && scalar.style() == YamlScalar.Style.SINGLE_QUOTED) {
            next();
        }
    }

    /** An escaped line end and the indent behind it make no character. */
    private void skipEscapedLineEnds() {
        while (scalar.style() == YamlScalar.Style.DOUBLE_QUOTED
                && peek() == '\\'
                && column + 1 >= lines.get(line).length()) {
            line++;
            column = 0;
            skipBlank();
        }
    }

    /** Steps over an escape, if one stands here. */
    private boolean passEscape() {
        skipEscapedLineEnds();
        if (peek() != '\\') {
            return false;
        }
        column += switch (lines.get(line).charAt(column + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
        return true;
    }

    private void skipBlank() {
        while (!atEnd() && Character.isWhitespace(peek())) {
            next();
        }
    }

    private void next() {
        if (atEnd()) {
            return;
        }
        if (column >= lines.get(line).length()) {
            line++;
            column = 0;
        } else {
            column++;
        }
    }

    private char peek() {
        if (atEnd()) {
            return 0;
        }
        String current = lines.get(line);
        return column < current.length() ? current.charAt(column) : '\n';
    }

    private boolean atEnd() {
        return line >= lines.size();
    }

    private Position here() {
        if (atEnd()) {
            return new Position(scalar.at().source(), lines.size(), lines.isEmpty() ? 1 : lines.getLast().length() + 1);
        }
        String current = lines.get(line);
        int points = current.codePointCount(0, Math.min(column, current.length()));
        return new Position(scalar.at().source(), line + 1, points + 1);
    }
}
