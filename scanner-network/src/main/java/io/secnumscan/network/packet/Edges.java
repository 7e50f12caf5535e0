package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;

import java.util.ArrayList;
import java.util.List;

/** The edges of one node, as they are walked beside those of another. */
final class Edges {
    private final List<Node.Edge> edges;
    private int at;
    private Unsigned128 from = Unsigned128.ZERO;

    private Edges(List<Node.Edge> edges) {
        this.edges = edges;
    }

    /** What follows a value that both hold, or one of them. */
    interface Combination {
        Node of(Node one, Node other);
    }

    /** The edges of the combination, ascending; those to nothing are left out. */
    static List<Node.Edge> both(List<Node.Edge> ones, List<Node.Edge> others, Node nothing, Combination combination) {
        List<Node.Edge> result = new ArrayList<>();
        Edges one = new Edges(ones);
        Edges other = new Edges(others);
        while (one.more() || other.more()) {
            Unsigned128 first = one.more() && other.more() ? Unsigned128.min(one.first(), other.first())
                    : one.more() ? one.first()
                    : other.first();
            Unsigned128 last = Unsigned128.min(one.sameUntil(first), other.sameUntil(first));
            Node to = combination.of(one.at(first, nothing), other.at(first, nothing));
            if (to != nothing) {
                result.add(new Node.Edge(first, last, to));
            }
            one.pass(last);
            other.pass(last);
        }
        return result;
    }

    private boolean more() {
        return at < edges.size();
    }

    private Unsigned128 first() {
        return Unsigned128.max(edges.get(at).first(), from);
    }

    /** The last value up to which nothing changes, from one on that is not behind the next edge. */
    private Unsigned128 sameUntil(Unsigned128 first) {
        if (!more()) {
            return Universe.ANY.last();
        }
        return first().equals(first) ? edges.get(at).last() : first().previous();
    }

    private Node at(Unsigned128 first, Node nothing) {
        return more() && first().equals(first) ? edges.get(at).to() : nothing;
    }

    private void pass(Unsigned128 last) {
        at += more() && edges.get(at).last().equals(last) ? 1 : 0;
        from = last.next();
    }
}
