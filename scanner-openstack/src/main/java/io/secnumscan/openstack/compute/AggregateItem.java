package io.secnumscan.openstack.compute;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.read.Item;
import java.io.IOException;
import java.util.Optional;

/** A host aggregate, by its uuid; before microversion 2.41 it has a number only. */
final class AggregateItem implements Item {
    @Override
    public Optional<Found> of(JsonNode aggregate) throws IOException {
        String id = aggregate.path("uuid").asText(aggregate.path("id").asText());
        if (id.isEmpty()) {
            throw new IOException("an aggregate has no id");
        }
        return Optional.of(new Found(Scope.ALL, id, aggregate.path("name").asText(), aggregate));
    }
}
