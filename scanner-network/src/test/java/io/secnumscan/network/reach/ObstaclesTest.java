package io.secnumscan.network.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two hosts on two segments with a router between them, and one thing in the way. */
class ObstaclesTest {
    private static final List<Match> ALL = List.of(Match.ANY);
    private static final List<Match> NOTHING = List.of();
    private static final List<Match> WEB = List.of(port(443));

    private final PacketSpace space = new PacketSpace();

    private static Match port(int port) {
        return Match.ANY.with(Field.PROTOCOL, Interval.of(6)).with(Field.DESTINATION_PORT, Interval.of(port));
    }

    private static List<Match> address(int address) {
        return List.of(Match.ANY.with(Field.FAMILY, Interval.of(4)).with(Field.DESTINATION, Interval.of(address)));
    }

    private static World.Host host(String id, int address, List<Match> sends, List<Match> accepts) {
        return new World.Host(id, "segment of " + id, id, address(address), sends, accepts);
    }

    private static World.Host a(List<Match> sends) {
        return host("a", 1, sends, ALL);
    }

    private static World.Host b(List<Match> accepts) {
        return host("b", 2, ALL, accepts);
    }

    private static World.Box router(
            List<Match> incoming, List<Match> outgoing, List<Match> dropped, List<Match> routed) {
        World.Way way = new World.Way("route", routed, "router-b", Optional.empty(), List.of());
        return new World.Box("router", List.of(
                new World.Foot("router-a", "segment of a", address(3), incoming, ALL),
                new World.Foot("router-b", "segment of b", address(4), ALL, outgoing)),
                List.of(), dropped, List.of(way));
    }

    private Stop stop(World.Host a, World.Host b, World.Box... routers) {
        World world = new World(List.of(a, b), List.of(routers));
        Map<String, String> zones = world.zones();
        return new Obstacles(new Built(world, space).network(), one -> zones.get(one.id()))
                .between("a", "b", space.all()).orElseThrow();
    }

    private Stop.Cause cause(World.Host a, World.Host b, World.Box... routers) {
        return stop(a, b, routers).cause();
    }

    @Test
    void theFilterOfWhoReceivesIsNamed() {
        Stop stop = stop(a(WEB), b(List.of(port(80))), router(ALL, ALL, NOTHING, ALL));

        assertEquals(new Stop.Refused("b"), stop.cause());
        assertEquals(443, stop.packet().destinationPort());
        assertEquals(List.of("router"), stop.crossed().stream().map(Crossed::router).toList());
    }

    @Test
    void theFilterOfWhoSendsIsNamed() {
        List<Match> elsewhere = List.of(Match.ANY.with(Field.DESTINATION, Interval.of(9)));

        assertEquals(new Stop.NotSent("a"), cause(a(elsewhere), b(ALL), router(ALL, ALL, NOTHING, ALL)));
    }

    @Test
    void theFilterOfARouterIsNamedWhereItIs() {
        assertEquals(new Stop.RefusedIn("router", "router-a"),
                cause(a(ALL), b(ALL), router(NOTHING, ALL, NOTHING, ALL)));
        assertEquals(new Stop.RefusedOut("router", "route", "router-b"),
                cause(a(ALL), b(ALL), router(ALL, NOTHING, NOTHING, ALL)));
    }

    @Test
    void whatARouterHasNoRouteForIsNamed() {
        assertEquals(new Stop.NoRoute("router"), cause(a(ALL), b(ALL), router(ALL, ALL, NOTHING, address(9))));
    }

    @Test
    void whatARouterKeepsIsNamed() {
        assertEquals(new Stop.Kept("router"), cause(a(ALL), b(ALL), router(ALL, ALL, address(2), ALL)));
    }

    @Test
    void aSegmentWhereNobodyIsIsNamed() {
        assertEquals(new Stop.Nobody("segment of a"), cause(a(ALL), b(ALL)));
    }

    @Test
    void anotherWhoHasTheAddressIsNamed() {
        assertEquals(new Stop.Elsewhere("a"), cause(host("a", 2, ALL, ALL), b(ALL)));
    }

    @Test
    void ofWhatIsAskedNothingElseIsLookedAt() {
        World world = new World(List.of(a(ALL), b(WEB)), List.of(router(ALL, ALL, NOTHING, ALL)));
        Map<String, String> zones = world.zones();
        Obstacles obstacles = new Obstacles(new Built(world, space).network(), one -> zones.get(one.id()));

        assertEquals(Optional.of(22), obstacles.between("a", "b", space.of(port(22)))
                .map(stop -> stop.packet().destinationPort()));
        assertTrue(obstacles.between("a", "b", space.none()).isEmpty());
    }
}
