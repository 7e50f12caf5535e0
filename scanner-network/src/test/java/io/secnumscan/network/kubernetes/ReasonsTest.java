package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.Family;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** By which ids policies are named that stop a packet, and how places of a cluster are called. */
class ReasonsTest {
    private static World world(String engine, String kind, String spec) {
        return new World().namespace("a").namespace("b").node("n1", "192.0.2.1").plugin("n1", engine, "it:v1")
                .pod("a", "x", "n1", "10.0.0.1").pod("b", "y", "n1", "10.0.0.2")
                .add("{kind: " + kind + ", metadata: {name: deny, "
                        + (kind.matches(".*(Global|Clusterwide).*") ? "" : "namespace: b") + "}, spec: " + spec + "}");
    }

    private static List<String> stops(String engine, String kind, String spec) {
        Packet packet = new Packet(
                4, 6, 80, 0, Reached.address(Family.V4, "10.0.0.2"), Reached.address(Family.V4, "10.0.0.1"));
        return KubernetesNetwork.explained(
                world(engine, kind, spec).snapshot(), World.TARGET, new TreeMap<>(), World.KEEPERS, new PacketSpace())
                .reasons().of("cluster/b/Pod/y", true, packet).because();
    }

    @Test
    void aNetworkPolicyIsNamed() {
        assertEquals(List.of("cluster/b/NetworkPolicy/deny"),
                stops("calico-node", "NetworkPolicy", "{podSelector: {}}"));
    }

    @Test
    void aPolicyOfCalicoIsNamedByItsApi() {
        assertEquals(List.of("cluster/b/NetworkPolicy.projectcalico.org/deny"),
                stops("calico-node", "CalicoNetworkPolicy", "{selector: all(), types: [Ingress]}"));
        assertEquals(List.of("cluster//GlobalNetworkPolicy.projectcalico.org/deny"),
                stops("calico-node", "CalicoGlobalNetworkPolicy", "{selector: all(), types: [Ingress]}"));
    }

    @Test
    void aPolicyOfCiliumIsNamed() {
        assertEquals(List.of("cluster/b/CiliumNetworkPolicy/deny"),
                stops("cilium-agent", "CiliumNetworkPolicy", "{endpointSelector: {}, ingress: [{}]}"));
        assertEquals(List.of("cluster//CiliumClusterwideNetworkPolicy/deny"),
                stops("cilium-agent", "CiliumClusterwideNetworkPolicy", "{endpointSelector: {}, ingress: [{}]}"));
    }

    @Test
    void everyPlaceIsNamedAfterItsCluster() {
        var certain = Reached.of(world("calico-node", "NetworkPolicy", "{podSelector: {}}")).bounds().certain();
        certain.endpoints().forEach(one -> assertEquals(
                one.id().startsWith("cluster") ? "cluster/cluster" : "cluster/outside", one.segment(), one.id()));
        certain.routers().forEach(router -> router.interfaces().forEach(one -> assertEquals(
                true, Set.of("cluster/cluster", "cluster/outside").contains(one.segment()), one.id())));
    }

    @Test
    void policiesOfEveryKindAreReadAndWhatTheyRestOn() {
        assertTrue(KubernetesNetwork.types().containsAll(
                Set.of("kubernetes.core.config-map", "kubernetes.core.namespace", "kubernetes.core.node",
                        "kubernetes.core.pod", "kubernetes.core.service", "kubernetes.discovery.endpoint-slice",
                        "kubernetes.network.admin-network-policy", "kubernetes.network.baseline-admin-network-policy",
                        "kubernetes.network.calico-global-network-policy", "kubernetes.network.calico-network-policy",
                        "kubernetes.network.cilium-clusterwide-network-policy",
                        "kubernetes.network.cilium-network-policy", "kubernetes.network.cluster-network-policy",
                        "kubernetes.network.network-policy")));
    }
}
