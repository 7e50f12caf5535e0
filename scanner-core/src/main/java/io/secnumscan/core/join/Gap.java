package io.secnumscan.core.join;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.text.Text;
import java.util.Optional;

/**
 * Why something of a type may not have been seen.
 *
 * @param type the resource type
 * @param reason what happened, in the words of the collector
 * @param missingRight the right that would show it
 */
public record Gap(String type, Cause cause, String reason, Optional<Text> missingRight) {
    /** The gap that a coverage leaves; empty when it leaves none. */
    public static Optional<Gap> of(String type, Coverage coverage) {
        return switch (coverage) {
            case Coverage.Complete(var count) -> Optional.empty();
            case Coverage.Absent(var reason) -> Optional.empty();
            case Coverage.Partial(var count, var cause, var reason, var right) ->
                    Optional.of(new Gap(type, cause, reason, right));
            case Coverage.Unavailable(var cause, var reason, var right) ->
                    Optional.of(new Gap(type, cause, reason, right));
        };
    }

    public static Gap notCollected(String type) {
        return new Gap(type, Cause.NOT_COLLECTED, "the collection did not ask for it", Optional.empty());
    }
}
