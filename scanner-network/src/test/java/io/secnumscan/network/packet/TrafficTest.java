package io.secnumscan.network.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people say of a set of packets. */
class TrafficTest {
    private final PacketSpace space = new PacketSpace();

    private Traffic of(Match match) {
        return Traffic.of(space.of(match));
    }

    private static Match tcp(long first, long last) {
        return Match.ANY.with(Field.PROTOCOL, Interval.of(6)).with(Field.DESTINATION_PORT, Interval.of(first, last));
    }

    @Test
    void allPacketsAreAnyTraffic() {
        assertTrue(Traffic.of(space.all()).isAny());
    }

    @Test
    void allPacketsOfOneFamilyAreAnyTraffic() {
        assertTrue(of(Match.ANY.with(Field.FAMILY, Interval.of(6))).isAny());
    }

    @Test
    void allButOnePortIsNotAnyTraffic() {
        assertFalse(Traffic.of(space.all().minus(space.of(tcp(22, 22)))).isAny());
    }

    @Test
    void portsOfAProtocolAreRanges() {
        Traffic traffic = Traffic.of(space.of(tcp(22, 22)).or(space.of(tcp(80, 90))));

        assertEquals("[22, 80-90]", traffic.ranges(6).toString());
        assertEquals(List.of(6), List.copyOf(traffic.ports().keySet()));
    }

    @Test
    void allPortsOfAProtocolAreNoRange() {
        Traffic traffic = of(Match.ANY.with(Field.PROTOCOL, Interval.of(17)));

        assertTrue(traffic.isWhole(17));
        assertEquals(List.of(), traffic.ranges(17));
    }

    @Test
    void oneTypeOfIcmpIsNotAllOfIt() {
        Traffic traffic = of(Match.ANY.with(Field.FAMILY, Interval.of(4))
                .with(Field.PROTOCOL, Interval.of(1))
                .with(Field.DESTINATION_PORT, Interval.of(0)));

        assertFalse(traffic.isWhole(1));
        assertEquals("[0]", traffic.ranges(1).toString());
    }

    @Test
    void theIcmpOfTheOtherFamilySaysNothing() {
        assertTrue(of(Match.ANY.with(Field.FAMILY, Interval.of(6)).with(Field.PROTOCOL, Interval.of(1))).isEmpty());
    }

    @Test
    void aDifferenceIsThatOfPorts() {
        assertEquals("[81-90]", of(tcp(80, 90)).minus(of(tcp(0, 80))).ranges(6).toString());
    }

    @Test
    void aUnionIsThatOfPorts() {
        Traffic both = of(tcp(80, 90)).or(of(tcp(22, 22))).or(of(Match.ANY.with(Field.PROTOCOL, Interval.of(50))));

        assertEquals("[22, 80-90]", both.ranges(6).toString());
        assertTrue(both.isWhole(50));
        assertEquals(List.of(6, 50), List.copyOf(both.ports().keySet()));
    }

    @Test
    void onlyThatOfNoPacketIsEmpty() {
        assertTrue(Traffic.of(space.none()).isEmpty());
        assertFalse(of(tcp(22, 22)).isEmpty());
    }
}
