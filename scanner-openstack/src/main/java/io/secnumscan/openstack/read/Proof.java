package io.secnumscan.openstack.read;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.text.Text;
import java.util.Optional;

/** Says of what was read no more than the view proves, and names the right that was missing. */
public final class Proof {
    private Proof() {}

    /**
     * @param view what the identity is proved to see
     * @param right the role or policy that shows all of the type
     */
    public static Coverage judge(Coverage read, View view, Text right) {
        return switch (read) {
            case Coverage.Complete complete when view instanceof View.Unproved ->
                    new Coverage.Partial(
                            complete.count(),
                            Cause.FILTERED,
                            "the service shows each identity what it may see, and nothing proves that this is all of it",
                            Optional.of(right));
            case Coverage.Complete complete -> complete;
            case Coverage.Partial partial when aboutRights(partial.cause()) && partial.missingRight().isEmpty() ->
                    new Coverage.Partial(partial.count(), partial.cause(), partial.reason(), Optional.of(right));
            case Coverage.Partial partial -> partial;
            case Coverage.Unavailable nothing when aboutRights(nothing.cause()) && nothing.missingRight().isEmpty() ->
                    new Coverage.Unavailable(nothing.cause(), nothing.reason(), Optional.of(right));
            case Coverage.Unavailable nothing -> nothing;
            case Coverage.Absent absent -> absent;
        };
    }

    private static boolean aboutRights(Cause cause) {
        return switch (cause) {
            case FORBIDDEN, UNAUTHENTICATED, FILTERED -> true;
            case TIMEOUT,
                    TRUNCATED,
                    SERVER_ERROR,
                    THROTTLED,
                    UNREADABLE,
                    UNREACHABLE,
                    NOT_INSTALLED,
                    INTERRUPTED,
                    NOT_COLLECTED -> false;
        };
    }
}
