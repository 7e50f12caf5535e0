package io.secnumscan.network.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two hosts on one segment that may take any address, and were given one each: 10.0.0.5 and 10.0.0.9. */
class GivenTest {
    private static final Match V4 = Match.ANY.with(Field.FAMILY, Interval.of(4));
    private static final Unsigned128 FIVE = Unsigned128.of(0x0a000005);
    private static final Unsigned128 NINE = Unsigned128.of(0x0a000009);

    private final PacketSpace space = new PacketSpace();

    private Packet witness(Match accepted) {
        Endpoint a = new Endpoint("a", "lan", space.of(V4), space.of(V4), space.none(), AddressSet.of("10.0.0.5"));
        Endpoint b = new Endpoint(
                "b", "lan", space.of(V4), space.of(V4), space.of(accepted), AddressSet.of("10.0.0.9"));
        return new Tracer(new Network(List.of(a, b), List.of()))
                .witness(space.of(accepted), List.of(a), b::equals).orElseThrow().sent();
    }

    @Test
    void aPacketIsOfTheAddressesThatBothWereGiven() {
        Packet packet = witness(V4);

        assertEquals(List.of(FIVE, NINE), List.of(packet.source(), packet.destination()));
    }

    @Test
    void whereTheSenderMustTakeAnotherTheReceiversIsStillItsOwn() {
        Packet packet = witness(V4.with(Field.SOURCE, Interval.of(7)));

        assertEquals(List.of(Unsigned128.of(7), NINE), List.of(packet.source(), packet.destination()));
    }

    @Test
    void whereTheReceiverMustHaveAnotherTheSendersIsStillItsOwn() {
        Packet packet = witness(V4.with(Field.DESTINATION, Interval.of(7)));

        assertEquals(List.of(FIVE, Unsigned128.of(7)), List.of(packet.source(), packet.destination()));
    }
}
