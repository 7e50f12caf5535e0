package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.reach.Reachability;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What reaches pods by addresses that are published for them, through the whole network. */
class PublicationsTest {
    private static final String POD = "cluster/web/Pod/shop";

    /** A pod that listens at 8080, its service, and a policy if any. */
    private static World world(String service, String policy) {
        World world = new World()
                .namespace("web").node("n1", "192.0.2.1").node("n2", "192.0.2.2")
                .plugin("n1", "calico-node", "calico/node:v3.29.1").plugin("n2", "calico-node", "calico/node:v3.29.1")
                .pod("web", "shop", "n1", "10.0.0.1", "app=shop")
                .add("{kind: EndpointSlice, metadata: {name: shop-1, namespace: web, labels: "
                        + "{kubernetes.io/service-name: shop}}, addressType: IPv4, ports: [{name: http, port: 8080, "
                        + "protocol: TCP}], endpoints: [{addresses: [10.0.0.1]}]}")
                .add("{kind: Service, metadata: {name: shop, namespace: web}, " + service + "}");
        return policy.isEmpty() ? world
                : world.add("{kind: NetworkPolicy, metadata: {name: some, namespace: web}, spec: {podSelector: {}, "
                        + "policyTypes: [Ingress], " + policy + "}}");
    }

    private static final String NODE_PORT =
            "spec: {type: NodePort, ports: [{name: http, port: 80, nodePort: 30080, protocol: TCP}]}";
    private static final String BALANCED = "spec: {type: LoadBalancer, externalTrafficPolicy: POLICY, RANGES "
            + "ports: [{name: http, port: 80, nodePort: 30080, protocol: TCP}]}, "
            + "status: {loadBalancer: {ingress: [{ip: 203.0.113.80}]}}";

    private static String answer(World world, String source, String destination, int port) {
        return answer(world, source, destination, port, POD);
    }

    private static String answer(World world, String source, String destination, int port, String pod) {
        Bounds bounds = Reached.of(world, Map.of(
                "internet", AddressSet.of("198.51.100.0/24", "203.0.113.0/24"),
                "office", AddressSet.of("10.9.0.0/16"))).bounds();
        String from = source.startsWith("10.9.") ? "office"
                : source.startsWith("10.") ? "cluster/other/Pod/client"
                : "internet";
        Packet packet = new Packet(
                4, 6, port, 50_000, Reached.address(Family.V4, destination), Reached.address(Family.V4, source));
        return arrives(bounds.certain(), from, packet, pod) ? "reachable"
                : arrives(bounds.possible(), from, packet, pod) ? "possible"
                : "blocked";
    }

    private static boolean arrives(Network network, String from, Packet packet, String pod) {
        return Reachability.between(network, one -> one.id().equals(from), one -> one.id().equals(pod))
                .contains(packet);
    }

    @Test
    void aPortOfEveryNodeLeadsToThePod() {
        assertEquals("reachable", answer(world(NODE_PORT, ""), "10.9.0.1", "192.0.2.2", 30080));
        assertEquals("blocked", answer(world(NODE_PORT, ""), "10.9.0.1", "192.0.2.2", 30081));
    }

    @Test
    void theAddressOfABalancerLeadsThere() {
        String service = BALANCED.replace("POLICY", "Cluster").replace("RANGES", "");

        assertEquals("reachable", answer(world(service, ""), "198.51.100.7", "203.0.113.80", 80));
        assertEquals("blocked", answer(world(service, ""), "198.51.100.7", "203.0.113.81", 80));
    }

    @Test
    void rangesOfSourcesNarrowABalancer() {
        String service = BALANCED.replace("POLICY", "Cluster")
                .replace("RANGES", "loadBalancerSourceRanges: [198.51.100.0/28],");

        assertEquals("reachable", answer(world(service, ""), "198.51.100.7", "203.0.113.80", 80));
        assertEquals("blocked", answer(world(service, ""), "198.51.100.77", "203.0.113.80", 80));
    }

    @Test
    void aPolicySeesWhoSentWhereTheSourceIsKept() {
        String service = BALANCED.replace("POLICY", "Local").replace("RANGES", "");
        String policy = "ingress: [{from: [{ipBlock: {cidr: 198.51.100.0/28}}]}]";

        assertEquals("reachable", answer(world(service, policy), "198.51.100.7", "203.0.113.80", 80));
        assertEquals("blocked", answer(world(service, policy), "198.51.100.77", "203.0.113.80", 80));
    }

    @Test
    void aPolicyMaySeeANodeWhereTheSourceIsNot() {
        String service = BALANCED.replace("POLICY", "Cluster").replace("RANGES", "");
        String sender = "ingress: [{from: [{ipBlock: {cidr: 198.51.100.0/28}}]}]";
        String nodes = "ingress: [{from: [{ipBlock: {cidr: 192.0.2.0/24}}]}]";
        String both = "ingress: [{from: [{ipBlock: {cidr: 198.51.100.0/28}}, {ipBlock: {cidr: 192.0.2.0/24}}]}]";

        assertEquals("possible", answer(world(service, sender), "198.51.100.7", "203.0.113.80", 80));
        assertEquals("possible", answer(world(service, nodes), "198.51.100.7", "203.0.113.80", 80));
        assertEquals("reachable", answer(world(service, both), "198.51.100.7", "203.0.113.80", 80));
        assertEquals("blocked", answer(world(service, "ingress: []"), "198.51.100.7", "203.0.113.80", 80));
    }

    @Test
    void fromTheInternetThereIsNoWayToPrivateAddresses() {
        World world = world(NODE_PORT, "").node("n3", "10.200.0.3");

        assertEquals("blocked", answer(world, "198.51.100.7", "10.200.0.3", 30080));
        assertEquals("reachable", answer(world, "10.9.0.1", "10.200.0.3", 30080));
    }

    @Test
    void addressesOfPodsMayBeKnownBeyondTheCluster() {
        assertEquals("possible", answer(world(NODE_PORT, ""), "10.9.0.1", "10.0.0.1", 8080));
        assertEquals("blocked", answer(world(NODE_PORT, ""), "198.51.100.7", "10.0.0.1", 8080));
    }

    @Test
    void externalAddressesLeadThere() {
        String service = "spec: {externalIPs: [203.0.113.10], ports: [{name: http, port: 80, protocol: TCP}]}";

        assertEquals("reachable", answer(world(service, ""), "198.51.100.7", "203.0.113.10", 80));
    }

    @Test
    void aPortOfTheNodeThatAPodAsksForIsOnItsNodeAlone() {
        World world =
                world(NODE_PORT, "").add("{kind: Pod, metadata: {name: shop, namespace: web}, spec: {nodeName: n1, "
                        + "containers: [{name: c, ports: [{containerPort: 8080, hostPort: 8088}]}]}, "
                        + "status: {phase: Running, podIPs: [{ip: 10.0.0.1}]}}");

        assertEquals("reachable", answer(world, "10.9.0.1", "192.0.2.1", 8088));
        assertEquals("blocked", answer(world, "10.9.0.1", "192.0.2.2", 8088));
    }

    @Test
    void aPortThatNoPodAsksForIsNotLed() {
        World world = world(NODE_PORT, "").add(shop("{containerPort: 8080}"));
        assertEquals("blocked", answer(world, "10.9.0.1", "192.0.2.1", 0));
    }

    private static String shop(String port) {
        return "{kind: Pod, metadata: {name: shop, namespace: web}, spec: {nodeName: n1, containers: [{name: c, "
                + "ports: [" + port + "]}]}, status: {phase: Running, podIPs: [{ip: 10.0.0.1}]}}";
    }

    @Test
    void aPortOfTheNodeIsAtTheAddressThatThePodNames() {
        for (String any : List.of("0.0.0.0", "'::'", "192.0.2.1")) {
            World world = world(NODE_PORT, "").add(shop("{containerPort: 8080, hostPort: 8088, hostIP: " + any + "}"));
            assertEquals("reachable", answer(world, "10.9.0.1", "192.0.2.1", 8088), any);
        }
        World world = world(NODE_PORT, "").add(shop("{containerPort: 8080, hostPort: 8088, hostIP: 192.0.2.7}"));
        assertEquals("blocked", answer(world, "10.9.0.1", "192.0.2.1", 8088));
    }

    private static final String LOCAL = "spec: {type: NodePort, externalTrafficPolicy: Local, EXTERNAL ports: "
            + "[{name: http, port: 80, nodePort: 30080, protocol: TCP}]}";

    @Test
    void aNodeThatKeepsTheSourceLeadsToItsOwnPodsAlone() {
        World world = world(LOCAL.replace("EXTERNAL", ""), "");
        assertEquals("reachable", answer(world, "10.9.0.1", "192.0.2.1", 30080));
        assertEquals("blocked", answer(world, "10.9.0.1", "192.0.2.2", 30080));
    }

    @Test
    void toWhichNodeAnExternalAddressLeadsIsNotKnown() {
        String external = LOCAL.replace("EXTERNAL", "externalIPs: [203.0.113.10],");
        assertEquals("possible", answer(world(external, ""), "198.51.100.7", "203.0.113.10", 80));
        World lone = new World();
        world(external, "").objects().stream()
                .filter(one -> !one.at("/metadata/name").asText().contains("n2")).forEach(lone::add);
        assertEquals("reachable", answer(lone, "198.51.100.7", "203.0.113.10", 80));
    }

    @Test
    void anExternalAddressThatIsANodesLeadsToThat() {
        for (String node : List.of("192.0.2.1", "192.0.2.2")) {
            World world = world(LOCAL.replace("EXTERNAL", "externalIPs: [" + node + "],"), "");
            assertEquals(node.endsWith("1") ? "reachable" : "blocked", answer(world, "10.9.0.1", node, 80));
        }
    }

    private static World standing(String endpoint) {
        World world = new World();
        world(LOCAL.replace("EXTERNAL", ""), "").objects().stream()
                .filter(one -> !one.path("kind").asText().equals("EndpointSlice")).forEach(world::add);
        return world.add("{kind: EndpointSlice, metadata: {name: shop-1, namespace: web, labels: "
                + "{kubernetes.io/service-name: shop}}, addressType: IPv4, ports: [{name: http, port: 8080, "
                + "protocol: TCP}], endpoints: [{addresses: [10.0.0.1], " + endpoint + "}]}");
    }

    @Test
    void whatIsNotReadyGetsNothingUnlessItIsOnItsWayOut() {
        String ready = "conditions: {ready: false, serving: SERVING, terminating: TERMINATING}";
        assertEquals("blocked", answer(
                standing(ready.replace("SERVING", "true").replace("TERMINATING", "false")), "10.9.0.1", "192.0.2.1",
                30080));
        assertEquals("blocked", answer(
                standing(ready.replace("SERVING", "false").replace("TERMINATING", "true")), "10.9.0.1", "192.0.2.1",
                30080));
        assertEquals("possible", answer(
                standing(ready.replace("SERVING", "true").replace("TERMINATING", "true")), "10.9.0.1", "192.0.2.1",
                30080));
    }

    @Test
    void aBalancerMayChooseANodeOfWhichAllPodsAreOnTheirWayOut() {
        World world = new World();
        standing("conditions: {ready: false, terminating: true}, nodeName: n1}, {addresses: [10.0.0.7], nodeName: n2")
                .objects().stream().filter(one -> !one.path("kind").asText().equals("Service")).forEach(world::add);
        String service = BALANCED.replace("POLICY", "Local").replace("RANGES", "");
        world.add("{kind: Service, metadata: {name: shop, namespace: web}, " + service + "}");
        assertEquals("possible", answer(world, "198.51.100.7", "203.0.113.80", 80));
    }

    @Test
    void theNodeOfAnEndpointIsTheOneThatItNames() {
        assertEquals("reachable", answer(standing("nodeName: n2"), "10.9.0.1", "192.0.2.2", 30080));
        assertEquals("blocked", answer(standing("nodeName: n2"), "10.9.0.1", "192.0.2.1", 30080));
    }

    @Test
    void whatTwoServicesAskForMayGoToEither() {
        String service = "spec: {externalIPs: [203.0.113.10], ports: [{name: http, port: 80, protocol: TCP}]}";
        World world = world(service, "").pod("web", "blog", "n1", "10.0.0.2")
                .add("{kind: EndpointSlice, metadata: {name: blog-1, namespace: web, labels: "
                        + "{kubernetes.io/service-name: blog}}, addressType: IPv4, ports: [{name: http, port: 8080, "
                        + "protocol: TCP}], endpoints: [{addresses: [10.0.0.2]}]}")
                .add("{kind: Service, metadata: {name: blog, namespace: web}, " + service + "}");
        assertEquals("possible", answer(world, "198.51.100.7", "203.0.113.10", 80, POD));
        assertEquals("possible", answer(world, "198.51.100.7", "203.0.113.10", 80, "cluster/web/Pod/blog"));
    }

    /** A pod of another namespace that may send to some only. */
    private static World client(World world, String node, String egress) {
        return world.namespace("other").pod("other", "client", node, "10.0.0.9")
                .add("{kind: NetworkPolicy, metadata: {name: client, namespace: other}, spec: {podSelector: {}, "
                        + "policyTypes: [Egress], egress: " + egress + "}}");
    }

    @Test
    void aPodsPacketsMayBeJudgedByWhereTheyAreLed() {
        String shops = "[{to: [{namespaceSelector: {}, podSelector: {matchLabels: {app: shop}}}]}]";
        World may = client(world(NODE_PORT, ""), "n1", shops);
        assertEquals("possible", answer(may, "10.0.0.9", "192.0.2.1", 30080, POD));
        World not = client(world(NODE_PORT, ""), "n1", "[]");
        assertEquals("blocked", answer(not, "10.0.0.9", "192.0.2.1", 30080, POD));
    }

    @Test
    void aPodOfAnotherNodeMayComeInThatNodesName() {
        World world = client(world(NODE_PORT, "ingress: [{from: [{ipBlock: {cidr: 192.0.2.2/32}}]}]"), "n2", "[{}]")
                .add(shop("{containerPort: 8080, hostPort: 8088}"));
        assertEquals("possible", answer(world, "10.0.0.9", "192.0.2.1", 8088, POD));
        assertEquals("blocked", answer(world, "10.0.0.9", "10.0.0.1", 8080, POD));
    }

    @Test
    void routersAreNamedByWhatTheyDoWithTheSource() {
        assertTrue(names(world(LOCAL.replace("EXTERNAL", ""), "")).contains("cluster//proxy/local-0"));
        assertFalse(names(world(NODE_PORT, "")).contains("cluster//proxy/local-0"));
        assertTrue(names(world(NODE_PORT, "")).contains("cluster//proxy/0"));
    }

    private static List<String> names(World world) {
        return Reached.of(world).bounds().certain().routers().stream().map(Router::id).toList();
    }

    @Test
    void whatPassesBeyondTheClusterIsNotTheClusters() {
        Bounds bounds = Reached.of(world(NODE_PORT, ""), Map.of(
                "internet", AddressSet.of("198.51.100.0/24"), "office", AddressSet.of("10.9.0.0/16"))).bounds();

        assertTrue(Reachability.between(
                bounds.possible(), one -> one.id().equals("office"), one -> one.id().equals("internet")).isEmpty());
        assertFalse(Reachability.between(
                bounds.certain(), one -> one.id().equals(POD), one -> one.id().equals("internet")).isEmpty());
    }

    @Test
    void nothingIsInDoubtHere() {
        List<Text> doubts = Reached.of(world(NODE_PORT, "")).bounds().doubts();

        assertEquals(List.of(), doubts);
    }
}
