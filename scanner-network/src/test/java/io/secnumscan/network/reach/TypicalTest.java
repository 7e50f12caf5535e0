package io.secnumscan.network.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import org.junit.jupiter.api.Test;

class TypicalTest {
    private final PacketSpace space = new PacketSpace();

    private Packet of(int protocol, Interval sources) {
        PacketSet set =
                space.of(Match.ANY.with(Field.PROTOCOL, Interval.of(protocol)).with(Field.SOURCE_PORT, sources));
        return Typical.of(set).orElseThrow();
    }

    @Test
    void ofAllPacketsItIsOneOfTcpFromAPortThatClientsUse() {
        Packet packet = Typical.of(space.all()).orElseThrow();

        assertEquals(6, packet.protocol());
        assertEquals(49_152, packet.sourcePort());
        assertEquals(1, packet.destinationPort());
    }

    @Test
    void anotherPortWillDoWhereClientsMayNotUseTheirs() {
        assertEquals(1, of(6, Interval.of(0, 1_023)).sourcePort());
        assertEquals(49_152, of(17, Interval.of(0, 65_535)).sourcePort());
        assertEquals(1, of(17, Interval.of(0, 1_023)).sourcePort());
    }

    @Test
    void ofIcmpItIsAnEchoRequest() {
        assertEquals(8 << 8, of(1, Interval.of(0)).destinationPort());
        assertEquals(128 << 8, Typical.of(space.of(Match.ANY.with(Field.FAMILY, Interval.of(6))
                .with(Field.PROTOCOL, Interval.of(58)))).orElseThrow().destinationPort());
    }

    @Test
    void ofNothingThereIsNone() {
        assertTrue(Typical.of(space.none()).isEmpty());
    }
}
