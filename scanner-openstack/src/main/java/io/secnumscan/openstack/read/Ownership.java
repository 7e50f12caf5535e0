package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps one copy of what several identities see. Each reads its own scope; what others own (a shared network) is left to
 * the reading of its owner's scope, and kept by the first that shows it when there is none.
 *
 * @param own the scope that is read
 * @param others scopes that are read beside it
 * @param keepers which reading stores an id that no scope of the run owns; shared by the readings
 */
public record Ownership(Item item, Scope own, Set<Scope> others, ConcurrentMap<String, Scope> keepers) implements Item {
    @Override
    public Optional<Found> of(JsonNode element) throws IOException {
        return item.of(element).filter(this::mine);
    }

    private boolean mine(Found found) {
        if (!found.scope().equals(Scope.ALL) && own.covers(found.scope())) {
            return true;
        }
        if (others.stream().anyMatch(other -> other.covers(found.scope()))) {
            return false;
        }
        Scope keeper = keepers.putIfAbsent(found.id(), own);
        return keeper == null || keeper.equals(own);
    }
}
