package io.secnumscan.network.packet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The protocols and ports of a set, whatever the addresses. */
final class Services {
    private final PacketSpace space;

    Services(PacketSpace space) {
        this.space = space;
    }

    SortedMap<Integer, List<Interval>> of(Node set) {
        Set<Node> level = Set.of(set);
        for (int field = 0; field < Field.PROTOCOL.ordinal(); field++) {
            level = below(level);
        }
        Node protocols = space.algebra().or(List.copyOf(level));
        SortedMap<Integer, List<Interval>> ports = new TreeMap<>();
        for (int range = 0; range < protocols.size(); range++) {
            List<Interval> held = ports(protocols.to(range));
            if (!held.isEmpty()) {
                long last = protocols.last(range).low();
                for (long protocol = protocols.first(range).low(); protocol <= last; protocol++) {
                    ports.put((int) protocol, held);
                }
            }
        }
        return ports;
    }

    private Set<Node> below(Set<Node> nodes) {
        Set<Node> below = new HashSet<>();
        for (Node node : nodes) {
            for (int range = 0; range < node.size(); range++) {
                below.add(node.to(range));
            }
        }
        return below;
    }

    /** Where ports lead anywhere, those that touch together. */
    private List<Interval> ports(Node node) {
        List<Interval> intervals = new ArrayList<>();
        for (int range = 0; range < node.size(); range++) {
            if (node.to(range) == space.nothing()) {
                continue;
            }
            boolean touches = !intervals.isEmpty() && intervals.getLast().last().next().equals(node.first(range));
            intervals.add(new Interval(
                    touches ? intervals.removeLast().first() : node.first(range), node.last(range)));
        }
        return intervals;
    }
}
