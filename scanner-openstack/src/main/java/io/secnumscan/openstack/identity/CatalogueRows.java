package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What the catalogue of a token says of services and endpoints, in the shape of their own lists. */
final class CatalogueRows {
    private CatalogueRows() {}

    static List<JsonNode> service(JsonNode entry) {
        if (!(entry instanceof ObjectNode service)) {
            return List.of();
        }
        ObjectNode row = service.deepCopy();
        row.remove("endpoints");
        return List.of(row);
    }

    /** The catalogue has its endpoints below their service; the service's id is put beside. */
    static List<JsonNode> endpoints(JsonNode entry) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode endpoint : entry.path("endpoints")) {
            if (endpoint instanceof ObjectNode found) {
                rows.add(found.deepCopy().put("service_id", entry.path("id").asText()));
            }
        }
        return rows;
    }
}
