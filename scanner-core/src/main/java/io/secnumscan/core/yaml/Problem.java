package io.secnumscan.core.yaml;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something wrong in a file.
 *
 * @param message what is wrong, one line
 * @param wayOut what would be right, one line: {@code did you mean 'severity'?}
 */
public record Problem(Position at, String message, Optional<String> wayOut) {
    /** By file, line, column, then message: the order in which problems are shown. */
    static final Comparator<Problem> ORDER = Comparator.comparing((Problem p) -> p.at().file())
            .thenComparing(p -> p.at().line())
            .thenComparing(p -> p.at().column())
            .thenComparing(Problem::message);

    /** {@code file:line:column: message}, the source line with a caret below, the way out. Ends without a line end. */
    public String render() {
        StringBuilder text = new StringBuilder(at + ": " + Excerpt.clean(message));
        if (at.line() > 0) {
            text.append('\n').append(Excerpt.of(at));
        }
        wayOut.ifPresent(way -> text.append("\n  ").append(Excerpt.clean(way)));
        return text.toString();
    }
}
