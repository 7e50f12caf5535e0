package io.secnumscan.core.yaml;

import java.util.List;

/**
 * The text that positions point into.
 *
 * @param name what messages call it: the path as it was given
 * @param lines without their line ends; empty when the file could not be read
 */
public record Source(String name, List<String> lines) {
    public Source {
        lines = List.copyOf(lines);
    }

    /** Splits on LF; the text is expected to have no CR, see {@link YamlFile}. */
    static Source of(String name, String text) {
        return new Source(name, text.lines().toList());
    }

    /** The line with that number, counted from 1; empty text where there is none. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
