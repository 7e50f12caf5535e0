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

    /** The options by which kubectl acts as it; a group is acted for by somebody in it, whatever the name. */
    String kubectl() {
        return kind.equals("Group")
                ? "--as=somebody --as-group=" + quoted(name)
                : "--as=" + quoted(account());
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9:@._/-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    boolean anonymous() {
        return !kind.equals(SERVICE_ACCOUNT) && ANONYMOUS.contains(name);
    }

    boolean everyone() {
        return kind.equals("Group") && EVERYONE.contains(name);
    }
}
