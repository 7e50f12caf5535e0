package io.secnumscan.network.packet;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Packets with labels, exact: of each packet a set of numbers, empty for those that are not in it. One diagram holds what many
 * sets would, and shares what they have in common. Of one {@link PacketSpace}, equal ones are equal values.
 */
@SuppressWarnings("ReferenceEquality") // nodes that hold the same are the same
public final class LabelledSet {
    private final PacketSpace space;
    private final Node node;

    LabelledSet(PacketSpace space, Node node) {
        this.space = space;
        this.node = node;
    }

    public PacketSpace space() {
        return space;
    }

    Node node() {
        return node;
    }

    /** The packets of both, with the labels of both. */
    public LabelledSet or(LabelledSet other) {
        PacketSpace common = space.common(other.space);
        return new LabelledSet(common, common.algebra().or(in(common), common.own(other.space, other.node)));
    }

    /** Those of its packets that are in the set, with their labels. */
    public LabelledSet and(PacketSet set) {
        if (set.isAll()) {
            return this;
        }
        PacketSpace common = space.common(set.space());
        return new LabelledSet(common, common.algebra().and(in(common), common.own(set.space(), set.node())));
    }

    /** Those of its packets that are not in the set, with their labels. */
    public LabelledSet minus(PacketSet set) {
        PacketSpace common = space.common(set.space());
        return new LabelledSet(common, common.algebra().minus(in(common), common.own(set.space(), set.node())));
    }

    /**
     * The packets of {@code of} that have labels here once some fields hold other values; with the labels that they have for
     * any choice of values. See {@link PacketSet#before}.
     */
    public LabelledSet before(Map<Field, Interval> to, PacketSet of) {
        PacketSpace common = space.common(of.space());
        return new LabelledSet(
                common, new Translated(common, to).before(in(common), common.own(of.space(), of.node())));
    }

    /** The labels of a packet. */
    public SortedSet<Integer> labels(Packet packet) {
        SortedSet<Integer> labels = new TreeSet<>();
        Paths.end(node, packet).ifPresent(leaf -> add(leaf, labels));
        return labels;
    }

    /** The labels of any packet. */
    public SortedSet<Integer> labels() {
        SortedSet<Integer> labels = new TreeSet<>();
        collect(node, new HashSet<>(), labels);
        return labels;
    }

    private static void collect(Node node, Set<Node> seen, SortedSet<Integer> labels) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof Leaf leaf) {
            add(leaf, labels);
        }
        for (int i = 0; i < node.size(); i++) {
            collect(node.to(i), seen, labels);
        }
    }

    private static void add(Leaf leaf, SortedSet<Integer> labels) {
        for (int label : leaf.labels().all()) {
            labels.add(label);
        }
    }

    /** The packets that have the label. */
    public PacketSet of(int label) {
        return new PacketSet(space, new Leaves(
                space.algebra(), space.nothing(), labels -> labels.contains(label) ? space.end() : space.nothing())
                .of(node));
    }

    /** The packets of every label that any packet has: as {@link #of}, in one go. */
    public SortedMap<Integer, PacketSet> byLabel() {
        return new Split(space).of(node);
    }

    /** The packets that have any label. */
    public PacketSet packets() {
        return new PacketSet(space, new Leaves(space.algebra(), space.nothing(), labels -> space.end()).of(node));
    }

    public boolean isEmpty() {
        return node == space.nothing();
    }

    private Node in(PacketSpace common) {
        return common.own(space, node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelledSet set && set.node == node;
    }

    @Override
    public int hashCode() {
        return node.hash();
    }
}
