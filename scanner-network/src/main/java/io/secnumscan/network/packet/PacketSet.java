package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A set of packets, exact. Of one {@link PacketSpace}, equal sets are equal values; those of two must not be mixed. */
public final class PacketSet {
    private final PacketSpace space;
    private final Node node;

    PacketSet(PacketSpace space, Node node) {
        this.space = space;
        this.node = node;
    }

    public PacketSet and(PacketSet other) {
        return new PacketSet(space, space.and(node, of(other)));
    }

    public PacketSet or(PacketSet other) {
        return new PacketSet(space, space.or(node, of(other)));
    }

    public PacketSet minus(PacketSet other) {
        return new PacketSet(space, space.minus(node, of(other)));
    }

    /** Every packet that can be and is not in this set. */
    public PacketSet complement() {
        return space.all().minus(this);
    }

    public boolean isEmpty() {
        return node == space.nothing();
    }

    public boolean containsAll(PacketSet other) {
        return other.minus(this).isEmpty();
    }

    /**
     * These packets with another destination or source: what an address translation makes of them.
     *
     * @param values of the family of all packets in the set
     */
    public PacketSet replaced(Field field, Interval values) {
        return new PacketSet(space, space.replaced(node, Field.FAMILY, field, values));
    }

    public boolean contains(Packet packet) {
        Node at = node;
        for (Field field : Field.values()) {
            Optional<Node> next = follow(at, packet.of(field));
            if (next.isEmpty()) {
                return false;
            }
            at = next.get();
        }
        return true;
    }

    private static Optional<Node> follow(Node node, Unsigned128 value) {
        return node.edges().stream()
                .filter(edge -> edge.first().compareTo(value) <= 0 && value.compareTo(edge.last()) <= 0)
                .map(Node.Edge::to)
                .findFirst();
    }

    /** The least packet of the set, by the order of the fields; empty for the empty set. */
    public Optional<Packet> witness() {
        if (isEmpty()) {
            return Optional.empty();
        }
        Map<Field, Unsigned128> values = new EnumMap<>(Field.class);
        Node at = node;
        for (Field field : Field.values()) {
            Node.Edge edge = at.edges().getFirst();
            values.put(field, edge.first());
            at = edge.to();
        }
        return Optional.of(new Packet(
                small(values, Field.FAMILY), small(values, Field.PROTOCOL), small(values, Field.DESTINATION_PORT),
                small(values, Field.SOURCE_PORT), values.getOrDefault(Field.DESTINATION, Unsigned128.ZERO),
                values.getOrDefault(Field.SOURCE, Unsigned128.ZERO)));
    }

    private static int small(Map<Field, Unsigned128> values, Field field) {
        return Math.toIntExact(values.getOrDefault(field, Unsigned128.ZERO).low());
    }

    private Node of(PacketSet other) {
        if (other.space != space) {
            throw new IllegalArgumentException("sets of two spaces");
        }
        return other.node;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PacketSet set && set.node == node;
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }
}
