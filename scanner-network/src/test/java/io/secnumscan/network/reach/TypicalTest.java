package io.secnumscan.network.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.Unsigned128;
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
        assertEquals(22, packet.destinationPort());
    }

    @Test
    void aPortThatPeopleKnowIsRatherTaken() {
        assertEquals(443, port(Interval.of(200, 1_000)));
        assertEquals(80, port(Interval.of(79, 90)));
        assertEquals(81, port(Interval.of(81, 90)));
    }

    private int port(Interval ports) {
        return Typical.of(space.of(Match.ANY.with(Field.PROTOCOL, Interval.of(6)).with(Field.DESTINATION_PORT, ports)))
                .orElseThrow().destinationPort();
    }

    @Test
    void theFirstAddressOfABlockIsTakenOnlyWhereThereIsNoOther() {
        assertEquals(Unsigned128.of(0x0a000001), destination(Interval.of(0x0a000000, 0x0a0000ff)));
        assertEquals(Unsigned128.of(0x0a000000), destination(Interval.of(0x0a000000)));
        assertEquals(Unsigned128.of(0x0a000007), destination(Interval.of(0x0a000007, 0x0a0000ff)));
    }

    private Unsigned128 destination(Interval addresses) {
        return Typical.of(space.of(Match.ANY.with(Field.FAMILY, Interval.of(4)).with(Field.DESTINATION, addresses)))
                .orElseThrow().destination();
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
