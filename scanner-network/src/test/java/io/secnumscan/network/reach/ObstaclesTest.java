package io.secnumscan.network.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two hosts on two segments with a router between them, and one thing in the way. */
class ObstaclesTest {
    private static final List<Match> ALL = List.of(Match.ANY);
    private static final List<Match> NOTHING = List.of();
    private static final List<Match> WEB = List.of(port(443));

    private static final List<Stop.Cause> BY_RANK = List.of(
            new Stop.NotSent("e"), new Stop.Refused("e"), new Stop.RefusedIn("r", "i"), new Stop.NoRoute("r"),
            new Stop.Kept("r"), new Stop.Nobody("s"), new Stop.Elsewhere("e"));

    private static final Packet PACKET =
            new Packet(4, 6, 443, 50_000, Unsigned128.of(2), Unsigned128.of(1));

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
    void ofWhatIsSentAndWhatARouterLetsInTheLatterIsTakenWhereItWouldDo() {
        Stop stop = stop(a(List.of(port(80))), b(ALL), router(WEB, ALL, NOTHING, ALL));

        assertEquals(new Stop.NotSent("a"), stop.cause());
        assertEquals(443, stop.packet().destinationPort());
    }

    @Test
    void whatIsSentIsTakenWhereARouterLetsNothingIn() {
        Stop stop = stop(a(List.of(port(80))), b(ALL), router(NOTHING, ALL, NOTHING, ALL));

        assertEquals(new Stop.RefusedIn("router", "router-a"), stop.cause());
        assertEquals(80, stop.packet().destinationPort());
    }

    @Test
    void whereNothingOfWhatIsAskedPassesAnyFilterWhatWouldPassWithoutThemIsFollowed() {
        World.Change published = new World.Change("published", address(9),
                Map.of(Field.DESTINATION, Interval.of(2), Field.DESTINATION_PORT, Interval.of(1022)));
        World.Box plain = router(NOTHING, ALL, NOTHING, List.of(port(1022)));
        World world = new World(List.of(a(List.of(port(80))), b(ALL)), List.of(
                new World.Box(plain.id(), plain.feet(), List.of(published), plain.dropped(), plain.ways())));
        Map<String, String> zones = world.zones();

        Optional<Stop> stop = new Obstacles(new Built(world, space).network(), one -> zones.get(one.id()))
                .between("a", "b", space.of(port(22)));
        assertEquals(Optional.of(new Stop.NotSent("a")), stop.map(Stop::cause));
        assertEquals(9, stop.orElseThrow().packet().destination().low());
    }

    @Test
    void whatIsOffTheWayThatWouldBeOpenIsNotNamed() {
        World.Box blind = new World.Box("blind", List.of(
                new World.Foot("blind-a", "segment of a", address(5), ALL, ALL),
                new World.Foot("blind-c", "segment of c", address(6), ALL, ALL)),
                List.of(), NOTHING, List.of(new World.Way("blind-route", ALL, "blind-c", Optional.empty(), List.of())));
        World.Box full =
                new World.Box("full", List.of(new World.Foot("full-a", "segment of a", address(7), NOTHING, ALL)),
                        List.of(), NOTHING, List.of());

        assertEquals(new Stop.RefusedIn("router", "router-a"),
                cause(a(ALL), b(ALL), full, blind, router(NOTHING, ALL, NOTHING, ALL)));
    }

    @Test
    void aPacketThatGetsFarStopsThereFurthest() {
        Crossed crossed = new Crossed("r", "in", Optional.empty(), "route", "out", Optional.empty(), PACKET);
        Stop near = new Stop(List.of(), PACKET, new Stop.Refused("a"));
        Stop far = new Stop(List.of(crossed), PACKET, new Stop.Nobody("s"));
        Stop more = new Stop(List.of(crossed), PACKET, new Stop.NoRoute("q"));

        assertEquals(Optional.of(more), new Trace(List.of(), List.of(near, far, more), true).furthest());
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

    private static World.Box onwards(String id, String from, String to) {
        return new World.Box(id, List.of(
                new World.Foot(id + "-in", from, address(5), ALL, ALL),
                new World.Foot(id + "-out", to, address(6), ALL, ALL)),
                List.of(), NOTHING,
                List.of(new World.Way(id + "-route", ALL, id + "-out", Optional.empty(), List.of())));
    }

    @Test
    void whereNobodyHasTheNextHopTheSegmentIsNamed() {
        World.Box plain = router(ALL, ALL, NOTHING, ALL);
        World.Way way = new World.Way("route", ALL, "router-b", Optional.of(address(9)), List.of());

        assertEquals(new Stop.Nobody("segment of b"),
                cause(a(ALL), b(ALL),
                        new World.Box("router", plain.feet(), List.of(), NOTHING, List.of(way))));
    }

    @Test
    void theEndOfTheOpenWayIsNamedThoughOtherWaysLeadFarther() {
        assertEquals(new Stop.Refused("b"), cause(a(ALL), b(NOTHING), router(ALL, ALL, NOTHING, ALL),
                onwards("far", "segment of a", "segment of c"), onwards("farther", "segment of c", "segment of d")));
    }

    @Test
    void theLastStopOnTheOpenWayIsNamed() {
        World.Box plain = router(ALL, ALL, NOTHING, ALL);
        List<World.Foot> feet = Stream.concat(plain.feet().stream(), Stream.of(
                new World.Foot("closed", "segment of c", address(7), ALL, NOTHING))).toList();
        List<World.Way> ways = Stream.concat(Stream.of(
                new World.Way("nowhere", ALL, "closed", Optional.empty(), List.of())), plain.ways().stream()).toList();

        assertEquals(new Stop.Refused("b"),
                cause(a(ALL), b(NOTHING), new World.Box("router", feet, List.of(), NOTHING, ways)));
    }

    @Test
    void itIsFollowedFromWhoSendsIt() {
        World world = new World(List.of(b(NOTHING), a(WEB)), List.of(router(ALL, ALL, NOTHING, ALL)));
        Map<String, String> zones = world.zones();

        assertEquals(List.of("router-a"), new Obstacles(new Built(world, space).network(), one -> zones.get(one.id()))
                .between("a", "b", space.all()).orElseThrow().crossed().stream().map(Crossed::in).toList());
    }

    @Test
    void ofStopsAtTheSameDistanceTheOneThatExplainsMostIsTaken() {
        for (int i = 1; i < BY_RANK.size(); i++) {
            Stop more = new Stop(List.of(), PACKET, BY_RANK.get(i - 1));
            Stop less = new Stop(List.of(), PACKET, BY_RANK.get(i));

            assertEquals(Optional.of(more), new Trace(List.of(), List.of(less, more), true).furthest());
        }
        assertEquals(new Stop.RefusedIn("r", "i").rank(), new Stop.RefusedOut("r", "way", "o").rank());
    }

    @Test
    void eachStopSaysWhereItIs() {
        assertEquals(List.of("e", "e", "r", "r", "r", "s", "e"), BY_RANK.stream().map(Stop.Cause::at).toList());
        assertEquals("r", new Stop.RefusedOut("r", "way", "o").at());
    }
}
