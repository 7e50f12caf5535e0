package io.secnumscan.k8s.analysis.permission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Who a binding names. */
record Subject(String kind, String namespace, String name) {
    private static final String SERVICE_ACCOUNT = "ServiceAccount";
    private static final Set<String> ANONYMOUS = Set.of("system:anonymous", "system:unauthenticated");
    private static final Set<String> EVERYONE = Set.of("system:authenticated", "system:serviceaccounts");

    static Subject of(JsonNode subject) {
        String kind = subject.path("kind").asText();
        String namespace = kind.equals(SERVICE_ACCOUNT) ? subject.path("namespace").asText("") : "";
        return new Subject(kind, namespace, subject.path("name").asText());
    }

    /** {@code ServiceAccount/namespace/name}, {@code Group//name}. */
    String id() {
        return kind + "/" + namespace + "/" + name;
    }

    /** The name that the authorizer compares: a service account is the user of that name, and the other way round. */
    String account() {
        return kind.equals(SERVICE_ACCOUNT) ? "system:serviceaccount:" + namespace + ":" + name : name;
    }

    boolean anonymous() {
        return !kind.equals(SERVICE_ACCOUNT) && ANONYMOUS.contains(name);
    }

    boolean everyone() {
        return kind.equals("Group") && EVERYONE.contains(name);
    }
}
