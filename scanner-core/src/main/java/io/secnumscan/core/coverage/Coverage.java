package io.secnumscan.core.coverage;

import io.secnumscan.core.text.Text;
import java.util.Optional;

/**
 * How far reading one type of resource in one scope went. Five different answers, none of which is "pass": refused,
 * missing, truncated, filtered and empty are told apart here, and rules never see one as another.
 */
public sealed interface Coverage {
    /** Every page was read in a proved view that covers the scope; a count of zero means that there is none. */
    record Complete(long count) implements Coverage {}

    /** What was read is kept, and something is or may be missing. */
    record Partial(long count, Cause cause, String reason, Optional<Text> missingRight) implements Coverage {}

    /** Nothing is known about the type in this scope. */
    record Unavailable(Cause cause, String reason, Optional<Text> missingRight) implements Coverage {}

    /** The service, extension or kind does not exist here, and the list that says so was read. */
    record Absent(String reason) implements Coverage {}

    /** What would have to be given to read more, where the service says so. */
    default Optional<Text> missingRight() {
        return Optional.empty();
    }

    /**
     * The same answer where so many rows are there: with any, what was unavailable is partial.
     *
     * @param count of rows that are there
     */
    default Coverage holding(long count) {
        return switch (this) {
            case Complete _ -> new Complete(count);
            case Partial(long _, Cause cause, String reason, Optional<Text> right) ->
                    new Partial(count, cause, reason, right);
            case Unavailable(Cause cause, String reason, Optional<Text> right) when count > 0 ->
                    new Partial(count, cause, reason, right);
            case Unavailable none -> none;
            case Absent none -> none;
        };
    }

    static Coverage partial(long count, Cause cause, String reason) {
        return new Partial(count, cause, reason, Optional.empty());
    }

    static Coverage unavailable(Cause cause, String reason) {
        return new Unavailable(cause, reason, Optional.empty());
    }
}
