package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;
import java.io.IOException;
import java.util.Optional;

/** Makes a resource of an element of a list. */
@FunctionalInterface
public interface Item {
    /** A resource that is about to be stored. */
    record Found(Scope scope, String id, String name, JsonNode attributes) {}

    /**
     * @return empty for an element that is not wanted
     * @throws IOException for an element that is not of the promised shape; the page then ends as unreadable
     */
    Optional<Found> of(JsonNode element) throws IOException;
}
