package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.reach.Reachability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What reaches pods by addresses that are published for them, against a simulator, packet by packet, on random clusters: what
 * is called reachable arrives whatever is not known, and what is called blocked never does. {@code -Dworlds=N} tries a
 * tenth as many, from {@code -Dfirst=SEED}.
 */
class RandomServicesTest {
    private static final int CLUSTERS = Integer.getInteger("worlds", 1_500) / 10;
    private static final long SEED = Long.getLong("first", 0);
    private static final Map<String, Integer> PROTOCOLS = Map.of("TCP", 6, "UDP", 17);
    private static final List<String> OUTSIDE = List.of("192.168.113.9", "fd02::9", "198.51.100.7", "2001:db8:1::7");
    private static final Map<String, AddressSet> BEYOND = Map.of(
            "internet", AddressSet.of("198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"),
            "office", AddressSet.of("192.168.113.0/24", "fd02::/64"));
    private static final List<Integer> PORTS =
            List.of(80, 81, 82, 8088, 30_080, 30_081, 30_082, 30_083, 30_084, 30_085);

    private int decided;
    private int decidable;

    @Test
    void noPacketFaresOtherwiseThanTheSimulatorSays() {
        for (long i = 0; i < CLUSTERS; i++) {
            Dice dice = new Dice(new SplittableRandom(SEED + i));
            List<ObjectNode> objects = RandomCluster.of(dice.random());
            RandomServices.add(dice, objects);
            if (!difference(objects).isEmpty()) {
                List<ObjectNode> small = new Shrunk(some -> !difference(some).isEmpty()).of(objects);
                assertEquals("", difference(small), "seed " + (SEED + i) + "\n" + Shrunk.text(small));
            }
        }
        assertTrue(decided * 10L > decidable * 9L, decided + " of " + decidable + " were decided");
    }

    private static Map<String, JsonNode> senders(Listed listed) {
        Map<String, JsonNode> senders = new LinkedHashMap<>();
        OUTSIDE.forEach(address -> senders.put(address, Listed.OUTSIDER));
        for (JsonNode node : listed.ofKind("Node")) {
            node.at("/status/addresses").forEach(one -> senders.put(one.path("address").asText(), node));
        }
        for (JsonNode pod : pods(listed)) {
            pod.at("/status/podIPs").forEach(one -> senders.put(one.path("ip").asText(), pod));
        }
        return senders;
    }

    private static List<JsonNode> pods(Listed listed) {
        List<JsonNode> pods = new ArrayList<>(listed.ofKind("Pod"));
        pods.removeIf(pod -> !Listed.filtered(pod) || !ServiceSimulator.runs(pod));
        return pods;
    }

    private static Set<String> destinations(Listed listed) {
        Set<String> all = new TreeSet<>(List.of("203.0.113.10", "203.0.113.99", "2001:db8::10", "2001:db8::80"));
        all.addAll(List.of("203.0.113.80", "203.0.113.81", "203.0.113.82"));
        senders(listed).forEach((address, who) -> {
            if (!Listed.isOutsider(who)) {
                all.add(address);
            }
        });
        return all;
    }

    private String difference(List<ObjectNode> objects) {
        World world = new World();
        objects.forEach(world::add);
        Bounds bounds = Reached.of(world, BEYOND).bounds();
        Reachability surely = Reachability.of(bounds.certain(), one -> "all", Endpoint::id);
        Reachability perhaps = Reachability.of(bounds.possible(), one -> "all", Endpoint::id);
        Listed listed = new Listed(objects);
        ServiceSimulator simulator = new ServiceSimulator(listed, new Simulator(objects));
        Map<JsonNode, Sets> pods = new LinkedHashMap<>();
        for (JsonNode pod : pods(listed)) {
            String id = World.TARGET + "/" + Listed.namespaceOf(pod) + "/Pod/" + Listed.nameOf(pod);
            pods.put(pod, new Sets(surely.between("all", id), perhaps.between("all", id)));
        }
        for (ServiceSimulator.Asked asked : asked(listed)) {
            List<ServiceSimulator.Way> ways = simulator.ways(asked);
            for (Map.Entry<JsonNode, Sets> pod : pods.entrySet()) {
                String wrong = difference(asked, ways, pod.getKey(), simulator, pod.getValue());
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
        }
        return "";
    }

    /** What arrives at a pod. */
    private record Sets(PacketSet surely, PacketSet perhaps) {}

    private static List<ServiceSimulator.Asked> asked(Listed listed) {
        List<ServiceSimulator.Asked> all = new ArrayList<>();
        Set<String> destinations = destinations(listed);
        senders(listed).forEach((source, from) -> {
            for (String destination : destinations) {
                List<Integer> ports = destination.matches("10\\..*|fd00::.") ? PORTS.subList(0, 3) : PORTS;
                for (int port : source.contains(":") == destination.contains(":") ? ports : List.<Integer>of()) {
                    PROTOCOLS.keySet().forEach(protocol -> all.add(
                            new ServiceSimulator.Asked(from, source, destination, protocol, port)));
                }
            }
        });
        return all;
    }

    private String difference(
            ServiceSimulator.Asked asked, List<ServiceSimulator.Way> ways, JsonNode pod, ServiceSimulator simulator,
            Sets sets) {
        Family family = asked.source().contains(":") ? Family.V6 : Family.V4;
        Packet packet = new Packet(
                family == Family.V4 ? 4 : 6, PROTOCOLS.get(asked.protocol()), asked.port(), 50_000,
                Reached.address(family, asked.destination()), Reached.address(family, asked.source()));
        String found =
                sets.surely().contains(packet) ? "reachable" : sets.perhaps().contains(packet) ? "possible" : "blocked";
        ServiceSimulator.Arrival arrival = simulator.arrival(asked, ways, pod);
        boolean known = arrival.must() == arrival.may();
        decidable += known ? 1 : 0;
        decided += known && !found.equals("possible") ? 1 : 0;
        boolean wrong = found.equals("reachable") && !arrival.must() || found.equals("blocked") && arrival.may();
        return wrong
                ? asked.source() + " > " + asked.destination() + " " + asked.protocol() + "/" + asked.port() + " to "
                        + Listed.nameOf(pod) + ": " + found + " and not " + arrival
                : "";
    }
}
