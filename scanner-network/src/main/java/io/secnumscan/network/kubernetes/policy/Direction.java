package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.packet.Field;

/** Seen from the pod that a policy is about. */
public enum Direction {
    INGRESS(Field.SOURCE, Field.DESTINATION, "ingress", "from"),
    EGRESS(Field.DESTINATION, Field.SOURCE, "egress", "to");

    private final Field peer;
    private final Field own;
    private final String member;
    private final String peers;

    Direction(Field peer, Field own, String member, String peers) {
        this.peer = peer;
        this.own = own;
        this.member = member;
        this.peers = peers;
    }

    /** Where a packet has the address of the other end. */
    Field peer() {
        return peer;
    }

    /** Where a packet has the address of the pod itself. */
    Field own() {
        return own;
    }

    /** The member of a policy with the rules of this direction. */
    public String member() {
        return member;
    }

    /** The member of a rule that names who is at the other end. */
    public String peers() {
        return peers;
    }
}
