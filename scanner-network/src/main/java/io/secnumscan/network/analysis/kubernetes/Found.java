package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Flows of one kind that a workload has. A few that surely exist are told; where none does, one that may. More would add
 * nothing that a rule needs, and a cluster without policies has very many.
 */
final class Found {
    private static final int TOLD = 3;

    private final Ways ways;
    private final FlowListener listener;
    private final SortedSet<String> certain = new TreeSet<>();
    private final ArrayNode told = JsonNodeFactory.instance.arrayNode();
    private final List<ObjectNode> possible = new ArrayList<>();

    Found(Ways ways) {
        this(ways, FlowListener.NONE);
    }

    /** @param listener hears of all of them */
    Found(Ways ways, FlowListener listener) {
        this.ways = ways;
        this.listener = listener;
    }

    boolean isCertain() {
        return !certain.isEmpty();
    }

    /** @param packets that surely pass to or from there, if any */
    void certain(String other, PacketSet packets) {
        if (packets.isEmpty()) {
            return;
        }
        listener.hear(other, true, packets);
        if (certain.add(other) && told.size() < TOLD) {
            told.add(ways.flow(other, true, packets));
        }
    }

    /** @param packets that may */
    void possible(String other, PacketSet packets) {
        if (packets.isEmpty()) {
            return;
        }
        listener.hear(other, false, packets);
        if (possible.isEmpty()) {
            possible.add(ways.flow(other, false, packets));
        }
    }

    ArrayNode rows() {
        if (told.isEmpty()) {
            possible.forEach(told::add);
        }
        return told;
    }

    /** Of those that surely exist, told or not. */
    int count() {
        return certain.size();
    }
}
