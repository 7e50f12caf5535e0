package io.secnumscan.network.packet;

import io.secnumscan.network.packet.Leaf.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where sets of packets are made. Sets of one space share their parts, so that equal sets are identical and what was computed
 * once is known. Not for several threads; but {@linkplain #scratch spaces that extend it} may be used by one thread each while
 * no thread uses it itself.
 *
 * <p>Interval decision diagrams (Strehl and Thiele, "Symbolic model checking of process networks using interval diagram
 * techniques", 1998), as firewall decision diagrams use them (Gouda and Liu, "Structured firewall design", 2007): reduced,
 * ordered by {@link Field}, and never skipping a field. An operation on two sets takes at most the product of their nodes.
 */
@SuppressWarnings("ReferenceEquality") // nodes that hold the same are the same
public final class PacketSpace {
    private final Nodes nodes;
    private final Algebra algebra;
    private final Node nothing;
    private final Node end;
    private final PacketSet none;
    private final PacketSet all;

    public PacketSpace() {
        nodes = new Nodes();
        nothing = nodes.nothing();
        end = nodes.leaf(new Labels());
        algebra = new Algebra(nodes, nothing);
        none = new PacketSet(this, nothing);
        all = new PacketSet(this, Universe.of(this));
    }

    private PacketSpace(PacketSpace extended) {
        nodes = extended.nodes.extended();
        nothing = extended.nothing;
        end = extended.end;
        algebra = new Algebra(nodes, nothing);
        none = new PacketSet(this, nothing);
        all = new PacketSet(this, extended.all.node());
    }

    /**
     * A space that extends this one: sets of both can be mixed, which makes sets of the new one. What is made there goes with
     * it when nobody holds it any more; a space itself never forgets.
     */
    public PacketSpace scratch() {
        return new PacketSpace(this);
    }

    /** Every packet that can be. */
    public PacketSet all() {
        return all;
    }

    public PacketSet none() {
        return none;
    }

    /** The packets that can be and match. */
    public PacketSet of(Match match) {
        return new PacketSet(this, algebra.and(chain(match.fields()), all.node()));
    }

    /** That packet alone; nothing when it can't be. */
    public PacketSet of(Packet packet) {
        Node below = all.contains(packet) ? end : nothing;
        for (Field field : List.of(Field.values()).reversed()) {
            below = below == nothing ? nothing : range(new Interval(packet.of(field), packet.of(field)), below);
        }
        return new PacketSet(this, below);
    }

    /** The same set as one of this space, whatever space it is of; so that what is made of it is made here. */
    public PacketSet here(PacketSet set) {
        Node node = set.space() == this ? set.node() : algebra.adopted(set.node(), nodes.shared(set.space().nodes));
        return new PacketSet(this, node);
    }

    /** The packets that are in one of the sets. */
    public PacketSet union(Collection<PacketSet> sets) {
        return new PacketSet(this, algebra.or(sets.stream().map(set -> own(set.space(), set.node())).toList()));
    }

    /** The packets that are in one of the sets, with all labels that they have in any. */
    public LabelledSet join(Collection<LabelledSet> sets) {
        return new LabelledSet(this, algebra.or(sets.stream().map(set -> own(set.space(), set.node())).toList()));
    }

    /** These packets with a label. */
    public LabelledSet labelled(PacketSet packets, int label) {
        Node leaf = algebra.leaf(new Labels(label));
        return new LabelledSet(this,
                new Leaves(algebra, nothing, labels -> leaf).of(own(packets.space(), packets.node())));
    }

    /** The packets whose fields are all in the given intervals; a field that is not named may hold anything. */
    Node chain(Map<Field, List<Interval>> fields) {
        Map<Field, List<Interval>> all = new EnumMap<>(Field.class);
        all.putAll(fields);
        Node below = end;
        for (Field field : List.of(Field.values()).reversed()) {
            List<Node> ranges = new ArrayList<>();
            for (Interval interval : all.getOrDefault(field, List.of(Universe.ANY))) {
                ranges.add(range(interval, below));
            }
            below = algebra.or(ranges);
        }
        return below;
    }

    private Node range(Interval interval, Node to) {
        Partition only = algebra.partition();
        only.add(interval, to, nothing);
        return algebra.node(only);
    }

    Algebra algebra() {
        return algebra;
    }

    Node nothing() {
        return nothing;
    }

    Node end() {
        return end;
    }

    /** The space of what is made of sets of two: the one that extends the other. */
    PacketSpace common(PacketSpace other) {
        return other == this || nodes.sees(other.nodes) ? this : other;
    }

    /** A node of this space or of one that it extends, as this one has it. */
    Node own(PacketSpace from, Node node) {
        if (from == this) {
            return node;
        }
        if (!nodes.sees(from.nodes)) {
            throw new IllegalArgumentException("sets of two spaces");
        }
        return algebra.adopted(node, nodes.shared(from.nodes));
    }
}
