package io.secnumscan.network.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Against a simulator that sends one packet after the other through small worlds. */
class ReachabilityTest {
    /** Beyond the build's own, with {@code -Dworlds=N} and {@code -Dfirst=SEED}. */
    private static final int WORLDS = Integer.getInteger("worlds", 2_000);

    private static final long FIRST = Long.getLong("first", 0);
    private static final List<Packet> PACKETS = Simulator.packets();
    private static final PacketSpace SPACE = new PacketSpace();

    /** For each pair of zones, the packets that get from one to the other. */
    private static SortedMap<String, Set<Packet>> simulated(World world) {
        Map<String, String> zones = world.zones();
        Simulator simulator = new Simulator(world);
        SortedMap<String, Set<Packet>> pairs = new TreeMap<>();
        for (World.Host from : world.hosts()) {
            for (Packet packet : PACKETS) {
                for (String to : simulator.arrivals(from, packet)) {
                    pairs.computeIfAbsent(from.zone() + " to " + zones.get(to), any -> new HashSet<>())
                            .add(packet);
                }
            }
        }
        return pairs;
    }

    private static SortedMap<String, Set<Packet>> computed(World world) {
        Map<String, String> zones = world.zones();
        Reachability reachability =
                Reachability.of(new Built(world, SPACE.scratch()).network(), endpoint -> zones.get(endpoint.id()));
        SortedMap<String, Set<Packet>> pairs = new TreeMap<>();
        for (String from : reachability.senders()) {
            reachability.from(from).forEach((to, packets) -> {
                Set<Packet> found = packets(packets);
                if (!found.isEmpty()) {
                    pairs.put(from + " to " + to, found);
                }
            });
        }
        return pairs;
    }

    private static String text(SortedMap<String, Set<Packet>> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + ": "
                        + pair.getValue().stream().map(World::text).sorted().collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private static boolean fails(World world) {
        return !simulated(world).equals(computed(world));
    }

    @Test
    void packetsArriveWhereTheSimulatorSeesThemArrive() {
        for (long seed = FIRST; seed < FIRST + WORLDS; seed++) {
            World world = new RandomWorld(new SplittableRandom(seed)).next();
            if (fails(world)) {
                World smallest = Shrinking.smallest(world, ReachabilityTest::fails);
                assertEquals(text(simulated(smallest)), text(computed(smallest)), "seed " + seed + ":" + smallest);
                fail("no failure after shrinking: seed " + seed);
            }
        }
    }

    @Test
    void whatIsAskedOfAPairIsWhatIsSaidOfAll() {
        for (long seed = 0; seed < 100; seed++) {
            World world = new RandomWorld(new SplittableRandom(seed)).next();
            Map<String, String> zones = world.zones();
            Network network = new Built(world, SPACE.scratch()).network();
            Reachability all = Reachability.of(network, endpoint -> zones.get(endpoint.id()));
            for (String from : all.senders()) {
                SortedMap<String, PacketSet> to = all.from(from);
                assertEquals(to.keySet(), all.reached(from));
                for (String other : all.receivers()) {
                    Set<Packet> expected = packets(to.getOrDefault(other, SPACE.none()));
                    assertEquals(expected, packets(all.between(from, other)), world::toString);
                    assertEquals(expected, packets(Reachability.between(
                            network, one -> zones.get(one.id()).equals(from),
                            one -> zones.get(one.id()).equals(other))), world::toString);
                }
            }
        }
    }

    private static Set<Packet> packets(PacketSet set) {
        return PACKETS.stream().filter(set::contains).collect(Collectors.toSet());
    }

    @Test
    void aZoneThatIsNotThereIsNotReached() {
        World world = new RandomWorld(new SplittableRandom(1)).next();
        Reachability all = Reachability.of(new Built(world, SPACE.scratch()).network(), endpoint -> "one");

        assertTrue(all.between("one", "other").isEmpty());
        assertTrue(all.between("other", "one").isEmpty());
    }
}
