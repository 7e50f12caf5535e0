package io.secnumscan.k8s.analysis.permission;

import com.fasterxml.jackson.databind.JsonNode;

/** The role that a binding leads to: one of the binding's own namespace, or one of the cluster. */
record RoleRef(String kind, String namespace, String name) {
    /** @param namespace of the binding; empty for one of the cluster */
    static RoleRef of(JsonNode binding, String namespace) {
        JsonNode reference = binding.path("roleRef");
        String kind = reference.path("kind").asText();
        return new RoleRef(kind, kind.equals("Role") ? namespace : "", reference.path("name").asText());
    }

    /** As the role itself is called: {@code Role/namespace/name}, {@code ClusterRole//name}. */
    String id() {
        return kind + "/" + namespace + "/" + name;
    }
}
