package io.secnumscan.network.packet;

import io.secnumscan.network.packet.Leaf.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * Intersection, union and difference of nodes of the same field. Where paths end, the union has the labels of both; the other
 * two take a set without labels as their second and keep the labels of the first.
 */
@SuppressWarnings("ReferenceEquality") // nodes that hold the same are the same
final class Algebra {
    private final Nodes nodes;
    private final Node nothing;
    private final Known and = new Known();
    private final Known or = new Known();
    private final Known minus = new Known();
    /** One for each field that is being walked, so that no walk needs a new one. */
    private final List<Partition> spare = new ArrayList<>();

    Algebra(Nodes nodes, Node nothing) {
        this.nodes = nodes;
        this.nothing = nothing;
    }

    /** Give it back with {@link #node}. */
    Partition partition() {
        Partition partition = spare.isEmpty() ? new Partition() : spare.removeLast();
        partition.clear();
        return partition;
    }

    Node node(Partition partition) {
        partition.trim(nothing);
        Node node = partition.isEmpty() ? nothing : nodes.node(partition);
        spare.add(partition);
        return node;
    }

    Node and(Node one, Node other) {
        if (one == nothing || other == nothing) {
            return nothing;
        }
        if (one == other || other instanceof Leaf) {
            return one;
        }
        Node answer = and.of(one, other);
        if (answer == Known.MISSING) {
            answer = common(one, other);
            and.add(one, other, answer);
        }
        return answer;
    }

    private Node common(Node one, Node other) {
        Partition result = partition();
        for (int i = 0, j = 0; i < one.size() && j < other.size();) {
            if (one.to(i) == nothing) {
                result.add(one.high(i), one.low(i), nothing);
                j = behind(other, j, one, i);
                i++;
            } else if (other.to(j) == nothing) {
                result.add(other.high(j), other.low(j), nothing);
                i = behind(one, i, other, j);
                j++;
            } else {
                int ends = one.compare(i, other.high(j), other.low(j));
                Node shorter = ends <= 0 ? one : other;
                int range = ends <= 0 ? i : j;
                result.add(shorter.high(range), shorter.low(range), and(one.to(i), other.to(j)));
                i += ends <= 0 ? 1 : 0;
                j += ends >= 0 ? 1 : 0;
            }
        }
        return node(result);
    }

    /** The range of a node that holds the value behind a range of another. */
    private static int behind(Node searched, int from, Node passed, int range) {
        int at = searched.find(from, passed.high(range), passed.low(range));
        boolean ends = at < searched.size() && searched.compare(at, passed.high(range), passed.low(range)) == 0;
        return ends ? at + 1 : at;
    }

    Node or(Node one, Node other) {
        if (one == nothing || one == other) {
            return other;
        }
        if (other == nothing) {
            return one;
        }
        boolean ordered = one.number() < other.number();
        Node first = ordered ? one : other;
        Node second = ordered ? other : one;
        Node answer = or.of(first, second);
        if (answer == Known.MISSING) {
            answer = first instanceof Leaf leaf && second instanceof Leaf more
                    ? nodes.leaf(leaf.labels().or(more.labels()))
                    : either(first, second);
            or.add(first, second, answer);
        }
        return answer;
    }

    private Node either(Node one, Node other) {
        Partition result = partition();
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            int ends = one.compare(i, other.high(j), other.low(j));
            Node shorter = ends <= 0 ? one : other;
            int range = ends <= 0 ? i : j;
            result.add(shorter.high(range), shorter.low(range), or(one.to(i), other.to(j)));
            i += ends <= 0 ? 1 : 0;
            j += ends >= 0 ? 1 : 0;
        }
        rest(one, i, result);
        rest(other, j, result);
        return node(result);
    }

    private static void rest(Node of, int from, Partition result) {
        for (int i = from; i < of.size(); i++) {
            result.add(of.high(i), of.low(i), of.to(i));
        }
    }

    Node minus(Node one, Node other) {
        if (one == nothing || one == other || other instanceof Leaf) {
            return nothing;
        }
        if (other == nothing) {
            return one;
        }
        Node answer = minus.of(one, other);
        if (answer == Known.MISSING) {
            answer = difference(one, other);
            minus.add(one, other, answer);
        }
        return answer;
    }

    private Node difference(Node one, Node other) {
        Partition result = partition();
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            if (one.to(i) == nothing) {
                result.add(one.high(i), one.low(i), nothing);
                j = behind(other, j, one, i);
                i++;
            } else {
                int ends = one.compare(i, other.high(j), other.low(j));
                Node shorter = ends <= 0 ? one : other;
                int range = ends <= 0 ? i : j;
                result.add(shorter.high(range), shorter.low(range), minus(one.to(i), other.to(j)));
                i += ends <= 0 ? 1 : 0;
                j += ends >= 0 ? 1 : 0;
            }
        }
        rest(one, i, result);
        return node(result);
    }

    /** The union of many, two and two together: each is walked as often as that halves. */
    Node or(List<Node> all) {
        List<Node> left = all;
        while (left.size() > 1) {
            List<Node> halved = new ArrayList<>((left.size() + 1) / 2);
            for (int i = 0; i < left.size(); i += 2) {
                halved.add(i + 1 < left.size() ? or(left.get(i), left.get(i + 1)) : left.get(i));
            }
            left = halved;
        }
        return left.isEmpty() ? nothing : left.getFirst();
    }

    /** The same node as this space has it. Those with less than that number are the same objects here. */
    Node adopted(Node node, int shared) {
        return new Leaves(this, nothing, nodes::leaf).of(node, shared);
    }

    Node leaf(Labels labels) {
        return nodes.leaf(labels);
    }
}
