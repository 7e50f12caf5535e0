package io.secnumscan.network.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import io.secnumscan.network.reach.Verdict.Decision;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private final PacketSpace space = new PacketSpace();
    private final PacketSet web = port(443);
    private final PacketSet shell = port(22);

    private PacketSet port(int port) {
        return space.of(Match.ANY.with(Field.FAMILY, Interval.of(4)).with(Field.PROTOCOL, Interval.of(6))
                .with(Field.DESTINATION_PORT, Interval.of(port)));
    }

    private PacketSet address(Field field, int address) {
        return space.of(Match.ANY.with(Field.FAMILY, Interval.of(4)).with(field, Interval.of(address)));
    }

    /** Two on one segment, of which b accepts what is given. */
    private Network network(PacketSet accepts) {
        return new Network(List.of(
                new Endpoint("a", "s", address(Field.DESTINATION, 1), address(Field.SOURCE, 1), space.none()),
                new Endpoint("b", "s", address(Field.DESTINATION, 2), space.none(), accepts)), List.of());
    }

    private Verdicts verdicts(PacketSet certain, PacketSet possible) {
        return Verdicts.of(new Bounds(network(certain), network(possible), List.of()), Endpoint::id);
    }

    @Test
    void whatSurelyArrivesIsReachableAndTheRestOfWhatMayIsPossible() {
        Verdict verdict = verdicts(web, web.or(shell)).from("a").get("b");

        assertEquals(Decision.REACHABLE, verdict.decision());
        assertEquals(Set.of(443L), ports(verdict.reachable()));
        assertEquals(Set.of(22L), ports(verdict.possible()));
    }

    @Test
    void whatOnlyMayArriveIsPossible() {
        Verdict verdict = verdicts(space.none(), shell).between("a", "b");

        assertEquals(Decision.POSSIBLE, verdict.decision());
        assertTrue(verdict.reachable().isEmpty());
    }

    @Test
    void whatNoReadingLetsPassIsBlocked() {
        Verdicts verdicts = verdicts(space.none(), space.none());

        assertEquals(Decision.BLOCKED, verdicts.between("a", "b").decision());
        assertTrue(verdicts.from("a").isEmpty());
    }

    @Test
    void whereNothingIsInDoubtNothingIsOnlyPossible() {
        Verdicts verdicts = verdicts(web, web);

        assertTrue(verdicts.between("a", "b").possible().isEmpty());
        assertEquals(Decision.REACHABLE, verdicts.from("a").get("b").decision());
        assertEquals(Set.of("a", "b"), verdicts.senders());
        assertEquals(Set.of("a", "b"), verdicts.receivers());
    }

    private static Set<Long> ports(PacketSet set) {
        assertEquals(Set.of(6), set.services().keySet());
        return Set.of(set.services().get(6).getFirst().first().low());
    }
}
