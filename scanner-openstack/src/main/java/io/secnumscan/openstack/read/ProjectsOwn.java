package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;
import java.io.IOException;
import java.util.Optional;

/**
 * An element of a list that shows the token's project and no other. Whose it is, some services tell administrators only: what
 * says nothing of it is the project's.
 */
public record ProjectsOwn(Item item, Scope project) implements Item {
    @Override
    public Optional<Found> of(JsonNode element) throws IOException {
        return item.of(element).map(found -> found.scope().equals(Scope.ALL)
                ? new Found(project, found.id(), found.name(), found.attributes())
                : found);
    }
}
