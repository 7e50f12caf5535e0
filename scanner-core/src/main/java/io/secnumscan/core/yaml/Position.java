package io.secnumscan.core.yaml;

import java.util.List;

/**
 * A place in a file.
 *
 * @param line counted from 1; 0 means the file as a whole
 * @param column counted from 1 in code points; 0 with line 0
 */
public record Position(Source source, int line, int column) {
    /** The file as a whole, for a file that is missing or can't be read. */
    public static Position ofFile(String name) {
        return new Position(new Source(name, List.of()), 0, 0);
    }

    public String file() {
        return source.name();
    }

    /** {@code rules/parameters.yaml:12:7}. */
    @Override
    public String toString() {
        return line == 0 ? file() : file() + ":" + line + ":" + column;
    }
}
