package io.secnumscan.network.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three hosts on one segment: what of it is told, and how. */
class FlowsTest {
    private static final Match SSH =
            Match.ANY.with(Field.PROTOCOL, Interval.of(6)).with(Field.DESTINATION_PORT, Interval.of(22));
    private static final Match NOTHING = Match.ANY.with(Field.PROTOCOL, List.of());

    private final PacketSpace space = new PacketSpace();

    private Endpoint host(String id, int address, Match accepts) {
        return new Endpoint(id, "lan", space.of(V4.with(Field.DESTINATION, Interval.of(address))),
                space.of(V4.with(Field.SOURCE, Interval.of(address))), space.of(accepts));
    }

    private static final Match V4 = Match.ANY.with(Field.FAMILY, Interval.of(4));

    private static Match from(int address) {
        return SSH.with(Field.SOURCE, Interval.of(address));
    }

    private static Network lan(Endpoint... hosts) {
        return new Network(List.of(hosts), List.of());
    }

    private static Flows flows(Network certain, Network possible) {
        return Flows.of(new Bounds(certain, possible, List.of()), Endpoint::id);
    }

    private static List<String> lines(List<Flow> flows) {
        return flows.stream().flatMap(flow -> FlowLine.of(flow, Chain.OF_OBJECTS).stream())
                .map(line -> String.join(" ", line.to(), line.protocol(), line.ports().toString(),
                        line.decision().label()))
                .toList();
    }

    @Test
    void whatPassesIsReachableWithItsPorts() {
        Network lan = lan(host("a", 1, NOTHING), host("b", 2, SSH));

        assertEquals(List.of("b tcp [22] reachable"), lines(flows(lan, lan).from("a")));
    }

    @Test
    void whatMayPassIsPossible() {
        Network closed = lan(host("a", 1, NOTHING), host("b", 2, NOTHING));
        Network open = lan(host("a", 1, NOTHING), host("b", 2, SSH));

        assertEquals(List.of("b tcp [22] possible"), lines(flows(closed, open).from("a")));
    }

    @Test
    void whatMayPassBesidesIsToldApartFromWhatDoes() {
        Network some = lan(host("a", 1, NOTHING), host("b", 2, SSH));
        Network all = lan(host("a", 1, NOTHING), host("b", 2, Match.ANY.with(Field.PROTOCOL, Interval.of(6))));

        assertEquals(
                List.of("b tcp [22] reachable", "b tcp [0-21, 23-65535] possible"), lines(flows(some, all).from("a")));
    }

    @Test
    void whatNothingReachesIsBlockedWhereThatIsAskedFor() {
        Network lan = lan(host("a", 1, NOTHING), host("b", 2, NOTHING));

        assertEquals(List.of(), flows(lan, lan).from("a"));
        assertEquals(List.of("b any [] blocked"), lines(flows(lan, lan).all("a")));
    }

    @Test
    void theWitnessIsAPacketOfTheSender() {
        Network lan = lan(host("a", 1, NOTHING), host("b", 2, SSH));
        FlowLine line = FlowLine.of(flows(lan, lan).between("a", "b"), Chain.OF_OBJECTS).getFirst();

        assertEquals("tcp 0.0.0.1:49152 > 0.0.0.2:22", line.witness().orElseThrow());
        assertEquals(List.of("a", "b"), line.because());
    }

    @Test
    void whatIsOpenToAllIsNoFlowBeyondThat() {
        Network lan = lan(host("all", 9, NOTHING), host("a", 1, NOTHING), host("b", 2, SSH));

        assertEquals(List.of(), flows(lan, lan).beyond("a", "all"));
    }

    @Test
    void whatIsOpenToOneByItsAddressIsBeyondWhatIsOpenToAll() {
        Network lan = lan(host("all", 9, NOTHING), host("a", 1, NOTHING), host("b", 2, from(1)));

        assertEquals(List.of("b tcp [22] reachable"), lines(flows(lan, lan).beyond("a", "all")));
    }

    @Test
    void whatMayBeOpenToAllTakesNothingAway() {
        Network certain = lan(host("all", 9, NOTHING), host("a", 1, NOTHING), host("b", 2, from(1)));
        Network possible = lan(host("all", 9, NOTHING), host("a", 1, NOTHING), host("b", 2, SSH));

        assertEquals(List.of("b tcp [22] reachable"), lines(flows(certain, possible).beyond("a", "all")));
    }

    @Test
    void endpointsOfOnePlaceAreNoFlow() {
        Network lan = lan(host("a", 1, SSH), host("b", 2, SSH));
        Flows flows = Flows.of(new Bounds(lan, lan, List.of()), endpoint -> "one");

        assertTrue(Stream.of("one").flatMap(place -> flows.from(place).stream()).toList().isEmpty());
    }

    @Test
    void whoStandsForAllIsItselfReachedByOthers() {
        Network lan = lan(host("a", 1, NOTHING), host("all", 2, SSH));

        assertEquals(List.of("all tcp [22] reachable"), lines(flows(lan, lan).beyond("a", "all")));
    }
}
