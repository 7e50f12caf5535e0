package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.net.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The conversion against a simulator, packet by packet, on random clusters. {@code -Dworlds=N} tries more of them, from {@code -Dfirst=SEED}. */
class RandomClustersTest {
    private static final int CLUSTERS = Integer.getInteger("worlds", 1_000);
    private static final long SEED = Long.getLong("first", 0);
    private static final Map<String, Integer> PROTOCOLS = Map.of(
            "TCP", 6, "UDP", 17, "SCTP", 132, "ICMP", 1, "ICMPv6", 58);
    private static final Map<String, List<Integer>> PORTS = Map.of(
            "TCP", List.of(79, 80, 81, 82), "UDP", List.of(79, 80, 81, 82), "SCTP", List.of(79, 80, 81, 82),
            "ICMP", List.of(0, 8 * 256, 8 * 256 + 1), "ICMPv6", List.of(128 * 256));
    private static final List<String> OUTSIDE = List.of("192.168.113.9", "fd02::9");

    @Test
    void everyPacketFaresAsTheSimulatorSays() {
        for (long i = 0; i < CLUSTERS; i++) {
            List<ObjectNode> objects = RandomCluster.of(new SplittableRandom(SEED + i));
            String wrong = difference(objects);
            if (!wrong.isEmpty()) {
                List<ObjectNode> small = new Shrunk(some -> !difference(some).isEmpty()).of(objects);
                assertEquals("", difference(small), "seed " + (SEED + i) + "\n" + Shrunk.text(small));
            }
        }
    }

    /** Someone who sends or receives: a node, a pod that has not finished, or whoever is outside. */
    private record Someone(JsonNode object, String id, List<String> addresses, String synthetic) {}

    private static List<Someone> everyone(List<ObjectNode> objects) {
        List<Someone> all = new ArrayList<>();
        all.add(new Someone(Listed.OUTSIDER, "outsider", OUTSIDE, ""));
        int waiting = 0;
        for (ObjectNode object : objects) {
            String name = object.at("/metadata/name").asText();
            if (object.path("kind").asText().equals("Node")) {
                all.add(new Someone(object, World.TARGET + "//Node/" + name, addressesOf(object), ""));
            }
            boolean finished = Set.of("Succeeded", "Failed").contains(object.at("/status/phase").asText());
            if (object.path("kind").asText().equals("Pod") && !finished) {
                String id = World.TARGET + "/" + object.at("/metadata/namespace").asText() + "/Pod/" + name;
                boolean host = object.at("/spec/hostNetwork").asBoolean();
                List<String> own = host ? addressesOf(node(objects, object)) : new ArrayList<>();
                if (!host) {
                    object.at("/status/podIPs").forEach(ip -> own.add(ip.path("ip").asText()));
                }
                all.add(own.isEmpty()
                        ? new Someone(object, id, List.of(""), "0.0.0." + ++waiting)
                        : new Someone(object, id, own, ""));
            }
        }
        return all;
    }

    private static ObjectNode node(List<ObjectNode> objects, ObjectNode pod) {
        return objects.stream()
                .filter(one -> one.path("kind").asText().equals("Node")
                        && one.at("/metadata/name").equals(pod.at("/spec/nodeName")))
                .findFirst().orElseThrow();
    }

    private static List<String> addressesOf(JsonNode node) {
        List<String> all = new ArrayList<>();
        node.at("/status/addresses").forEach(one -> all.add(one.path("address").asText()));
        return all;
    }

    /** The first packet of which the two say different things; empty when there is none. */
    private static String difference(List<ObjectNode> objects) {
        World world = new World();
        objects.forEach(world::add);
        Reached reached = Reached.of(world, Map.of("outsider", AddressSet.of("192.168.113.9", "fd02::9")));
        Simulator simulator = new Simulator(objects);
        List<Someone> everyone = everyone(objects);
        boolean coarse = objects.stream().anyMatch(RandomClustersTest::isVague);
        for (Someone from : everyone) {
            for (Someone to : everyone) {
                if (from.equals(to) || from.addresses().equals(to.addresses()) && to.synthetic().isEmpty()) {
                    continue;
                }
                for (String source : from.addresses()) {
                    for (String destination : to.addresses()) {
                        if (source.contains(":") == destination.contains(":")) {
                            String wrong = difference(
                                    reached, simulator, from, to, source, destination, coarse);
                            if (!wrong.isEmpty()) {
                                return wrong;
                            }
                        }
                    }
                }
            }
        }
        return "";
    }

    private static String difference(
            Reached reached, Simulator simulator, Someone from, Someone to, String source, String destination,
            boolean coarse) {
        String messages = source.contains(":") ? "ICMPv6" : "ICMP";
        for (String protocol : List.of("TCP", "UDP", "SCTP", messages)) {
            for (int port : PORTS.get(protocol)) {
                String found = reached.between(
                        reached.find(from.id()), reached.find(to.id()), PROTOCOLS.get(protocol), port,
                        source.isEmpty() ? from.synthetic() : source,
                        destination.isEmpty() ? to.synthetic() : destination);
                String expected = simulator.answer(new Sent(
                        from.object(), to.object(), source, destination, protocol, port));
                if (!found.equals(expected) && !(coarse && found.equals("possible"))) {
                    return from.id() + " " + source + " > " + to.id() + " " + destination + " " + protocol + "/"
                            + port + ": " + found + " and not " + expected;
                }
            }
        }
        return "";
    }

    /** Of a tier that comes nobody knows when, or about nobody knows whom: all that is said is what may be. */
    private static boolean isVague(ObjectNode object) {
        return object.path("kind").asText().startsWith("Calico")
                && (!object.at("/spec/tier").asText("default").equals("default")
                        || object.path("spec").has("serviceAccountSelector"));
    }
}
