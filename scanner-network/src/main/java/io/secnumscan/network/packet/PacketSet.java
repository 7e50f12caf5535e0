package io.secnumscan.network.packet;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.core.net.Unsigned128;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of packets, exact. Of one {@link PacketSpace}, equal sets are equal values; those of two must not be mixed, but where
 * one {@linkplain PacketSpace#scratch extends} the other.
 */
@SuppressWarnings("ReferenceEquality") // nodes that hold the same are the same
public final class PacketSet {
    private final PacketSpace space;
    private final Node node;

    PacketSet(PacketSpace space, Node node) {
        this.space = space;
        this.node = node;
    }

    /** Where it was made. */
    public PacketSpace space() {
        return space;
    }

    Node node() {
        return node;
    }

    public PacketSet and(PacketSet other) {
        if (node == other.node || other.isAll()) {
            return this;
        }
        PacketSpace common = space.common(other.space);
        return new PacketSet(common, common.algebra().and(in(common), other.in(common)));
    }

    public PacketSet or(PacketSet other) {
        PacketSpace common = space.common(other.space);
        return new PacketSet(common, common.algebra().or(in(common), other.in(common)));
    }

    public PacketSet minus(PacketSet other) {
        PacketSpace common = space.common(other.space);
        return new PacketSet(common, common.algebra().minus(in(common), other.in(common)));
    }

    /** Every packet that can be and is not in this set. */
    public PacketSet complement() {
        return space.all().minus(this);
    }

    public boolean isEmpty() {
        return node == space.nothing();
    }

    boolean isAll() {
        return node == space.all().node();
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
        return replaced(Map.of(field, values));
    }

    /**
     * These packets with other values in some fields, each any of its interval: what an address translation makes of them.
     *
     * @param to addresses of the family of all packets in the set
     */
    public PacketSet replaced(Map<Field, Interval> to) {
        return new PacketSet(space, new Translated(space, to).after(node)).andValid();
    }

    /**
     * The packets of {@code of} that are in this set with other values in some fields, for at least one choice of values: what
     * an address translation may make a packet of this set of.
     */
    public PacketSet before(Map<Field, Interval> to, PacketSet of) {
        PacketSpace common = space.common(of.space);
        return new PacketSet(common, new Translated(common, to).before(in(common), of.in(common)));
    }

    /** The destinations that packets of the set have. */
    public AddressSet destinations() {
        AddressSet all = AddressSet.NONE;
        for (int i = 0; i < node.size(); i++) {
            List<Ranges.Range> ranges = new ArrayList<>();
            Node below = node.to(i);
            for (int j = 0; j < below.size(); j++) {
                if (below.to(j) != space.nothing()) {
                    ranges.add(new Ranges.Range(below.first(j), below.last(j)));
                }
            }
            Ranges here = Ranges.canonical(ranges);
            all = all.union(node.low(i) == 4 ? new AddressSet(here, Ranges.NONE) : new AddressSet(Ranges.NONE, here));
        }
        return all;
    }

    /**
     * The destinations to which, or sources from which, more than half of the ports of TCP, UDP or SCTP are open: to one
     * place at the other end at least.
     *
     * @param field of addresses
     */
    public AddressSet wide(Field field) {
        return new Breadth(space.nothing()).of(node, field);
    }

    public boolean contains(Packet packet) {
        return Paths.end(node, packet).isPresent();
    }

    private PacketSet andValid() {
        return new PacketSet(space, space.algebra().and(node, space.all().node()));
    }

    /** The least packet of the set, by the order of the fields; empty for the empty set. */
    public Optional<Packet> witness() {
        return witness(Match.ANY);
    }

    /** The least packet of the set that matches; empty when there is none. */
    public Optional<Packet> witness(Match match) {
        return witness(match, Map.of());
    }

    /**
     * The same, but that some values of fields are taken before lesser ones: of all packets that have the same in the fields
     * before it, by the order of the fields.
     *
     * @param rather those first that stand first
     */
    public Optional<Packet> witness(Match match, Map<Field, List<Unsigned128>> rather) {
        return new Search(space.nothing(), match, rather).in(node);
    }

    private Node in(PacketSpace common) {
        return common.own(space, node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PacketSet set && set.node == node;
    }

    @Override
    public int hashCode() {
        return node.hash();
    }
}
