package io.secnumscan.network.packet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A labelled set taken apart: for each label the packets that have it. */
final class Split {
    private final PacketSpace space;
    private final Map<Node, List<Part>> known = new HashMap<>();

    Split(PacketSpace space) {
        this.space = space;
    }

    private record Part(int label, Node set) {}

    SortedMap<Integer, PacketSet> of(Node node) {
        SortedMap<Integer, PacketSet> sets = new TreeMap<>();
        split(node).forEach(part -> sets.put(part.label(), new PacketSet(space, part.set())));
        return sets;
    }

    /** In any order: it is what most of the time goes into. */
    private List<Part> split(Node node) {
        List<Part> before = known.get(node);
        if (before == null) {
            before = node instanceof Leaf leaf ? leaf(leaf) : followed(node);
            known.put(node, before);
        }
        return before;
    }

    private List<Part> leaf(Leaf leaf) {
        List<Part> parts = new ArrayList<>();
        for (int label : leaf.labels().all()) {
            parts.add(new Part(label, space.end()));
        }
        return parts;
    }

    private List<Part> followed(Node node) {
        Map<Integer, Partition> ranges = new HashMap<>();
        for (int range = 0; range < node.size(); range++) {
            for (Part part : split(node.to(range))) {
                ranges.computeIfAbsent(part.label(), any -> space.algebra().partition())
                        .add(node, range, part.set(), space.nothing());
            }
        }
        List<Part> parts = new ArrayList<>(ranges.size());
        ranges.forEach((label, partition) -> parts.add(new Part(label, space.algebra().node(partition))));
        return parts;
    }
}
