package io.secnumscan.k8s.analysis.effect;

import java.util.Locale;

/** Which way connections go, seen from the pods that a policy selects. */
enum Direction {
    INGRESS("from"),
    EGRESS("to");

    private final String peers;

    Direction(String peers) {
        this.peers = peers;
    }

    /** The member that holds its rules. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The member of a rule that names who is at the other end. */
    String peers() {
        return peers;
    }

    /** As the types of a policy name it. */
    String type() {
        return this == INGRESS ? "Ingress" : "Egress";
    }

    /** How people see it: {@code ingress ← *}. */
    String arrow() {
        return word() + (this == INGRESS ? " ← " : " → ");
    }
}
