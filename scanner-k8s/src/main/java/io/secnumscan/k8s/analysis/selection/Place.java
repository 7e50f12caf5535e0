package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.Labels;
import java.util.Optional;

/**
 * A namespace, and its labels if it was read.
 *
 * @param object empty when only its name is known
 */
record Place(String name, Optional<JsonNode> object) {
    Labels labels() {
        return object.map(namespace -> Labels.of(namespace.path("metadata").path("labels"))).orElse(Labels.unread());
    }
}
