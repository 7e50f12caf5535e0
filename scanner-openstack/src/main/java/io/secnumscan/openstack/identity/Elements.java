package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.SafeId;
import java.io.IOException;

/** What every element of Keystone's lists has. */
final class Elements {
    private Elements() {}

    /** @throws IOException for an element without an id that an address can hold: not of the shape that Keystone promises */
    static String id(JsonNode element) throws IOException {
        String id = element.path("id").asText();
        if (id.isEmpty()) {
            throw new IOException("an element of the list has no id");
        }
        return SafeId.check(id);
    }

    /**
     * The item, for a list that was asked for one domain's.
     *
     * @return an item that takes a row of another domain for what it is: the question was not understood, and the answer
     *     says nothing of that domain
     */
    static Item ofDomain(String domain, Item item) {
        return element -> {
            if (!element.path("domain_id").asText().equals(domain)) {
                throw new IOException("an element of the list is not of the domain that was asked for");
            }
            return item.of(element);
        };
    }
}
