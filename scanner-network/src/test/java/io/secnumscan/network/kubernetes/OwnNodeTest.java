package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which node a policy means: that of the pod, the others, or some that may be host endpoints. */
class OwnNodeTest {
    private static World world(String engine) {
        return new World().namespace("a").namespace("b")
                .node("n1", "192.0.2.1").node("n2", "192.0.2.2")
                .plugin("n1", engine, "it/it:v1.16.4").plugin("n2", engine, "it/it:v1.16.4")
                .pod("a", "x", "n1", "10.0.0.1").pod("b", "y", "n2", "10.0.0.2");
    }

    /** Of the pod on the first node, then of that on the second: to the first node and to the second. */
    private static String egress(World world) {
        Reached reached = Reached.of(world);
        return answer(reached, "cluster/a/Pod/x", "10.0.0.1", 1) + " "
                + answer(reached, "cluster/a/Pod/x", "10.0.0.1", 2)
                + ", " + answer(reached, "cluster/b/Pod/y", "10.0.0.2", 1) + " "
                + answer(reached, "cluster/b/Pod/y", "10.0.0.2", 2);
    }

    private static String answer(Reached reached, String pod, String source, int node) {
        return reached.between(
                reached.find(pod), reached.find("cluster//Node/n" + node), 6, 80, source, "192.0.2." + node);
    }

    private static String to(String entity) {
        return "{kind: CiliumClusterwideNetworkPolicy, metadata: {name: some}, spec: {endpointSelector: {}, egress: "
                + "[{toEntities: [" + entity + "]}]}}";
    }

    @Test
    void theHostIsThePodsOwnNode() {
        assertEquals("reachable blocked, blocked reachable", egress(world("cilium-agent").add(to("host"))));
    }

    @Test
    void remoteNodesAreTheOthers() {
        assertEquals("blocked reachable, reachable blocked", egress(world("cilium-agent").add(to("remote-node"))));
    }

    private static World calico(String kind, String namespace, String destination) {
        return world("calico-node").add("{kind: " + kind + ", metadata: {name: some, namespace: " + namespace
                + "}, spec: {selector: all(), types: [Egress], egress: [{action: Allow, destination: {" + destination
                + "}}]}}");
    }

    private static String ofFirst(World world) {
        return egress(world).split(",", -1)[0];
    }

    @Test
    void selectorsOfNoNamespaceMayMeanNodes() {
        assertEquals("possible possible", ofFirst(calico("CalicoGlobalNetworkPolicy", "''", "selector: has(role)")));
        assertEquals("possible possible",
                ofFirst(calico("CalicoNetworkPolicy", "a", "namespaceSelector: global()")));
        assertEquals("possible possible",
                ofFirst(calico("CalicoNetworkPolicy", "a", "namespaceSelector: '!has(team)'")));
        assertEquals("possible possible",
                ofFirst(calico("CalicoGlobalNetworkPolicy", "''", "notSelector: has(role)")));
    }

    @Test
    void selectorsOfNamespacesMeanNoNode() {
        assertEquals("blocked blocked", ofFirst(calico("CalicoNetworkPolicy", "a", "selector: has(role)")));
        assertEquals("blocked blocked", ofFirst(calico("CalicoNetworkPolicy", "a", "namespaceSelector: all()")));
        assertEquals("blocked blocked", ofFirst(calico("CalicoNetworkPolicy", "a", "namespaceSelector: has(team)")));
        assertEquals("blocked blocked", ofFirst(calico("CalicoNetworkPolicy", "a", "notSelector: has(role)")));
    }
}
