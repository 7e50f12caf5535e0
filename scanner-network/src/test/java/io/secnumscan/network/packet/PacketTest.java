package io.secnumscan.network.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.Unsigned128;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PacketTest {
    private static final Packet PACKET = new Packet(4, 6, 443, 50_000, Unsigned128.of(2), Unsigned128.of(1));

    private final PacketSpace space = new PacketSpace();

    @ParameterizedTest
    @EnumSource(Field.class)
    void anotherValueInAFieldChangesThatFieldAlone(Field changed) {
        Packet other = PACKET.with(changed, Unsigned128.of(9));

        for (Field field : Field.values()) {
            assertEquals(field == changed ? Unsigned128.of(9) : PACKET.of(field), other.of(field));
        }
    }

    @Test
    void theSetOfOnePacketHoldsThatAlone() {
        PacketSet set = space.of(PACKET);

        assertEquals(Optional.of(PACKET), set.witness());
        assertEquals(set, space.of(match()));
    }

    /** All that tells it from others. */
    private static Match match() {
        Match match = Match.ANY;
        for (Field field : Field.values()) {
            match = match.with(field, new Interval(PACKET.of(field), PACKET.of(field)));
        }
        return match;
    }

    @Test
    void ofAPacketThatCanNotBeTheSetIsEmpty() {
        assertTrue(space.of(PACKET.with(Field.PROTOCOL, Unsigned128.of(47))).isEmpty());
    }
}
