package io.secnumscan.network.packet;

import io.secnumscan.network.packet.Leaf.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of a space, each once; and those of the spaces that it extends, as they were when it began. Numbers ascend from
 * those on, so that a node's number says whether it is seen from here.
 */
final class Nodes {
    /** The first number that is not there: what an extended space made later is none of ours. */
    private record Before(Nodes nodes, int end) {}

    private final List<Before> before;
    private final Node nothing;
    private final Map<Labels, Leaf> leaves = new HashMap<>();
    private Node[] table = new Node[256];
    /** Those of the nodes in the table: most comparisons end here, without a look at the node. */
    private int[] hashes = new int[256];
    private int made;
    private int next;

    private Nodes(List<Before> before, Node nothing, int next) {
        this.before = before;
        this.nothing = nothing;
        this.next = next;
    }

    Nodes() {
        this(List.of(), new Node(0), 1);
    }

    Nodes extended() {
        List<Before> all = new ArrayList<>();
        all.add(new Before(this, next));
        all.addAll(before);
        return new Nodes(List.copyOf(all), nothing, next);
    }

    /** The empty set, whatever the field: what is not there at all. */
    Node nothing() {
        return nothing;
    }

    /** Whether it is of a space that this one extends. */
    boolean sees(Nodes other) {
        return before.stream().anyMatch(one -> one.nodes == other);
    }

    /** Nodes that are seen from there are the same here when their numbers are less than this. */
    int shared(Nodes other) {
        List<Before> there = new ArrayList<>(other.before);
        there.add(new Before(other, Integer.MAX_VALUE));
        return before.stream()
                .flatMap(mine -> there.stream()
                        .filter(one -> one.nodes == mine.nodes)
                        .map(one -> Math.min(mine.end, one.end)))
                .max(Integer::compare)
                .orElse(0);
    }

    Leaf leaf(Labels labels) {
        for (Before one : before) {
            Leaf known = one.nodes.leaves.get(labels);
            if (known != null && known.number() < one.end) {
                return known;
            }
        }
        return leaves.computeIfAbsent(labels, these -> new Leaf(next++, these));
    }

    /** The node with these ranges, of which there is at least one. */
    Node node(Partition ranges) {
        int hash = ranges.hash();
        int newest = ranges.newest();
        for (Before one : before) {
            if (newest < one.end) {
                int slot = one.nodes.slot(ranges, hash);
                Node known = one.nodes.table[slot];
                if (known != null && known.number() < one.end) {
                    return known;
                }
            }
        }
        int slot = slot(ranges, hash);
        if (table[slot] == null) {
            table[slot] = ranges.toNode(next++, hash);
            hashes[slot] = hash;
            made++;
            Node node = table[slot];
            grow();
            return node;
        }
        return table[slot];
    }

    private int slot(Partition ranges, int hash) {
        int slot = hash & table.length - 1;
        while (table[slot] != null && !(hashes[slot] == hash && ranges.equalTo(table[slot]))) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void grow() {
        if (made * 2 < table.length) {
            return;
        }
        Node[] old = table;
        table = new Node[2 * old.length];
        hashes = new int[2 * old.length];
        for (Node node : old) {
            if (node != null) {
                int slot = node.hash() & table.length - 1;
                while (table[slot] != null) {
                    slot = slot + 1 & table.length - 1;
                }
                table[slot] = node;
                hashes[slot] = node.hash();
            }
        }
    }
}
