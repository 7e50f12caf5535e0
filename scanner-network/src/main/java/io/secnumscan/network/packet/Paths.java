package io.secnumscan.network.packet;

import java.util.Optional;

/** Single packets in sets. */
final class Paths {
    private static final Field[] FIELDS = Field.values();

    private Paths() {}

    /** Where the path of a packet ends; empty when it is not in the set. */
    static Optional<Leaf> end(Node set, Packet packet) {
        Node at = set;
        for (Field field : FIELDS) {
            int range = at.find(packet.of(field));
            if (range == at.size()) {
                return Optional.empty();
            }
            at = at.to(range);
        }
        return at instanceof Leaf leaf ? Optional.of(leaf) : Optional.empty();
    }
}
