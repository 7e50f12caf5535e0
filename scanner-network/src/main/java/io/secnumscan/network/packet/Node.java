package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;

import java.util.List;

/**
 * A set of what is left of packets from one field on: for each value of the field, the set of what may follow. What no edge
 * holds is not in the set. Every path has every field, edges ascend, and two that touch lead to different nodes; nodes of one
 * {@link PacketSpace} that hold the same are the same object. So equal sets are identical.
 *
 * @param edges ascending; none for the empty set and for the end of a path
 */
record Node(int number, List<Edge> edges) {
    /** Values of the field, and what may follow them. */
    record Edge(Unsigned128 first, Unsigned128 last, Node to) {
        boolean touches(Edge next) {
            return to == next.to && last.next().equals(next.first);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
