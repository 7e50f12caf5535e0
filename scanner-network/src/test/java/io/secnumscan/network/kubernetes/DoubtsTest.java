package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was not read of a cluster, and what nothing enforces. */
class DoubtsTest {
    private static final Coverage FORBIDDEN = Coverage.unavailable(Cause.FORBIDDEN, "forbidden");
    private static final String A = "cluster/a/Pod/x";
    private static final String B = "cluster/b/Pod/y";

    private static World world(String engine) {
        return new World().namespace("a").namespace("b")
                .node("n1", "192.0.2.1").node("n2", "192.0.2.2")
                .plugin("n1", engine, "it/kube-network-policies:v1.1.0-npa-v1alpha1")
                .plugin("n2", engine, "it/kube-network-policies:v1.1.0-npa-v1alpha1")
                .pod("a", "x", "n1", "10.0.0.1").pod("b", "y", "n2", "10.0.0.2");
    }

    private static List<String> doubts(World world) {
        return Reached.of(world).bounds().doubts().stream().map(Text::en).toList();
    }

    private static String between(World world, String from, String to) {
        Reached reached = Reached.of(world);
        return reached.between(reached.find(from), reached.find(to), 6, 80, address(from), address(to));
    }

    private static String address(String who) {
        return who.equals(A) ? "10.0.0.1" : who.equals(B) ? "10.0.0.2" : "192.0.2." + who.charAt(who.length() - 1);
    }

    private static World policy(World world, String kind, String spec) {
        return world.add("{kind: " + kind + ", metadata: {name: some, namespace: b}, spec: " + spec + "}");
    }

    @Test
    void podsThatWereNotReadAreSaid() {
        assertTrue(doubts(world("calico-node").unread("Pod", FORBIDDEN))
                .contains("kubernetes.core.pod: not all of them were read (forbidden)"));
    }

    @Test
    void policiesThatNothingEnforcesAreSaid() {
        assertEquals(
                List.of("CiliumNetworkPolicy: nothing in the cluster enforces these policies"),
                doubts(policy(world("calico-node"), "CiliumNetworkPolicy", "{endpointSelector: {}, ingress: [{}]}")));
    }

    @Test
    void policiesThatMayNotBeEnforcedAreSaid() {
        assertEquals(
                List.of("AdminNetworkPolicy: whether anything enforces these policies is not known"),
                doubts(policy(world("calico-node"), "AdminNetworkPolicy", "{priority: 1, subject: {namespaces: {}}}")));
    }

    @Test
    void policiesThatAreEnforcedLeaveNone() {
        assertEquals(List.of(), doubts(policy(world("calico-node"), "NetworkPolicy", "{podSelector: {}}")));
    }

    @Test
    void policiesThatWereNotReadMayIsolateInEitherDirection() {
        World world = world("calico-node").unread("NetworkPolicy", FORBIDDEN);
        assertEquals("possible", between(world, "cluster//Node/n1", B));
        assertEquals("possible", between(world, A, "cluster//Node/n2"));
    }

    @Test
    void administratorsPoliciesThatWereNotReadMayRefuse() {
        assertEquals("possible", between(world("netpol").unread("AdminNetworkPolicy", FORBIDDEN), A, B));
        assertEquals("possible", between(world("netpol").unread("BaselineAdminNetworkPolicy", FORBIDDEN), A, B));
    }

    @Test
    void whatCalicoAllowsBeforeThemNoNetworkPolicyRefuses() {
        World world = world("calico-node").unread("NetworkPolicy", FORBIDDEN)
                .add("{kind: CalicoGlobalNetworkPolicy, metadata: {name: open}, spec: {order: 10, selector: all(), "
                        + "types: [Ingress, Egress], ingress: [{action: Allow}], egress: [{action: Allow}]}}");
        assertEquals("reachable", between(world, A, B));
    }

    @Test
    void policiesOfANamespaceThatWasReadAreKnown() {
        World world = world("calico-node").unread("NetworkPolicy", FORBIDDEN).read("NetworkPolicy", "b");
        assertEquals("reachable", between(world, "cluster//Node/n1", B));
        assertEquals("possible", between(world, "cluster//Node/n2", A));
    }

    @Test
    void aPodThatIsIsolatedAnywayTakesAndSendsWhatAPolicyAllows() {
        World world = new World().namespace("a").namespace("b").node("n1", "192.0.2.1").node("n2", "192.0.2.2")
                .plugin("n1", "cilium-agent", "it:v1", "--enable-policy=always")
                .plugin("n2", "cilium-agent", "it:v1", "--enable-policy=always")
                .pod("a", "x", "n1", "10.0.0.1").pod("b", "y", "n2", "10.0.0.2")
                .add("{kind: NetworkPolicy, metadata: {name: all, namespace: a}, spec: {podSelector: {}, policyTypes: "
                        + "[Egress], egress: [{}]}}");
        assertEquals("blocked", between(world, A, B));
        assertEquals("reachable", between(
                policy(world, "NetworkPolicy", "{podSelector: {}, policyTypes: [Ingress], ingress: [{}]}"), A, B));
    }
}
