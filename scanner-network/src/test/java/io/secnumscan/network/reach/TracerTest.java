package io.secnumscan.network.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the simulator, and against what is computed for all packets at once. */
class TracerTest {
    private static final List<Packet> PACKETS = Simulator.packets();
    private static final PacketSpace SPACE = new PacketSpace();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static World world(long seed) {
        return new RandomWorld(new SplittableRandom(seed)).next();
    }

    private static SortedSet<String> ids(Trace trace) {
        SortedSet<String> ids = new TreeSet<>();
        trace.arrivals().forEach(journey -> ids.add(journey.to().id()));
        return ids;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPacketArrivesWhereTheSimulatorSeesItArrive(long seed) {
        World world = world(seed);
        Network network = new Built(world, SPACE.scratch()).network();
        Tracer tracer = new Tracer(network);
        Packet packet = PACKETS.get((int) (seed % PACKETS.size()));

        for (int host = 0; host < world.hosts().size(); host++) {
            Trace trace = tracer.trace(network.endpoints().get(host), packet);
            assertTrue(trace.complete());
            assertEquals(new Simulator(world).arrivals(world.hosts().get(host), packet), ids(trace), world::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsComputedHasAWitnessThatGoesItsWay(long seed) {
        World world = world(seed);
        Network network = new Built(world, SPACE.scratch()).network();
        Map<String, String> zones = world.zones();
        Reachability reachability = Reachability.of(network, endpoint -> zones.get(endpoint.id()));

        for (String from : reachability.senders()) {
            reachability.from(from).forEach((to, packets) -> {
                PacketSet known = packets.and(packets.space().union(
                        PACKETS.stream().map(packets.space()::of).toList()));
                Optional<Journey> journey = new Tracer(network).witness(
                        known, one -> zones.get(one.id()).equals(from), one -> zones.get(one.id()).equals(to));
                assertEquals(known.isEmpty(), journey.isEmpty(), world::toString);
                assertTrue(journey.stream().allMatch(new Replay(world)::confirms), () -> world + "\n" + journey);
                assertTrue(journey.stream().allMatch(one -> known.contains(one.sent())));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePlainWayIsTheShortestOfAll(long seed) {
        World world = world(seed);
        Network network = new Built(world, SPACE.scratch()).network();
        Tracer tracer = new Tracer(network);

        for (Endpoint from : network.endpoints()) {
            for (int i = 0; i < 20; i++) {
                Packet packet = PACKETS.get((int) ((seed * 20 + i) % PACKETS.size()));
                Trace trace = tracer.trace(from, packet);
                for (Endpoint to : network.endpoints()) {
                    Straight straight = new Straight(tracer, from, packet, to::equals);
                    Optional<Journey> journey = straight.journey();
                    assertTrue(straight.hadChoice() || !from.sends().contains(packet)
                            || trace.to(to::equals).equals(journey), () -> world + "\n" + journey + "\n" + trace);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatDoesNotReachIsStoppedSomewhere(long seed) {
        World world = world(seed);
        Network network = new Built(world, SPACE.scratch()).network();
        Map<String, String> zones = world.zones();
        Reachability reachability = Reachability.of(network, endpoint -> zones.get(endpoint.id()));
        Obstacles obstacles = new Obstacles(network, endpoint -> zones.get(endpoint.id()));

        for (String from : reachability.senders()) {
            TreeSet<String> blocked = new TreeSet<>(reachability.receivers());
            blocked.removeAll(reachability.reached(from));
            for (String to : blocked) {
                Optional<Stop> stop = obstacles.between(from, to, network.endpoints().getFirst().sends().space().all());
                assertTrue(stop.isPresent() || !share(network, zones, from, to), () -> world + from + to);
            }
        }
    }

    /** Whether one zone sends in a family in which the other has an address. */
    private static boolean share(Network network, Map<String, String> zones, String from, String to) {
        return LongStream.of(4, 6)
                .mapToObj(family -> SPACE.of(Match.ANY.with(Field.FAMILY, Interval.of(family))))
                .anyMatch(family -> network.endpoints().stream()
                        .anyMatch(one -> zones.get(one.id()).equals(from) && !one.sends().and(family).isEmpty())
                        && network.endpoints().stream()
                                .anyMatch(
                                        one -> zones.get(one.id()).equals(to) && !one.address().and(family).isEmpty()));
    }

    @Test
    void aTranslationThatMaySetSeveralValuesHasAChoice() {
        assertFalse(hadChoice(Interval.of(2)));
        assertTrue(hadChoice(Interval.of(2, 3)));
    }

    private static boolean hadChoice(Interval destination) {
        List<Match> all = List.of(Match.ANY);
        List<Match> four = List.of(Match.ANY.with(Field.DESTINATION, Interval.of(4)));
        World world = new World(
                List.of(new World.Host("a", "s", "a", four, all, all)), List.of(new World.Box("r", List.of(
                        new World.Foot("in", "s", four, all, all), new World.Foot("out", "t", four, all, all)),
                        List.of(new World.Change("nat", all, Map.of(Field.DESTINATION, destination))), List.of(),
                        List.of(new World.Way("way", all, "out", Optional.empty(), List.of())))));
        Network network = new Built(world, SPACE.scratch()).network();
        Straight straight = new Straight(
                new Tracer(network), network.endpoints().getFirst(), PACKETS.getFirst(), any -> false);
        assertTrue(straight.journey().isEmpty());
        return straight.hadChoice();
    }
}
