package io.secnumscan.network.packet;

import io.secnumscan.network.packet.Leaf.Labels;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The same paths with other ends: with labels, or with none. */
final class Leaves {
    private final Algebra algebra;
    private final Node nothing;
    private final Function<Labels, Node> end;
    private final Map<Node, Node> known = new HashMap<>();

    /** @param end what is to end the paths with those labels: a leaf, or nothing */
    Leaves(Algebra algebra, Node nothing, Function<Labels, Node> end) {
        this.algebra = algebra;
        this.nothing = nothing;
        this.end = end;
    }

    Node of(Node node) {
        return of(node, 0);
    }

    /** @param same nodes with less than that number stay */
    Node of(Node node, int same) {
        if (node.number() < same) {
            return node;
        }
        if (node.isNothing()) {
            return nothing;
        }
        if (node instanceof Leaf leaf) {
            return end.apply(leaf.labels());
        }
        Node before = known.get(node);
        if (before != null) {
            return before;
        }
        Partition ranges = algebra.partition();
        for (int i = 0; i < node.size(); i++) {
            ranges.add(node.high(i), node.low(i), of(node.to(i), same));
        }
        Node result = algebra.node(ranges);
        known.put(node, result);
        return result;
    }
}
