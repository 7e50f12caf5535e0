package io.secnumscan.network.reach;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A packet that people will take for one: of all that may be in a set, one that programs send, to a port that they know, and
 * not from or to what is no host's address where there is another.
 */
public final class Typical {
    private static final Interval PORTS = Interval.of(1, 65_535);
    /** Ports that clients use: RFC 6335, section 6. */
    private static final Interval EPHEMERAL = Interval.of(49_152, 65_535);
    private static final long[] TCP = {22, 443, 80};
    private static final long[] UDP = {53};

    private static final List<Kind> FIRST = List.of(
            new Kind(ports(6, EPHEMERAL), TCP),
            new Kind(ports(6, PORTS), TCP),
            new Kind(ports(17, EPHEMERAL), UDP),
            new Kind(ports(17, PORTS), UDP),
            new Kind(ports(132, PORTS)),
            // Echo requests: RFC 792 and RFC 4443, section 4.1.
            new Kind(Match.ANY.with(Field.PROTOCOL, Interval.of(1)).with(Field.DESTINATION_PORT, Interval.of(8 << 8))),
            new Kind(Match.ANY.with(Field.PROTOCOL, Interval.of(58))
                    .with(Field.DESTINATION_PORT, Interval.of(128 << 8))),
            new Kind(Match.ANY));

    /** Packets of one sort, and what is taken first of them. */
    private record Kind(Match match, Map<Field, List<Unsigned128>> rather) {
        private Kind(Match match, long... ports) {
            this(match, Map.of(Field.DESTINATION_PORT, LongStream.of(ports).mapToObj(Unsigned128::of).toList()));
        }
    }

    private Typical() {}

    private static Match ports(int protocol, Interval source) {
        return Match.ANY.with(Field.PROTOCOL, Interval.of(protocol)).with(Field.DESTINATION_PORT, PORTS)
                .with(Field.SOURCE_PORT, source);
    }

    /** Empty for the empty set. */
    public static Optional<Packet> of(PacketSet packets) {
        return FIRST.stream().flatMap(kind -> packets.witness(kind.match(), kind.rather()).stream()).findFirst()
                .map(packet -> ofHosts(packet, packets, Set.of()));
    }

    /** One of a family, whose addresses in a field are among these; empty where there is none. */
    static Optional<Packet> of(PacketSet packets, int family, Map<Field, AddressSet> among) {
        return FIRST.stream()
                .flatMap(kind -> packets.witness(with(kind.match(), family, among), kind.rather()).stream())
                .findFirst()
                .map(packet -> ofHosts(packet, packets, among.keySet()));
    }

    private static Match with(Match match, int family, Map<Field, AddressSet> among) {
        Match all = match.with(Field.FAMILY, Interval.of(family));
        for (Map.Entry<Field, AddressSet> one : among.entrySet()) {
            all = all.with(one.getKey(), one.getValue().ranges(family == 4 ? Family.V4 : Family.V6).list().stream()
                    .map(range -> new Interval(range.first(), range.last()))
                    .toList());
        }
        return all;
    }

    /** The first address of a block is no host's: RFC 919, section 7, for IPv4; RFC 4291, section 2.6.1, for IPv6. */
    private static Packet ofHosts(Packet packet, PacketSet packets, Set<Field> settled) {
        Packet best = packet;
        for (Field field : List.of(Field.SOURCE, Field.DESTINATION)) {
            Unsigned128 address = field == Field.SOURCE ? best.source() : best.destination();
            if (!settled.contains(field) && isFirst(best.family(), address)) {
                Packet next = best.with(field, address.next());
                best = packets.contains(next) ? next : best;
            }
        }
        return best;
    }

    private static boolean isFirst(int family, Unsigned128 address) {
        return family == 4 ? (address.low() & 255) == 0 : address.low() == 0;
    }
}
