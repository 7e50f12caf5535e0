package io.secnumscan.k8s.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.http.JsonPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What no snapshot of a cluster holds: who wrote which field ({@code managedFields}, a third of all bytes), and copies of
 * whole objects in annotations, which hold the values that are taken out elsewhere.
 */
public final class Trimmed {
    /** Annotations that hold an object as it was applied; the first by {@code kubectl apply}, the others by their tools. */
    private static final List<String> COPIES = List.of(
            "last-applied", "objectset.rio.cattle.io/applied", "kapp.k14s.io/original", "kopf.zalando.org/",
            "previous-applied");

    /** Whose token it is, and which names a certificate in it has: written by the API server and by cert-manager. */
    private static final Set<String> NAMES = Set.of(
            "kubernetes.io/service-account.name", "cert-manager.io/certificate-name", "cert-manager.io/common-name",
            "cert-manager.io/alt-names");

    private Trimmed() {}

    public static void common(ObjectNode object) {
        if (object.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations(annotations);
            }
        }
    }

    /**
     * Of a Secret, the names of its annotations: some tools keep there what they put into its data. Values stay where they
     * name what the secret is for, and are read from nothing in it that is secret.
     */
    public static void annotationValues(ObjectNode object) {
        if (object.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            annotations(annotations);
            for (Map.Entry<String, JsonNode> annotation : List.copyOf(annotations.properties())) {
                if (!NAMES.contains(annotation.getKey())) {
                    takeOut(annotations, annotation, "annotation");
                }
            }
        }
    }

    private static void annotations(ObjectNode annotations) {
        List<Map.Entry<String, JsonNode>> copies = new ArrayList<>();
        for (Map.Entry<String, JsonNode> annotation : annotations.properties()) {
            String name = annotation.getKey().toLowerCase(Locale.ROOT);
            if (COPIES.stream().anyMatch(name::contains) || isObject(annotation.getValue().asText())) {
                copies.add(annotation);
            }
        }
        for (Map.Entry<String, JsonNode> copy : List.copyOf(copies)) {
            takeOut(annotations, copy, "copy-of-object");
        }
    }

    /** That there was something is kept, and how long it was. */
    private static void takeOut(ObjectNode annotations, Map.Entry<String, JsonNode> annotation, String kind) {
        if (annotation.getValue().isTextual()) {
            ObjectNode left = JsonNodeFactory.instance.objectNode();
            left.put("removed", true).put("kind", kind).put("length", annotation.getValue().textValue().length());
            annotations.set(annotation.getKey(), left);
        }
    }

    /** Whether a text is an object of Kubernetes as JSON, under whatever name a tool keeps it. */
    private static boolean isObject(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return false;
        }
        try {
            JsonNode json = JsonPage.JSON.readTree(text);
            return json.has("kind") || json.has("data") || json.has("stringData");
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
