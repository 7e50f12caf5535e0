package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who enforces, and what was not read, decide how far policies count. */
class EnforcementTest {
    private static final String A = "cluster/a/Pod/x";
    private static final String B = "cluster/b/Pod/y";

    /** Two pods on two nodes, and a policy by which the second takes nothing. */
    private static World world() {
        return new World()
                .namespace("a").namespace("b")
                .node("n1", "192.0.2.1").node("n2", "192.0.2.2")
                .pod("a", "x", "n1", "10.0.0.1").pod("b", "y", "n2", "10.0.0.2")
                .add("{kind: NetworkPolicy, metadata: {name: deny, namespace: b}, spec: {podSelector: {}}}");
    }

    private static String answer(World world) {
        return answer(Reached.of(world), A, B, "10.0.0.1", "10.0.0.2");
    }

    private static String answer(Reached reached, String from, String to, String source, String destination) {
        return reached.between(reached.find(from), reached.find(to), 6, 80, source, destination);
    }

    private static String remarks(World world) {
        return Reached.of(world).bounds().doubts().toString();
    }

    @Test
    void anEngineOnTheNodeEnforces() {
        assertEquals("blocked", answer(world().plugin("n2", "calico-node", "calico/node:v3.29.1")
                .plugin("n1", "calico-node", "calico/node:v3.29.1")));
    }

    @Test
    void flannelAloneIsolatesNothingAndSaysSo() {
        World world = world().plugin("n2", "kube-flannel", "flannel/flannel:v0.25.1");

        assertEquals("reachable", answer(world));
        assertTrue(remarks(world).contains("nothing is isolated"), remarks(world));
    }

    @Test
    void flannelBesideAnEngineIsNoHarm() {
        assertEquals("blocked", answer(world().plugin("n2", "kube-flannel", "flannel/flannel:v0.25.1")
                .plugin("n2", "calico-node", "calico/node:v3.29.1")));
    }

    @Test
    void kindnetKnowsPoliciesFromSomeReleaseOn() {
        assertEquals("reachable",
                answer(world().plugin("n2", "kindnet-cni", "docker.io/kindest/kindnetd:v20240202-8f1494ea")));
        assertEquals("blocked",
                answer(world().plugin("n2", "kindnet-cni", "docker.io/kindest/kindnetd:v20241212-9f82dd49")));
    }

    @Test
    void withoutAnyEngineInSightPoliciesMayCountOrNot() {
        assertEquals("possible", answer(world()));
        assertTrue(remarks(world()).contains("was seen"), remarks(world()));
    }

    @Test
    void whereTheEngineDoesNotRunItMayHaveRun() {
        World world = world().plugin("n1", "calico-node", "calico/node:v3.29.1");

        assertEquals("possible", answer(world));
        assertTrue(remarks(world).contains("n2"), remarks(world));
    }

    @Test
    void kubeRouterCanBeToldNotToEnforce() {
        assertEquals("reachable",
                answer(world().plugin("n2", "kube-router", "kube-router:v2", "--run-firewall=false")));
        assertEquals("reachable", answer(world().plugin("n2", "kube-router", "kube-router:v2", "--run-firewall=0")));
        assertEquals("blocked", answer(world().plugin("n2", "kube-router", "kube-router:v2")));
    }

    private static World cilium(String... arguments) {
        return world().plugin("n1", "cilium-agent", "cilium/cilium:v1.16.4", arguments)
                .plugin("n2", "cilium-agent", "cilium/cilium:v1.16.4", arguments);
    }

    private static String config(String rest) {
        return "{kind: ConfigMap, metadata: {name: cilium-config, namespace: kube-system}, " + rest + "}";
    }

    @Test
    void ciliumEnforcesUnlessItIsToldNotTo() {
        assertEquals("blocked", answer(cilium()));
        assertEquals("reachable", answer(cilium("--enable-policy=never")));
        assertEquals("reachable", answer(cilium("--policy-audit-mode=true")));
        assertEquals("reachable",
                answer(cilium().add(config("data: {enable-policy: x}, choices: {enable-policy: never}"))));
        assertEquals("reachable",
                answer(cilium().add(config("data: {policy-audit-mode: x}, switches: {policy-audit-mode: true}"))));
        assertEquals("blocked",
                answer(cilium().add(config("data: {policy-audit-mode: x}, switches: {policy-audit-mode: false}"))));
    }

    @Test
    void whatCiliumIsToldAndWasNotReadMayBeAnything() {
        assertEquals("possible", answer(cilium().add(config("data: {enable-policy: x}"))));
        assertEquals("possible", answer(cilium().add(config("data: {policy-audit-mode: x}"))));
        assertEquals("possible", answer(cilium().unread(
                "ConfigMap", Coverage.unavailable(Cause.FORBIDDEN, "forbidden"))));
    }

    @Test
    void aMapOfThatNameInAnotherNamespaceTellsCiliumNothing() {
        World world = cilium().add(config("data: {enable-policy: x}, choices: {enable-policy: never}"))
                .add("{kind: ConfigMap, metadata: {name: cilium-config, namespace: b}, data: {enable-policy: x},"
                        + " choices: {enable-policy: always}}");

        assertEquals("reachable", answer(world));
    }

    @Test
    void whatCiliumIsToldInAnotherFormCountsToo() {
        assertEquals("reachable", answer(cilium("--enable-policy", "never")));
        assertEquals("reachable", answer(cilium("--policy-audit-mode=1")));
        assertEquals("possible", answer(cilium("--policy-audit-mode", "false")));
        assertEquals("possible", answer(cilium("-c", "exec cilium-agent --enable-policy=never")));
    }

    @Test
    void networkPoliciesThatCiliumIsToldToLeaveAloneDoNothing() {
        assertEquals("reachable", answer(cilium("--enable-k8s-networkpolicy=false")));
        assertEquals("possible", answer(cilium().add(config("data: {enable-k8s-networkpolicy: x}"))));
        assertEquals("reachable", answer(cilium().add(config(
                "data: {enable-k8s-networkpolicy: x}, switches: {enable-k8s-networkpolicy: false}"))));
        assertEquals("blocked", answer(cilium().add(config(
                "data: {enable-k8s-networkpolicy: x}, switches: {enable-k8s-networkpolicy: true}"))));
    }

    @Test
    void ciliumCanIsolatePodsThatNoPolicySelects() {
        World world = cilium("--enable-policy=always");

        assertEquals("blocked", answer(Reached.of(world), B, A, "10.0.0.2", "10.0.0.1"));
    }

    @Test
    void theNodeReachesItsOwnPodsAlone() {
        Reached reached = Reached.of(cilium());

        assertEquals("reachable", answer(reached, "cluster//Node/n2", B, "192.0.2.2", "10.0.0.2"));
        assertEquals("blocked", answer(reached, "cluster//Node/n1", B, "192.0.2.1", "10.0.0.2"));
    }

    @Test
    void noPolicyIsAboutPodsOnTheHostsNetwork() {
        ObjectNode host = World.podObject("b", "host", "n2", "192.0.2.2");
        ((ObjectNode) host.path("spec")).put("hostNetwork", true);
        Reached reached = Reached.of(cilium().add(host));

        assertEquals("reachable", answer(reached, A, "cluster/b/Pod/host", "10.0.0.1", "192.0.2.2"));
    }

    @Test
    void policiesThatWereNotReadMayAllowOrRefuse() {
        Coverage forbidden = Coverage.unavailable(Cause.FORBIDDEN, "forbidden");

        assertEquals("possible", answer(cilium().unread("NetworkPolicy", forbidden)));
        assertEquals("possible", answer(cilium().unread("CiliumNetworkPolicy", forbidden)));
        assertEquals("blocked", answer(cilium().unread("CalicoNetworkPolicy", forbidden)));
        assertTrue(remarks(cilium().unread("NetworkPolicy", forbidden)).contains("forbidden"));
    }

    @Test
    void kindsThatAreNotInstalledLeaveNoDoubt() {
        assertEquals("blocked", answer(cilium().unread("CiliumNetworkPolicy", new Coverage.Absent("no such kind"))));
    }

    @Test
    void labelsOfANamespaceThatWasNotReadMayBeAnyButItsName() {
        World base = new World().namespace("b").node("n2", "192.0.2.2")
                .plugin("n2", "calico-node", "calico/node:v3.29.1")
                .pod("a", "x", "n2", "10.0.0.1").pod("b", "y", "n2", "10.0.0.2");
        String policy = "{kind: NetworkPolicy, metadata: {name: some, namespace: b}, spec: {podSelector: {}, "
                + "ingress: [{from: [{namespaceSelector: {matchLabels: {LABEL}}}]}]}}";

        assertEquals("possible", answer(copy(base).add(policy.replace("LABEL", "team: a"))));
        assertEquals("reachable",
                answer(copy(base).add(policy.replace("LABEL", "kubernetes.io/metadata.name: a"))));
    }

    private static World copy(World world) {
        World copy = new World();
        world.objects().forEach(copy::add);
        return copy;
    }

    @Test
    void finishedPodsAreNone() {
        ObjectNode done = World.podObject("b", "done", "n2", "10.0.0.3");
        ((ObjectNode) done.path("status")).put("phase", "Succeeded");

        assertFalse(Reached.of(cilium().add(done)).bounds().certain().endpoints().stream()
                .anyMatch(endpoint -> endpoint.id().endsWith("/done")));
    }

    private static World flannel() {
        return world().plugin("n2", "kube-flannel", "flannel/flannel:v0.25.1");
    }

    /** A pod of nobody's, whose container is called like Calico's agent. */
    private static ObjectNode likeness(String namespace) {
        ObjectNode pod = World.podObject(namespace, "copy", "n2", "");
        ((ObjectNode) pod.at("/spec/containers/0")).put("name", "calico-node");
        return pod;
    }

    @Test
    void anOrdinaryPodOfACustomersOfAnEnginesNameIsNone() {
        assertEquals("reachable", answer(flannel().add(likeness("tenant-a"))));
    }

    @Test
    void anOrdinaryPodOfAnyoneElsesMayBeOne() {
        assertEquals("possible", answer(flannel().add(likeness("kube-system"))));
        assertEquals("possible", answer(flannel().add(likeness("nobodys"))));
        assertTrue(remarks(world().add(likeness("nobodys"))).contains("Calico (nobodys)"));
    }

    @Test
    void whoseDaemonOnTheNodesNetworkEnforcesMustBeDeclared() {
        assertEquals("possible", answer(flannel().plugin("tenant-a", "n2", "calico-node", "x", List.of())));
        assertEquals("possible", answer(flannel().plugin("calico-system", "n2", "calico-node", "x", List.of())));
        assertEquals("blocked", answer(flannel().plugin("kube-calico", "n2", "calico-node", "x", List.of())));
    }

    @Test
    void whatIsNotOnTheHostsNetworkMayBeNoEngine() {
        World world = flannel().plugin("n2", "calico-node", "calico/node:v3.29.1");
        ((ObjectNode) world.last().path("spec")).put("hostNetwork", false);

        assertEquals("possible", answer(world));
    }

    @Test
    void whatNoDaemonSetRunsMayBeNoEngine() {
        World world = flannel().plugin("n2", "calico-node", "calico/node:v3.29.1");
        ((ObjectNode) world.last().at("/metadata/ownerReferences/0")).put("kind", "ReplicaSet");

        assertEquals("possible", answer(world));
    }

    @Test
    void anAgentThatIsNotReadyMayEnforceOrNot() {
        World world = world().plugin("n2", "calico-node", "calico/node:v3.29.1");
        ((ObjectNode) world.last().at("/status/containerStatuses/0")).put("ready", false);

        assertEquals("possible", answer(world));
        assertTrue(remarks(world).contains("not ready"), remarks(world));
    }

    @Test
    void anAgentOfALostNodeMayEnforceOrNot() {
        World world = world().plugin("n2", "calico-node", "calico/node:v3.29.1");
        ((ObjectNode) world.last().path("status")).putArray("conditions").addObject()
                .put("type", "Ready").put("status", "False");

        assertEquals("possible", answer(world));
    }

    @Test
    void nodesThatWereNotSeenMayHaveAnEngineInside() {
        World unlisted = new World();
        flannel().objects().stream().filter(one -> !one.path("kind").asText().equals("Node")).forEach(unlisted::add);

        assertEquals("reachable", answer(flannel()));
        assertEquals("possible", answer(unlisted));
        assertEquals("possible", answer(flannel()
                .unread("Node", Coverage.unavailable(Cause.FORBIDDEN, "forbidden"))));
    }

    @Test
    void k3sHasAnEngineInside() {
        World world = flannel().node("n3", "192.0.2.3");
        ((ObjectNode) world.last().path("status")).putObject("nodeInfo").put("kubeletVersion", "v1.34.1+k3s1");

        assertEquals("possible", answer(world));
    }

    private static World nodeConfig(World world, String namespace, String names) {
        return world.add("{kind: CiliumNodeConfig, metadata: {name: some, namespace: " + namespace + "}, names: ["
                + names + "]}");
    }

    @Test
    void whatSingleNodesAreToldOtherwiseMayBeAnything() {
        assertEquals("possible", answer(nodeConfig(cilium(), "kube-system", "enable-policy")));
        assertEquals("blocked", answer(nodeConfig(cilium(), "kube-system", "routing-mode")));
        assertEquals("blocked", answer(nodeConfig(cilium(), "b", "enable-policy")));
        assertEquals("possible", answer(cilium().unread(
                "CiliumNodeConfig", Coverage.unavailable(Cause.FORBIDDEN, "forbidden"))));
        assertEquals("blocked", answer(cilium().unread("CiliumNodeConfig", new Coverage.Absent("no such kind"))));
    }

    @Test
    void anAgentKnowsTheMapOnlyAsItWasWhenItStarted() {
        assertEquals("blocked", answer(ciliumWithMap("2026-02-01T00:00:00Z")));
        assertEquals("blocked", answer(ciliumWithMap("2026-03-01T00:00:00Z")));
        assertEquals("possible", answer(ciliumWithMap("2026-04-01T00:00:00Z")));
    }

    /** Its agents are of the first of March. */
    private static World ciliumWithMap(String changed) {
        World world = cilium();
        world.objects().stream().filter(one -> one.at("/spec/hostNetwork").asBoolean()).forEach(
                pod -> ((ObjectNode) pod.path("metadata")).put("creationTimestamp", "2026-03-01T00:00:00Z"));
        return world.add(config("data: {}, changed: '" + changed + "'"));
    }
}
