package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;
import java.util.List;
import java.util.Map;

/** The packets that can be: which fields a protocol has, and which addresses a family. */
final class Universe {
    /** Any value of any field. */
    static final Interval ANY = new Interval(Unsigned128.ZERO, new Unsigned128(-1, -1));

    static final Interval PROTOCOLS = Interval.of(0, 255);
    static final Interval PORTS = Interval.of(0, 65_535);
    private static final Interval NONE = Interval.of(0);

    /** TCP, UDP, DCCP, SCTP, UDP-Lite: IANA, "Protocol Numbers". */
    private static final List<Integer> WITH_PORTS = List.of(6, 17, 33, 132, 136);

    private static final Map<Integer, Integer> ICMP = Map.of(4, 1, 6, 58);

    private Universe() {}

    static Interval addresses(int family) {
        return family == 4 ? Interval.of(0, 0xffff_ffffL) : ANY;
    }

    static boolean hasPorts(int protocol) {
        return WITH_PORTS.contains(protocol);
    }

    /** Whether a protocol is the ICMP of the family; that of the other family carries no types. */
    static boolean hasTypes(int family, int protocol) {
        return ICMP.getOrDefault(family, -1) == protocol;
    }

    static Node of(PacketSpace space) {
        Node all = space.nothing();
        for (int family : List.of(4, 6)) {
            List<Interval> ports = WITH_PORTS.stream().map(protocol -> Interval.of(protocol)).toList();
            Interval types = Interval.of(ICMP.getOrDefault(family, -1));
            all = space.algebra().or(all, family(space, family, ports, PORTS, PORTS));
            all = space.algebra().or(all, family(space, family, List.of(types), PORTS, NONE));
            all = space.algebra().or(all, family(space, family, List.of(PROTOCOLS), NONE, NONE));
        }
        return all;
    }

    private static Node family(
            PacketSpace space, int family, List<Interval> protocols, Interval destinationPorts, Interval sourcePorts) {
        return space.chain(Map.of(
                Field.FAMILY, List.of(Interval.of(family)),
                Field.PROTOCOL, protocols,
                Field.DESTINATION_PORT, List.of(destinationPorts),
                Field.SOURCE_PORT, List.of(sourcePorts),
                Field.DESTINATION, List.of(addresses(family)),
                Field.SOURCE, List.of(addresses(family))));
    }
}
