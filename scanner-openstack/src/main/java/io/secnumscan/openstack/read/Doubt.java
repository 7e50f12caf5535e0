package io.secnumscan.openstack.read;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import java.util.Optional;

/**
 * A second source that is asked when a list that the view should show whole comes back empty: an API that filters answers
 * just so.
 */
@FunctionalInterface
public interface Doubt {
    Doubt NONE = Optional::empty;

    /** @return why the list can't be empty; empty when nothing speaks against it */
    Optional<String> reason();

    static Coverage check(Coverage read, Doubt doubt) {
        if (read instanceof Coverage.Complete(long count) && count == 0) {
            return doubt.reason()
                    .map(reason -> Coverage.partial(0, Cause.FILTERED, "the list is empty, and " + reason))
                    .orElse(read);
        }
        return read;
    }
}
