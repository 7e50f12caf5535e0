package io.secnumscan.network.packet;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A labelled set taken apart: for each label the packets that have it. */
final class Split {
    private final PacketSpace space;
    private final Map<Node, SortedMap<Integer, Node>> known = new HashMap<>();

    Split(PacketSpace space) {
        this.space = space;
    }

    SortedMap<Integer, PacketSet> of(Node node) {
        SortedMap<Integer, PacketSet> sets = new TreeMap<>();
        split(node).forEach((label, set) -> sets.put(label, new PacketSet(space, set)));
        return sets;
    }

    private SortedMap<Integer, Node> split(Node node) {
        SortedMap<Integer, Node> before = known.get(node);
        if (before != null) {
            return before;
        }
        SortedMap<Integer, Node> parts = new TreeMap<>();
        if (node instanceof Leaf leaf) {
            for (int label : leaf.labels().all()) {
                parts.put(label, space.end());
            }
        } else {
            Map<Integer, Partition> ranges = new TreeMap<>();
            for (int i = 0; i < node.size(); i++) {
                int range = i;
                split(node.to(i)).forEach((label, part) -> ranges.computeIfAbsent(label, any -> new Partition())
                        .add(node, range, part, space.nothing()));
            }
            ranges.forEach((label, partition) -> parts.put(label, space.algebra().node(partition)));
        }
        known.put(node, parts);
        return parts;
    }
}
