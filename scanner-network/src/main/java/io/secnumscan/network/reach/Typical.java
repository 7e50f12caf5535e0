package io.secnumscan.network.reach;

import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import java.util.List;
import java.util.Optional;

/** A packet that people will take for one: of all that may be in a set, one that programs send. */
public final class Typical {
    private static final Interval PORTS = Interval.of(1, 65_535);
    /** Ports that clients use: RFC 6335, section 6. */
    private static final Interval EPHEMERAL = Interval.of(49_152, 65_535);

    private static final List<Match> FIRST = List.of(
            ports(6, PORTS, EPHEMERAL),
            ports(6, PORTS, PORTS),
            ports(17, PORTS, EPHEMERAL),
            ports(17, PORTS, PORTS),
            ports(132, PORTS, PORTS),
            // Echo requests: RFC 792 and RFC 4443, section 4.1.
            Match.ANY.with(Field.PROTOCOL, Interval.of(1)).with(Field.DESTINATION_PORT, Interval.of(8 << 8)),
            Match.ANY.with(Field.PROTOCOL, Interval.of(58)).with(Field.DESTINATION_PORT, Interval.of(128 << 8)),
            Match.ANY);

    private Typical() {}

    private static Match ports(int protocol, Interval destination, Interval source) {
        return Match.ANY.with(Field.PROTOCOL, Interval.of(protocol)).with(Field.DESTINATION_PORT, destination)
                .with(Field.SOURCE_PORT, source);
    }

    /** Empty for the empty set. */
    public static Optional<Packet> of(PacketSet packets) {
        return FIRST.stream().flatMap(match -> packets.witness(match).stream()).findFirst();
    }
}
