package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Network;
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
        Bounds bounds = Reached.of(world, Map.of(
                "internet", AddressSet.of("198.51.100.0/24", "203.0.113.0/24"),
                "office", AddressSet.of("10.9.0.0/16"))).bounds();
        String from = source.startsWith("10.9.") ? "office" : "internet";
        Packet packet = new Packet(
                4, 6, port, 50_000, Reached.address(Family.V4, destination), Reached.address(Family.V4, source));
        return arrives(bounds.certain(), from, packet) ? "reachable"
                : arrives(bounds.possible(), from, packet) ? "possible"
                : "blocked";
    }

    private static boolean arrives(Network network, String from, Packet packet) {
        return Reachability.between(network, one -> one.id().equals(from), one -> one.id().equals(POD))
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
