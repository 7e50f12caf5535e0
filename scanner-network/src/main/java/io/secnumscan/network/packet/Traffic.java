package io.secnumscan.network.packet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What protocols and ports packets have, whatever their addresses: what people and flow matrices say of them.
 *
 * @param ports by protocol: destination ports, or {@code 256 * type + code} for ICMP and ICMPv6; a protocol without either has
 *     the bit 0
 */
@SuppressWarnings("ReferenceEquality") // nodes that hold the same are the same
public record Traffic(SortedMap<Integer, BitSet> ports) {
    public static final Traffic NONE = new Traffic(new TreeMap<>());
    private static final int MOST = 65_536;
    private static final int PROTOCOLS = 256;

    public Traffic {
        ports = new TreeMap<>(ports);
    }

    /** Numbers from the first to the last, both included. */
    public record Range(int first, int last) {
        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }

    /** That of all packets of a set; the ICMP of the other family says nothing. */
    public static Traffic of(PacketSet set) {
        SortedMap<Integer, BitSet> ports = new TreeMap<>();
        Node nothing = set.space().nothing();
        Node families = set.node();
        for (int i = 0; i < families.size(); i++) {
            int family = Math.toIntExact(families.low(i));
            for (Node below : below(families.to(i), nothing)) {
                add(family, below, nothing, ports);
            }
        }
        return new Traffic(ports);
    }

    /** What follows the addresses that a family has: few filters, of however many addresses. */
    private static Set<Node> below(Node destinations, Node nothing) {
        Set<Node> sources = new LinkedHashSet<>();
        followers(destinations, nothing, sources);
        Set<Node> protocols = new LinkedHashSet<>();
        sources.forEach(node -> followers(node, nothing, protocols));
        return protocols;
    }

    private static void followers(Node node, Node nothing, Set<Node> followers) {
        for (int i = 0; i < node.size(); i++) {
            if (node.to(i) != nothing) {
                followers.add(node.to(i));
            }
        }
    }

    private static void add(int family, Node protocols, Node nothing, Map<Integer, BitSet> ports) {
        edges(protocols, nothing).forEach((range, below) -> {
            BitSet these = new BitSet();
            edges(below, nothing).keySet().forEach(port -> these.set(port.first(), port.last() + 1));
            for (int protocol = range.first(); protocol <= range.last(); protocol++) {
                if (!isIcmp(protocol) || Universe.hasTypes(family, protocol)) {
                    ports.computeIfAbsent(protocol, any -> new BitSet()).or(these);
                }
            }
        });
    }

    /** Each range of protocols or ports, and what follows. */
    private static Map<Range, Node> edges(Node node, Node nothing) {
        Map<Range, Node> edges = new TreeMap<>(Comparator.comparingInt(Range::first));
        for (int i = 0; i < node.size(); i++) {
            if (node.to(i) != nothing) {
                edges.put(new Range(Math.toIntExact(node.first(i).low()), Math.toIntExact(node.low(i))), node.to(i));
            }
        }
        return edges;
    }

    public boolean isEmpty() {
        return ports.isEmpty();
    }

    /** What of it the other has not. */
    public Traffic minus(Traffic other) {
        SortedMap<Integer, BitSet> rest = new TreeMap<>();
        ports.forEach((protocol, mine) -> {
            BitSet left = (BitSet) mine.clone();
            left.andNot(other.ports.getOrDefault(protocol, new BitSet()));
            if (!left.isEmpty()) {
                rest.put(protocol, left);
            }
        });
        return new Traffic(rest);
    }

    public Traffic or(Traffic other) {
        SortedMap<Integer, BitSet> all = new TreeMap<>();
        List.of(this, other).forEach(one -> one.ports.forEach(
                (protocol, its) -> all.computeIfAbsent(protocol, any -> new BitSet()).or(its)));
        return new Traffic(all);
    }

    /** Whether every packet of one family at least is in it. */
    public boolean isAny() {
        return ports.size() >= PROTOCOLS - 1 && ports.keySet().stream().allMatch(this::isWhole);
    }

    /** Whether all ports of a protocol, or all types of an ICMP, are in it. */
    public boolean isWhole(int protocol) {
        BitSet its = ports.getOrDefault(protocol, new BitSet());
        return Universe.hasPorts(protocol) || isIcmp(protocol) ? its.cardinality() == MOST : its.get(0);
    }

    private static boolean isIcmp(int protocol) {
        return Universe.hasTypes(4, protocol) || Universe.hasTypes(6, protocol);
    }

    /** The ranges of a protocol's ports, ascending; none where they are {@linkplain #isWhole all} there. */
    public List<Range> ranges(int protocol) {
        List<Range> ranges = new ArrayList<>();
        BitSet its = isWhole(protocol) ? new BitSet() : ports.getOrDefault(protocol, new BitSet());
        for (int first = its.nextSetBit(0); first >= 0;) {
            int end = its.nextClearBit(first);
            ranges.add(new Range(first, end - 1));
            first = its.nextSetBit(end);
        }
        return ranges;
    }
}
