package io.secnumscan.network.joined;

import static io.secnumscan.network.joined.HostedWorld.OPEN;
import static io.secnumscan.network.joined.HostedWorld.SERVER;
import static io.secnumscan.network.joined.HostedWorld.cloud;
import static io.secnumscan.network.joined.HostedWorld.cluster;
import static io.secnumscan.network.joined.HostedWorld.port;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.AddressText;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.analysis.WrittenSnapshot;
import io.secnumscan.network.flow.FlowLine;
import io.secnumscan.network.flow.Networks;
import io.secnumscan.network.flow.Question;
import io.secnumscan.network.flow.TargetNetwork;
import io.secnumscan.network.flow.Zones;
import io.secnumscan.network.kubernetes.World;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.reach.Reachability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A cluster of one node, a server behind a floating IP of a cloud, and a port of somebody else's there. */
class JoinedNetworkTest {
    private static final int TCP = 6;
    private static final String SHOP = "web/Pod/shop";

    private static List<TargetNetwork> networks(WrittenSnapshot cloud, World cluster) {
        return Networks.of(List.of(part(cloud), part(cluster.snapshot())));
    }

    private static Networks.Part part(SnapshotView snapshot) {
        return new Networks.Part(snapshot, snapshot.targets().getFirst(), Zones.of(snapshot, Map.of()));
    }

    private static Question.Answer ask(TargetNetwork network, String from, String to, int port) {
        return new Question(network, new Question.Asked(from, to, Optional.of(TCP), Optional.of(port))).answer();
    }

    private static String decision(WrittenSnapshot cloud, World cluster, String from, String to, int port) {
        return ask(networks(cloud, cluster).getFirst(), from, to, port).flow().decision().label();
    }

    @Test
    void theInternetReachesAPodByAFloatingIpAndAPortOfItsNode() {
        TargetNetwork network = networks(cloud(), cluster(SERVER, OPEN)).getFirst();
        Question.Answer answer = ask(network, "internet", SHOP, 30080);
        FlowLine line = FlowLine.of(answer.flow(), network.chain()).getFirst();

        assertEquals("reachable", line.decision().label());
        assertEquals("tcp 1.0.0.1:49152 > 198.51.100.8:30080", line.witness().orElseThrow());
        assertTrue(line.because().containsAll(List.of(
                "t/r/k/floating-ip/fk", "t/r/k/port/k", "t/r/k/security-group/nodes/rule/in", "cluster//Node/n1",
                "cluster/web/Service/shop", "cluster/web/Pod/shop")), line.because().toString());
    }

    @Test
    void aSecurityGroupOfTheNodeStopsIt() {
        assertEquals("blocked", decision(cloud("false", "'10.0.0.20'", "22"), cluster(SERVER, OPEN), "internet", SHOP,
                30080));
    }

    @Test
    void aPolicyOfThePodStopsIt() {
        assertEquals("blocked", decision(
                cloud(), cluster(SERVER, "policyTypes: [Ingress], ingress: []"), "internet", SHOP, 30080));
    }

    @Test
    void aPodReachesAPortOfAnotherProjectFromItsNodesAddress() {
        TargetNetwork network = networks(cloud(), cluster(SERVER, OPEN)).getFirst();
        FlowLine line =
                FlowLine.of(ask(network, SHOP, "port/b", 443).flow(), network.chain()).getFirst();

        assertEquals("reachable", line.decision().label());
        assertEquals("tcp 10.0.0.20:49152 > 10.0.0.11:443", line.witness().orElseThrow());
        assertEquals(List.of(
                "cluster/web/Pod/shop", "t/r/k/security-group/nodes/rule/out", "t/r/k/port/k",
                "t/r/p1/security-group/web/rule/i", "t/r/p1/port/b"), line.because());
    }

    @Test
    void aPolicyOfThePodKeepsItIn() {
        assertEquals("blocked", decision(
                cloud(), cluster(SERVER, "policyTypes: [Egress], egress: []"), SHOP, "port/b", 443));
    }

    @Test
    void whatTheNodesGroupsDoNotLetOutDoesNotLeave() {
        WrittenSnapshot open = cloud().add("network.port", "c", port("c", "true", "'10.0.0.30'")
                .replace("srv-1", "srv-2"));

        assertEquals("reachable", decision(open, cluster(SERVER, OPEN), SHOP, "port/c", 443));
        assertEquals("blocked", decision(open, cluster(SERVER, OPEN), SHOP, "port/c", 22));
    }

    @Test
    void whichOfSeveralPortsANodeTakesIsNotKnown() {
        WrittenSnapshot two = cloud().add("network.port", "k2", port("k2", "false", "'10.0.0.21'"));

        assertEquals("possible", decision(two, cluster(SERVER, OPEN), SHOP, "port/b", 443));
    }

    @Test
    void aServiceMayBeOpenAtOtherAddressesOfItsNode() {
        WrittenSnapshot two = cloud().add("network.port", "k2", port("k2", "false", "'10.0.0.21'"));

        assertEquals("reachable", fares(two, "port/a", SHOP, "10.0.0.10", "10.0.0.20", 30080));
        assertEquals("possible", fares(two, "port/a", SHOP, "10.0.0.10", "10.0.0.21", 30080));
        assertEquals("blocked", fares(two, "port/a", SHOP, "10.0.0.10", "10.0.0.21", 30081));
    }

    @Test
    void theAddressOfAServiceSurelyLeadsNowhereElse() {
        WrittenSnapshot same = cloud().add("network.port", "x", port("x", "false", "'203.0.113.10'")
                .replace("srv-1", "srv-2").replace("'nodes'", "'web'"));

        assertEquals("possible", fares(same, SHOP, "port/x", "10.0.0.20", "203.0.113.10", 443));
    }

    @Test
    void addressesOfPodsMayLeaveWhereNothingChecksThem() {
        String unsecured = "true";

        assertEquals("possible", fares(
                cloud(unsecured, "'10.0.0.20'", "30080"), SHOP, "port/b", "10.244.0.5", "10.0.0.11", 443));
        assertEquals("blocked", fares(cloud(), SHOP, "port/b", "10.244.0.5", "10.0.0.11", 443));
    }

    @Test
    void whatIsForAnotherNodeANodeDoesNotHandOn() {
        WrittenSnapshot cloud = cloud().add("network.port", "k2",
                port("k2", "false", "'10.0.0.21'").replace("srv-1", "srv-2").replace("'nodes'", ""));
        World two = cluster(SERVER, OPEN).add("{kind: Node, metadata: {name: n2}, spec: {providerID: "
                + "'openstack:///srv-2'}, status: {addresses: [{type: InternalIP, address: 10.0.0.21}]}}");

        assertEquals("blocked", fares(cloud, two, "port/a", SHOP, "10.0.0.10", "10.0.0.21", 30080));
    }

    private static String fares(
            WrittenSnapshot cloud, String from, String to, String source, String destination, int port) {
        return fares(cloud, cluster(SERVER, OPEN), from, to, source, destination, port);
    }

    /** What becomes of one packet. */
    private static String fares(
            WrittenSnapshot cloud, World cluster, String from, String to, String source, String destination, int port) {
        TargetNetwork network = networks(cloud, cluster).getFirst();
        Packet packet = new Packet(4, TCP, port, 50_000, address(destination), address(source));
        return arrives(network.bounds().certain(), network, from, to, packet) ? "reachable"
                : arrives(network.bounds().possible(), network, from, to, packet) ? "possible"
                : "blocked";
    }

    private static boolean arrives(Network in, TargetNetwork network, String from, String to, Packet packet) {
        return Reachability.between(in, network.at(from), network.at(to)).contains(packet);
    }

    private static Unsigned128 address(String text) {
        return AddressText.parse(Family.V4, text).orElseThrow();
    }

    @Test
    void aClusterWhoseNodesNameNoServerHasANetworkOfItsOwnThatSaysSo() {
        World two = cluster(SERVER, OPEN)
                .add("{kind: Node, metadata: {name: n2}, status: {addresses: [{type: InternalIP, address: 10.0.0.9}]}}");
        List<TargetNetwork> networks = networks(cloud(), two);

        assertEquals(2, networks.size());
        assertTrue(networks.getLast().bounds().doubts().stream().anyMatch(doubt -> doubt.en().equals(
                "what passes between cluster and t is not told: node n2 names no server of OpenStack"
                        + " (spec.providerID)")));
    }

    @Test
    void aClusterOnAnotherCloudIsNotJoined() {
        assertEquals(2, networks(cloud(), cluster("openstack:///elsewhere", OPEN)).size());
    }
}
