package io.secnumscan.network.packet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where sets of packets are made. Sets of one space share their parts, so that equal sets are identical and what was computed
 * once is known. Not for several threads.
 *
 * <p>Interval decision diagrams (Strehl and Thiele, "Symbolic model checking of process networks using interval diagram
 * techniques", 1998), as firewall decision diagrams use them (Gouda and Liu, "Structured firewall design", 2007): reduced,
 * ordered by {@link Field}, and never skipping a field. An operation on two sets takes at most the product of their nodes.
 */
public final class PacketSpace {
    /** Results that are remembered; all are forgotten when there are more, which costs time and no truth. */
    private static final int MOST_KNOWN = 4_000_000;

    private final Map<List<Node.Edge>, Node> nodes = new HashMap<>();
    private final Map<Question, Node> known = new HashMap<>();
    private final Node nothing = new Node(0, List.of());
    private final Node end = new Node(1, List.of());
    private final PacketSet none = new PacketSet(this, nothing);
    private final PacketSet all;

    public PacketSpace() {
        all = new PacketSet(this, Universe.of(this));
    }

    private record Question(Operation operation, Node one, Node other) {}

    private enum Operation {
        AND,
        OR,
        MINUS
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
        return new PacketSet(this, chain(match.fields())).and(all);
    }

    /** The packets whose fields are all in the given intervals; a field that is not named may hold anything. */
    Node chain(Map<Field, List<Interval>> fields) {
        Map<Field, List<Interval>> all = new EnumMap<>(fields);
        Node below = end;
        for (Field field : List.of(Field.values()).reversed()) {
            List<Node.Edge> edges = new ArrayList<>();
            for (Interval interval : all.getOrDefault(field, List.of(Universe.ANY))) {
                edges.add(new Node.Edge(interval.first(), interval.last(), below));
            }
            below = union(edges);
        }
        return below;
    }

    /** Of edges in any order that may overlap. */
    private Node union(List<Node.Edge> edges) {
        Node all = nothing;
        for (Node.Edge edge : edges) {
            all = edge.to() == nothing ? all : or(all, node(List.of(edge)));
        }
        return all;
    }

    Node nothing() {
        return nothing;
    }

    /** @param edges ascending, without overlap, none to nothing */
    Node node(List<Node.Edge> edges) {
        List<Node.Edge> merged = new ArrayList<>();
        for (Node.Edge edge : edges) {
            if (!merged.isEmpty() && merged.getLast().touches(edge)) {
                Node.Edge before = merged.removeLast();
                merged.add(new Node.Edge(before.first(), edge.last(), edge.to()));
            } else {
                merged.add(edge);
            }
        }
        return merged.isEmpty()
                ? nothing
                : nodes.computeIfAbsent(List.copyOf(merged), these -> new Node(nodes.size() + 2, these));
    }

    Node and(Node one, Node other) {
        if (one == nothing || other == nothing) {
            return nothing;
        }
        return one == other ? one : ask(Operation.AND, one, other);
    }

    Node or(Node one, Node other) {
        if (one == nothing || one == other) {
            return other;
        }
        return other == nothing ? one : ask(Operation.OR, one, other);
    }

    Node minus(Node one, Node other) {
        if (one == nothing || one == other) {
            return nothing;
        }
        return other == nothing ? one : ask(Operation.MINUS, one, other);
    }

    private Node ask(Operation operation, Node one, Node other) {
        Question question = new Question(operation, one, other);
        Node answer = known.get(question);
        if (answer == null) {
            answer = node(Edges.both(one.edges(), other.edges(), nothing, combination(operation)));
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(question, answer);
        }
        return answer;
    }

    private Edges.Combination combination(Operation operation) {
        return switch (operation) {
            case AND -> this::and;
            case OR -> this::or;
            case MINUS -> this::minus;
        };
    }

    /** The set in which a field holds these values instead of its own: what an address translation makes of it. */
    Node replaced(Node node, Field at, Field field, Interval values) {
        if (node == nothing) {
            return nothing;
        }
        if (at == field) {
            Node below = nothing;
            for (Node.Edge edge : node.edges()) {
                below = or(below, edge.to());
            }
            return node(List.of(new Node.Edge(values.first(), values.last(), below)));
        }
        List<Node.Edge> edges = new ArrayList<>();
        for (Node.Edge edge : node.edges()) {
            Node to = replaced(edge.to(), at.next(), field, values);
            edges.add(new Node.Edge(edge.first(), edge.last(), to));
        }
        return node(edges);
    }
}
