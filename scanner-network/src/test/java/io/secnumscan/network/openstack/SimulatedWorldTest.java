package io.secnumscan.network.openstack;

import static org.junit.jupiter.api.Assertions.fail;

import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.openstack.Simulator.Pkt;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.reach.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Small random clouds: what is computed for one agrees with a simulator that sends one packet after the other; and where a
 * part of the cloud was not read, what is certain is true and what is true is possible.
 */
class SimulatedWorldTest {
    private static final int WORLDS = Integer.getInteger("worlds", 2_000);
    private static final long FIRST = Long.getLong("first", 0);
    private static final int PACKETS = 24;

    @Test
    void whatIsComputedIsWhatPacketsDo() {
        for (long seed = FIRST; seed < FIRST + WORLDS; seed++) {
            World world = Worlds.of(new SplittableRandom(seed));
            Optional<String> wrong = differs(world, seed, false);
            if (wrong.isPresent()) {
                World least = Shrink.least(world, seed, (one, same) -> differs(one, same, false).isPresent());
                fail("seed " + seed + ": " + differs(least, seed, false).orElse("") + "\n" + Snapshots.describe(least));
            }
        }
    }

    @Test
    void whatWasNotReadIsNeitherCertainNorImpossible() {
        for (long seed = FIRST; seed < FIRST + WORLDS / 2; seed++) {
            World world = Worlds.of(new SplittableRandom(seed));
            Optional<String> wrong = differs(world, seed, true);
            if (wrong.isPresent()) {
                World least = Shrink.least(world, seed, (one, same) -> differs(one, same, true).isPresent());
                fail("seed " + seed + ": " + differs(least, seed, true).orElse("") + "\n" + Snapshots.describe(least));
            }
        }
    }

    private static Optional<String> differs(World world, long seed, boolean eroded) {
        FakeCloud cloud = Snapshots.of(world);
        RandomGenerator random = new SplittableRandom(seed + 1_000_000_007L);
        String erosion = eroded ? Erosion.of(cloud, new SplittableRandom(seed)) : "";
        Bounds bounds = Walk.convert(cloud, Map.of());
        Reachability certain = reachability(bounds.certain());
        Reachability possible = eroded ? reachability(bounds.possible()) : certain;
        Set<String> read = ends(bounds);
        for (String sender : senders(world).stream().filter(read::contains).toList()) {
            SortedMap<String, PacketSet> sure = certain.from(sender);
            SortedMap<String, PacketSet> maybe = eroded ? possible.from(sender) : sure;
            for (int i = 0; i < PACKETS; i++) {
                Pkt pkt = packet(world, sender, random);
                Set<String> truth = new Simulator(world).reached(sender, pkt);
                Set<String> least = reached(sure, pkt, sender);
                Set<String> most = reached(maybe, pkt, sender);
                boolean right = eroded ? truth.containsAll(least) && most.containsAll(known(truth, bounds))
                        : truth.equals(least);
                if (!right) {
                    return Optional.of(sender + " " + pkt + " reaches " + truth + ", computed " + least
                            + (eroded ? " to " + most + " without " + erosion : ""));
                }
            }
        }
        return Optional.empty();
    }

    /** Endpoints that were not read can't be named. */
    private static Set<String> known(Set<String> truth, Bounds bounds) {
        Set<String> known = new TreeSet<>(truth);
        known.retainAll(ends(bounds));
        return known;
    }

    private static Set<String> ends(Bounds bounds) {
        Set<String> ends = new TreeSet<>();
        bounds.possible().endpoints().forEach(endpoint -> ends.add(last(endpoint.id())));
        return ends;
    }

    private static Reachability reachability(Network network) {
        return Reachability.of(network, endpoint -> last(endpoint.id()));
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static Set<String> reached(SortedMap<String, PacketSet> from, Pkt pkt, String sender) {
        Set<String> all = new TreeSet<>();
        Packet packet = packet(pkt);
        from.forEach((to, packets) -> {
            if (!to.equals(sender) && packets.contains(packet)) {
                all.add(to);
            }
        });
        return all;
    }

    private static Packet packet(Pkt pkt) {
        return new Packet(
                pkt.v6() ? 6 : 4, pkt.protocol(), pkt.type(), pkt.sourcePort(), number(pkt.destination()),
                number(pkt.source()));
    }

    private static Unsigned128 number(String address) {
        return Prefix.parse(address).orElseThrow().first();
    }

    private static List<String> senders(World world) {
        Stream<String> ports = world.ports().stream().map(World.Port::id);
        Stream<String> tunnels = world.tunnels().stream().map(World.Tunnel::id);
        return Stream.of(ports, tunnels, Stream.of("internet")).flatMap(Function.identity()).toList();
    }

    private static Pkt packet(World world, String sender, RandomGenerator random) {
        List<String> mine = world.ports().stream().filter(port -> port.id().equals(sender))
                .flatMap(port -> port.fixed().stream()).toList();
        List<String> addresses = addresses(world);
        String destination = addresses.get(random.nextInt(addresses.size()));
        boolean v6 = destination.indexOf(':') >= 0;
        List<String> sources = new ArrayList<>(random.nextInt(100) < 75 && !mine.isEmpty() ? mine : addresses);
        if (sender.equals("internet") && random.nextInt(100) < 80) {
            sources.removeIf(address -> !Simulator.isPublic(address));
        }
        sources.removeIf(address -> address.indexOf(':') >= 0 != v6);
        String source = sources.isEmpty() ? v6 ? "2600::8" : "8.8.8.8" : sources.get(random.nextInt(sources.size()));
        int icmp = v6 ? 58 : 1;
        int protocol = List.of(6, 6, 6, 17, icmp).get(random.nextInt(5));
        int type = protocol == icmp ? (v6 ? 128 : 8) * 256 + random.nextInt(2)
                : List.of(22, 80, 2222, 23).get(random.nextInt(4));
        return new Pkt(v6, protocol, type, protocol == icmp ? 0 : 40_000, source, destination);
    }

    private static List<String> addresses(World world) {
        List<String> all = new ArrayList<>(List.of("8.8.8.8", "2600::8", "172.20.0.9", "10.2.0.3", "169.254.169.254"));
        world.ports().forEach(port -> all.addAll(port.fixed()));
        world.ports().forEach(port -> all.addAll(port.fixed()));
        world.floatingIps().forEach(fip -> all.add(fip.address()));
        world.floatingIps().forEach(fip -> all.add(fip.address()));
        world.routers().forEach(router -> router.feet().forEach(foot -> all.add(foot.address())));
        world.balancers().forEach(one -> all.add(one.vip()));
        world.balancers().forEach(one -> all.add(one.vip()));
        return all;
    }
}
