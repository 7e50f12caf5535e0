package io.secnumscan.openstack.read;

import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.text.Text;
import java.net.URI;
import java.util.List;
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

    /** What is asked then. */
    default List<PlannedCall> calls() {
        return List.of();
    }

    /** @param addresses that the doubt asks */
    static Doubt asking(List<URI> addresses, Doubt doubt) {
        return new Doubt() {
            @Override
            public Optional<String> reason() {
                return doubt.reason();
            }

            @Override
            public List<PlannedCall> calls() {
                Text empty = new Text("if the list is empty", "si la liste est vide");
                return addresses.stream().map(address -> PlannedCall.get(address).when(empty)).toList();
            }
        };
    }

    static Coverage check(Coverage read, Doubt doubt) {
        if (read instanceof Coverage.Complete(long count) && count == 0) {
            return doubt.reason()
                    .map(reason -> Coverage.partial(0, Cause.FILTERED, "the list is empty, and " + reason))
                    .orElse(read);
        }
        return read;
    }
}
