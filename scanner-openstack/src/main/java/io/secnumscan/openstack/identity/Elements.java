package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** What every element of Keystone's lists has. */
final class Elements {
    private Elements() {}

    /** @throws IOException for an element without an id: not of the shape that Keystone promises */
    static String id(JsonNode element) throws IOException {
        String id = element.path("id").asText();
        if (id.isEmpty()) {
            throw new IOException("an element of the list has no id");
        }
        return id;
    }
}
