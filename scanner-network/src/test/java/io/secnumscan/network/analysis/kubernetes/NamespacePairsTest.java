package io.secnumscan.network.analysis.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.network.kubernetes.World;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two tenants with two pods each, the second behind a policy; and the system. */
class NamespacePairsTest {
    private static final String OWNERS =
            "owners: [{class: provider, match: {scope: namespace/kube-*}}, {class: customer, match: {scope: 'namespace/*'}}]";
    private static final String SHUT = "{podSelector: {}, policyTypes: [Ingress, Egress]}";

    private static World world(String shop) {
        return new World().namespace("web").namespace("shop").namespace("kube-system")
                .node("n1", "192.0.2.1").plugin("n1", "calico-node", "calico/node:v3.29.1")
                .pod("web", "a", "n1", "10.0.0.1").pod("web", "b", "n1", "10.0.0.2")
                .pod("shop", "c", "n1", "10.0.0.3").pod("shop", "d", "n1", "10.0.0.4")
                .pod("kube-system", "e", "n1", "10.0.0.5")
                .add("{kind: NetworkPolicy, metadata: {name: some, namespace: shop}, spec: " + shop + "}")
                .add("{kind: NetworkPolicy, metadata: {name: all, namespace: kube-system}, spec: " + SHUT + "}");
    }

    private static String open(int port) {
        return "{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{namespaceSelector: {}}], ports:"
                + " [{port: " + port + "}]}]}";
    }

    private static ReachMap map(World world, String declared) {
        SortedMap<String, ReachMap> maps = new TreeMap<>();
        Derived.of(world, "{" + declared + "}", parameters -> new PodReachAnalysis(parameters, maps));
        return maps.get(World.TARGET);
    }

    private static ReachMap.Pair pair(ReachMap map, String from, String to) {
        return map.shown().stream()
                .filter(pair -> pair.from().id().equals(from) && pair.to().id().equals(to))
                .findFirst().orElseThrow(() -> new AssertionError(map.shown().toString()));
    }

    private static List<String> ends(ReachMap map) {
        return map.shown().stream().map(pair -> pair.from().label() + " > " + pair.to().id()).toList();
    }

    @Test
    void podsOfOneNamespaceAreOnePlace() {
        ReachMap map = map(world(open(80)), OWNERS);

        assertEquals(ReachMap.Kind.NAMESPACE, map.kind());
        assertEquals(2, map.places());
        assertEquals(List.of("tcp 80"), pair(map, "namespace/web", "namespace/shop").traffic());
        assertEquals(1, map.shown().stream().filter(pair -> pair.to().id().equals("namespace/shop")).count());
    }

    @Test
    void whatShowsAPairIsAPacketAndWhatItPasses() {
        ReachMap.Pair pair = pair(map(world(open(80)), OWNERS), "namespace/web", "namespace/shop");

        assertTrue(pair.reachable());
        assertEquals("tcp 10.0.0.1:49152 > 10.0.0.3:80", pair.witness());
        assertEquals(List.of("Pod/web/a", "NetworkPolicy shop/some", "Pod/shop/c"), pair.because());
    }

    @Test
    void placesThatAreNoNamespacesAreReachedToo() {
        assertEquals(
                List.of("web > internet", "web > metadata", "web > nodes"), ends(map(world(SHUT), OWNERS)));
    }

    @Test
    void whatTheSystemSendsIsNotShown() {
        assertTrue(ends(map(world(SHUT), OWNERS)).stream().noneMatch(pair -> pair.startsWith("kube-system")));
    }

    @Test
    void whereOwnersAreNotDeclaredPairsAreOnlyPossibleAndThatIsWhy() {
        ReachMap map = map(world(open(80)), "owners: []");

        assertTrue(map.possible() > 0);
        assertTrue(map.doubts().getFirst().en().contains("(owners)"), map.doubts()::toString);
        assertTrue(map.shown().stream()
                .filter(pair -> pair.to().id().startsWith("namespace/"))
                .noneMatch(ReachMap.Pair::reachable));
    }

    @Test
    void whatAllPodsOfANamespaceMaySendIsMerged() {
        World world = new World().namespace("web").namespace("shop").node("n1", "192.0.2.1")
                .plugin("n1", "calico-node", "calico/node:v3.29.1")
                .pod("web", "a", "n1", "10.0.0.1", "app=a").pod("web", "b", "n1", "10.0.0.2", "app=b")
                .pod("shop", "c", "n1", "10.0.0.3")
                .add("{kind: NetworkPolicy, metadata: {name: some, namespace: shop}, spec: {podSelector: {}, policyTypes:"
                        + " [Ingress, Egress], ingress: [" + from("a", 80) + ", " + from("b", 443) + "]}}");

        assertEquals(List.of("tcp 80,443"), pair(map(world, OWNERS), "namespace/web", "namespace/shop").traffic());
    }

    private static String from(String app, int port) {
        return "{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: " + app + "}}}], ports: [{port: "
                + port
                + "}]}";
    }
}
