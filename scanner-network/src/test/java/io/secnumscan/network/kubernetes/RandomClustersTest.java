package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The conversion against a simulator, packet by packet, on random clusters. {@code -Dworlds=N} tries more of them, from {@code -Dfirst=SEED}. */
class RandomClustersTest {
    private static final int CLUSTERS = Integer.getInteger("worlds", 2_000);
    private static final long SEED = Long.getLong("first", 0);
    private static final Map<String, Integer> PROTOCOLS = Map.of("TCP", 6, "UDP", 17, "SCTP", 132, "ICMP", 1);

    @Test
    void everyPacketFaresAsTheSimulatorSays() {
        for (long i = 0; i < CLUSTERS; i++) {
            List<ObjectNode> objects = RandomCluster.of(new SplittableRandom(SEED + i));
            String wrong = difference(objects);
            if (!wrong.isEmpty()) {
                List<ObjectNode> small = shrunk(objects);
                assertEquals("", difference(small), "seed " + (SEED + i) + "\n" + text(small));
            }
        }
    }

    private static String text(List<ObjectNode> objects) {
        StringBuilder text = new StringBuilder();
        objects.forEach(one -> text.append(one).append('\n'));
        return text.toString();
    }

    /** Someone who sends or receives: a node, or a pod that has not finished. */
    private record Someone(JsonNode object, String id, List<String> addresses, String synthetic) {}

    private static List<Someone> everyone(List<ObjectNode> objects) {
        List<Someone> all = new ArrayList<>();
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
        Reached reached = Reached.of(world);
        Simulator simulator = new Simulator(objects);
        List<Someone> everyone = everyone(objects);
        for (Someone from : everyone) {
            for (Someone to : everyone) {
                if (from.equals(to) || from.addresses().equals(to.addresses()) && to.synthetic().isEmpty()) {
                    continue;
                }
                for (String source : from.addresses()) {
                    for (String destination : to.addresses()) {
                        if (source.contains(":") == destination.contains(":")) {
                            String wrong = difference(reached, simulator, from, to, source, destination);
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
            Reached reached, Simulator simulator, Someone from, Someone to, String source, String destination) {
        for (String protocol : List.of("TCP", "UDP", "SCTP", "ICMP")) {
            for (int port = protocol.equals("ICMP") ? 82 : 79; port <= 82; port++) {
                int number = protocol.equals("ICMP") ? 0 : port;
                String found = reached.between(
                        reached.find(from.id()), reached.find(to.id()), PROTOCOLS.get(protocol), number,
                        source.isEmpty() ? from.synthetic() : source,
                        destination.isEmpty() ? to.synthetic() : destination);
                String expected = simulator.answer(new Simulator.Sent(
                        from.object(), to.object(), source, destination, protocol, number));
                if (!found.equals(expected)) {
                    return from.id() + " " + source + " > " + to.id() + " " + destination + " " + protocol + "/"
                            + port + ": " + found + " and not " + expected;
                }
            }
        }
        return "";
    }

    /** The same with as little in it as goes. */
    private static List<ObjectNode> shrunk(List<ObjectNode> objects) {
        List<ObjectNode> small = new ArrayList<>(objects);
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int i = small.size() - 1; i >= 0; i--) {
                List<ObjectNode> without = new ArrayList<>(small);
                ObjectNode removed = without.remove(i);
                boolean needed = Set.of("Namespace", "Node").contains(removed.path("kind").asText())
                        || removed.at("/metadata/namespace").asText().equals("kube-system");
                if (!needed && fails(without)) {
                    small = without;
                    smaller = true;
                }
            }
            smaller |= shrinkLists(small);
        }
        return small;
    }

    private static boolean fails(List<ObjectNode> objects) {
        return !difference(objects).isEmpty();
    }

    private static boolean shrinkLists(List<ObjectNode> objects) {
        List<ArrayNode> lists = new ArrayList<>();
        objects.stream()
                .filter(one -> one.path("kind").asText().endsWith("Policy"))
                .forEach(one -> visit(one.path("spec"), lists::add));
        boolean smaller = false;
        for (ArrayNode list : lists) {
            for (int i = list.size() - 1; i >= 0; i--) {
                JsonNode removed = list.remove(i);
                if (fails(objects)) {
                    smaller = true;
                } else {
                    list.insert(i, removed);
                }
            }
        }
        return smaller;
    }

    private static void visit(JsonNode node, Consumer<ArrayNode> lists) {
        if (node instanceof ArrayNode list) {
            lists.accept(list);
        }
        node.forEach(inner -> visit(inner, lists));
    }
}
