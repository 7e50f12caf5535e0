package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Single packets in sets. */
@SuppressWarnings("ReferenceEquality") // nodes that hold the same are the same
final class Paths {
    private Paths() {}

    /** Where the path of a packet ends; empty when it is not in the set. */
    static Optional<Leaf> end(Node set, Packet packet) {
        Node at = set;
        for (Field field : Field.values()) {
            int range = at.find(packet.of(field));
            if (range == at.size()) {
                return Optional.empty();
            }
            at = at.to(range);
        }
        return at instanceof Leaf leaf ? Optional.of(leaf) : Optional.empty();
    }

    /** The first packet of a set that is not empty. */
    static Packet least(Node set, Node nothing) {
        Map<Field, Unsigned128> values = new EnumMap<>(Field.class);
        Node at = set;
        for (Field field : Field.values()) {
            int range = at.to(0) == nothing ? 1 : 0;
            values.put(field, at.first(range));
            at = at.to(range);
        }
        return new Packet(
                small(values, Field.FAMILY), small(values, Field.PROTOCOL), small(values, Field.DESTINATION_PORT),
                small(values, Field.SOURCE_PORT), values.getOrDefault(Field.DESTINATION, Unsigned128.ZERO),
                values.getOrDefault(Field.SOURCE, Unsigned128.ZERO));
    }

    private static int small(Map<Field, Unsigned128> values, Field field) {
        return Math.toIntExact(values.getOrDefault(field, Unsigned128.ZERO).low());
    }
}
