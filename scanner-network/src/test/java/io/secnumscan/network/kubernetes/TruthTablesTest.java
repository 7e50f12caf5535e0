package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.net.AddressSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of who reaches whom under some policies; every pair of pods, and every port of a few, is asked. */
class TruthTablesTest {
    private static final List<String> TEAMS = List.of("red", "green", "blue");
    private static final List<String> ROLES = List.of("p", "q", "r");
    private static final String OUTSIDER = "192.168.113.9";
    private static final Map<String, Integer> PROTOCOLS = Map.of("tcp", 6, "udp", 17, "sctp", 132);

    static Stream<Named<JsonNode>> tables() {
        return Stream.of("network-policies", "admin-policies", "cilium-policies", "calico-policies").flatMap(file -> {
            List<Named<JsonNode>> rows = new ArrayList<>();
            World.yaml(read(file)).forEach(row -> rows.add(Named.of(row.path("name").asText(), row)));
            return rows.stream();
        });
    }

    private static String read(String file) {
        try (InputStream in = TruthTablesTest.class.getResourceAsStream("/kubernetes/" + file + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyPairIsAsTheTableSays(JsonNode table) {
        Reached reached = Reached.of(world(table), Map.of("outsider", AddressSet.of(OUTSIDER)));
        SortedMap<String, String> found = new TreeMap<>();
        SortedMap<String, String> expected = new TreeMap<>();
        for (String from : everyone()) {
            for (String to : everyone()) {
                boolean asked = !from.equals(to) && !(from.equals("outsider") && to.equals("outsider"));
                for (String protocol : asked ? List.of("tcp", "udp", "sctp") : List.<String>of()) {
                    for (int port : new int[]{80, 81}) {
                        String pair = from + " > " + to + " " + protocol + "/" + port;
                        found.put(pair, reached.between(
                                reached.find(id(from)), reached.find(id(to)), PROTOCOLS.get(protocol), port, ip(from),
                                ip(to)));
                        expected.put(pair, expected(table, from, to, protocol + "/" + port));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong(expected, found));
    }

    private static List<String> wrong(SortedMap<String, String> expected, SortedMap<String, String> found) {
        return found.entrySet().stream()
                .filter(pair -> !pair.getValue().equals(expected.get(pair.getKey())))
                .map(pair -> pair + " and not " + expected.get(pair.getKey()))
                .toList();
    }

    private static List<String> everyone() {
        List<String> all = new ArrayList<>();
        TEAMS.forEach(team -> ROLES.forEach(role -> all.add(team + "/" + role)));
        all.add("outsider");
        return all;
    }

    private static String id(String who) {
        return who.equals("outsider") ? who : World.TARGET + "/" + who.replace("/", "/Pod/");
    }

    private static String ip(String who) {
        if (who.equals("outsider")) {
            return OUTSIDER;
        }
        String[] parts = who.split("/", -1);
        return "10.0." + (1 + TEAMS.indexOf(parts[0])) + "." + (1 + ROLES.indexOf(parts[1]));
    }

    private static World world(JsonNode table) {
        String tag = table.path("engine").asText("npa-v1alpha1");
        World world = new World().node("n1", "192.0.2.1");
        switch (tag) {
            case "cilium" -> world.plugin("n1", "cilium-agent", "quay.example/cilium/cilium:v1.16.4");
            case "calico" -> world.plugin("n1", "calico-node", "docker.example/calico/node:v3.29.1");
            default -> world.plugin("n1", "netpol", "registry.example/kube-network-policies:v1.1.0-" + tag);
        }
        for (String team : TEAMS) {
            world.namespace(team, "team=" + team);
            for (String role : ROLES) {
                String who = team + "/" + role;
                ObjectNode pod = World.podObject(team, role, "n1", ip(who), "role=" + role);
                var ports = ((ObjectNode) pod.at("/spec/containers/0")).putArray("ports");
                JsonNode changed = table.path("ports").path(who);
                ports.addObject().put("name", "web").put("containerPort", changed.path("web").asInt(80));
                ports.addObject().put("name", "alt").put("containerPort", changed.path("alt").asInt(81))
                        .put("protocol", "TCP");
                ports.addObject().put("name", "dgram").put("containerPort", 80).put("protocol", "UDP");
                ports.addObject().put("name", "stream").put("containerPort", 80).put("protocol", "SCTP");
                world.add(pod);
            }
        }
        int number = 0;
        for (JsonNode policy : table.path("policies")) {
            ObjectNode object = World.object(
                    policy.path("kind").asText("NetworkPolicy"), policy.path("namespace").asText(""),
                    "policy-" + number++);
            policy.properties().stream()
                    .filter(member -> member.getKey().startsWith("spec"))
                    .forEach(member -> object.set(member.getKey(), member.getValue()));
            world.add(object);
        }
        return world;
    }

    private static String expected(JsonNode table, String from, String to, String port) {
        int in = allows(table.path("into"), to, from, port);
        int out = allows(table.path("outof"), from, to, port);
        return List.of("blocked", "possible", "reachable").get(Math.min(in, out));
    }

    /** 2 for yes, 1 for perhaps, 0 for no. */
    private static int allows(JsonNode direction, String pod, String other, String port) {
        JsonNode ports = direction.path(pod);
        if (ports.isMissingNode()) {
            ports = direction.path(pod.split("/", -1)[0] + "/*");
        }
        if (ports.isMissingNode()) {
            return 2;
        }
        int most = 0;
        for (JsonNode peer : ports.has(port) ? ports.path(port) : ports.path("any")) {
            boolean perhaps = peer.asText().startsWith("?");
            if (fits(peer.asText().substring(perhaps ? 1 : 0), other)) {
                most = Math.max(most, perhaps ? 1 : 2);
            }
        }
        return most;
    }

    private static boolean fits(String pattern, String who) {
        if (!pattern.contains("*")) {
            return pattern.equals(who);
        }
        return who.matches(pattern.replace("*", "[a-z]+"));
    }
}
