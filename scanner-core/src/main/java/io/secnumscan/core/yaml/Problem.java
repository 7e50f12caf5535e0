package io.secnumscan.core.yaml;

import io.secnumscan.core.text.Text;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something wrong in a file.
 *
 * @param message what is wrong, one line
 * @param wayOut what would be right, one line: {@code did you mean 'severity'?}
 */
public record Problem(Position at, Text message, Optional<Text> wayOut) {
    /** By file, line, column, then message: the order in which problems are shown. */
    static final Comparator<Problem> ORDER = Comparator.comparing((Problem p) -> p.at().file())
            .thenComparing(p -> p.at().line())
            .thenComparing(p -> p.at().column())
            .thenComparing(p -> p.message().en());

    /** {@code file:line:column: message}, the source line with a caret below, the way out. Ends without a line end. */
    public Text render() {
        Text text = message.map(Excerpt::clean).at(at.toString());
        if (at.line() > 0) {
            text = text.and(Text.verbatim("\n" + Excerpt.of(at)));
        }
        return wayOut.isPresent() ? text.and(wayOut.get().map(way -> "\n  " + Excerpt.clean(way))) : text;
    }
}
