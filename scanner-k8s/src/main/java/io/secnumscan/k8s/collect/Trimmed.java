package io.secnumscan.k8s.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What no snapshot of a cluster holds: who wrote which field ({@code managedFields}, a third of all bytes), and copies of
 * whole objects in annotations, which hold the values that are taken out elsewhere.
 */
public final class Trimmed {
    /** Annotations that hold an object as it was applied; the first by {@code kubectl apply}, the others by their tools. */
    private static final List<String> COPIES = List.of(
            "last-applied", "objectset.rio.cattle.io/applied", "kapp.k14s.io/original", "kopf.zalando.org/",
            "previous-applied");

    private Trimmed() {}

    public static void common(ObjectNode object) {
        if (object.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations(annotations);
            }
        }
    }

    /** That there was a copy is kept, and how long it was. */
    private static void annotations(ObjectNode annotations) {
        List<Map.Entry<String, JsonNode>> copies = new ArrayList<>();
        for (Map.Entry<String, JsonNode> annotation : annotations.properties()) {
            String name = annotation.getKey().toLowerCase(Locale.ROOT);
            if (COPIES.stream().anyMatch(name::contains)) {
                copies.add(annotation);
            }
        }
        for (Map.Entry<String, JsonNode> copy : List.copyOf(copies)) {
            ObjectNode left = JsonNodeFactory.instance.objectNode();
            left.put("removed", true).put("kind", "copy-of-object").put("length", copy.getValue().asText().length());
            annotations.set(copy.getKey(), left);
        }
    }
}
