package io.secnumscan.core.yaml;

/**
 * A single value, as text. What the text means is for the reader to say ({@link MapReader}, {@link YamlJson}): no value
 * changes its type by the way it is spelt, as {@code no} and {@code 012} do in older YAML.
 */
public record YamlScalar(String text, Style style, Position at) implements YamlNode {
    /** How the value is written. */
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    /** Whether it may mean something else than its text: {@code true}, {@code 5}, {@code null}. */
    public boolean isPlain() {
        return style == Style.PLAIN;
    }

    /** Nothing, {@code ~} or {@code null}, unquoted. */
    public boolean isNull() {
        return isPlain() && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /**
     * Where a character of the value stands in the file, so that an error inside an expression points at the very place:
     * through quotes, escapes, folded lines and block scalars.
     *
     * @param offset of the character in {@link #text()}, from 0; one beyond the end is the end
     */
    public Position position(int offset) {
        return ScalarPositions.locate(this, offset);
    }
}
