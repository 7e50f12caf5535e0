package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Ids that a whole list must hold, since the token or the catalogue names them. A list without them is not whole, whatever
 * its status says: this is how an answer that is filtered in silence is found out. Use one for one reading.
 */
public final class Anchors implements Item {
    private final Item item;
    private final SortedSet<String> missing;

    public Anchors(Item item, Collection<String> ids) {
        this.item = item;
        this.missing = new TreeSet<>(ids);
    }

    @Override
    public Optional<Found> of(JsonNode element) throws IOException {
        Optional<Found> found = item.of(element);
        found.ifPresent(one -> missing.remove(one.id()));
        return found;
    }

    /** The coverage of what was read, which is partial when an anchor didn't show. */
    public Coverage check(Coverage read) {
        if (read instanceof Coverage.Complete complete && !missing.isEmpty()) {
            return Coverage.partial(
                    complete.count(),
                    Cause.FILTERED,
                    "the list lacks " + missing.first() + ", which is there: it shows less than there is");
        }
        return read;
    }
}
