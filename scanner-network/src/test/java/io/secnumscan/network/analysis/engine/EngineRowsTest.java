package io.secnumscan.network.analysis.engine;

import static io.secnumscan.network.analysis.engine.Clusters.REFUSED;
import static io.secnumscan.network.analysis.engine.Clusters.cilium;
import static io.secnumscan.network.analysis.engine.Clusters.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.network.kubernetes.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rows say of nodes' engines. */
class EngineRowsTest {
    private static final PolicyEngines ENGINES = new PolicyEngines(Map.of());

    private static String said(World world) {
        return said(ENGINES, world);
    }

    private static String said(PolicyEngines engines, World world) {
        JsonNode row = Clusters.first(engines, world);
        return row.path("why").asText() + " " + row.path("enforces").asText("?");
    }

    private static World agent(String container, String image, String... arguments) {
        return Clusters.one().plugin("w1", container, image, arguments);
    }

    @ParameterizedTest
    @CsvSource({
            "calico-node,x,runs true", "antrea-agent,x,runs true", "kube-router,x,runs true",
            "ovnkube-controller,x,runs true", "ovnkube-identity,x,not-known ?",
            "x,registry.k8s.io/networking/kube-network-policies:v1,runs true",
            "aws-eks-nodeagent,x,switched-off false", "kube-flannel,x,knows-none false",
            "kindnet-cni,docker.io/kindest/kindnetd:v20230511-dc714da8,knows-none false",
            "kindnet-cni,docker.io/kindest/kindnetd:v20241108-5c6d2daf,runs true", "web,x,not-known ?"})
    void aProgramIsKnownByItsContainer(String container, String image, String expected) {
        assertEquals(expected, said(agent(container, image)));
    }

    @ParameterizedTest
    @CsvSource({
            "aws-eks-nodeagent,--enable-network-policy=true,runs true",
            "aws-eks-nodeagent,--enable-network-policy=false,switched-off false",
            "kube-router,--run-firewall=false,switched-off false", "kube-router,--run-firewall=0,switched-off false",
            "kube-router,--run-firewall=true,runs true"})
    void someAreSwitchedOnByAnArgument(String container, String argument, String expected) {
        assertEquals(expected, said(agent(container, "x", argument)));
    }

    @ParameterizedTest
    @CsvSource({
            "--enable-policy=never,switched-off false", "--enable-policy=default,runs true",
            "--policy-audit-mode,switched-off false", "--policy-audit-mode=1,switched-off false",
            "--policy-audit-mode=false,runs true", "--enable-k8s-networkpolicy=false,switched-off false",
            "--enable-k8s-networkpolicy=0,switched-off false",
            "exec cilium-agent --enable-policy=never,not-known ?", "--debug,runs true"})
    void ciliumIsAsItsArgumentsSay(String argument, String expected) {
        assertEquals(expected, said(cilium(Clusters.one(), argument)));
        assertEquals(expected, said(map(cilium(Clusters.one(), argument), "kube-system", "data: {}")));
    }

    @Test
    void anOptionAndItsValueMayBeTwoWords() {
        assertEquals("switched-off false", said(cilium(Clusters.one(), "--enable-policy", "never")));
        assertEquals("not-known ?", said(cilium(Clusters.one(), "--policy-audit-mode", "false")));
    }

    @ParameterizedTest
    @CsvSource({"CILIUM_ENABLE_POLICY,not-known ?", "CILIUM_POLICY_AUDIT_MODE,not-known ?", "CILIUM_DEBUG,runs true"})
    void whatTheEnvironmentSaysWasNotRead(String variable, String expected) {
        World world = cilium(Clusters.one());
        ((ObjectNode) world.last().at("/spec/containers/0")).putArray("env").addObject().put("name", variable);

        assertEquals(expected, said(world));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "'data: {}'; runs true",
            "'data: {enable-policy: x}, choices: {enable-policy: always}'; runs true",
            "'data: {enable-policy: x}, choices: {enable-policy: never}'; switched-off false",
            "'data: {enable-policy: x}'; not-known ?",
            "'data: {policy-audit-mode: x}, switches: {policy-audit-mode: true}'; switched-off false",
            "'data: {policy-audit-mode: x}, switches: {policy-audit-mode: false}'; runs true",
            "'data: {policy-audit-mode: x}'; not-known ?"})
    void ciliumIsAsItsConfigMapSays(String content, String expected) {
        assertEquals(expected, said(map(cilium(Clusters.one()), "kube-system", content)));
    }

    @Test
    void aMapOfThatNameInAnotherNamespaceTellsCiliumNothing() {
        String never = "data: {enable-policy: x}, choices: {enable-policy: never}";

        assertEquals("runs true", said(map(cilium(Clusters.one()), "shop", never)));
        assertEquals("switched-off false", said(map(map(cilium(Clusters.one()), "kube-system", never), "shop",
                "data: {enable-policy: x}, choices: {enable-policy: always}")));
    }

    @Test
    void withoutItsConfigMapNobodyKnowsWhetherCiliumEnforces() {
        assertEquals("not-known ?", said(cilium(Clusters.one()).unread("ConfigMap", REFUSED)));
        assertEquals("switched-off false",
                said(cilium(Clusters.one(), "--enable-policy=never").unread("ConfigMap", REFUSED)));
    }

    @Test
    void anAgentThatIsNotReadyIsNotKnownToEnforce() {
        World world = agent("calico-node", "calico/node:v3");
        ((ObjectNode) world.last().at("/status/containerStatuses/0")).put("ready", false);

        assertEquals("not-ready ?", said(world));
    }

    @Test
    void anAgentThatDoesNotRunEnforcesNothing() {
        World world = agent("calico-node", "calico/node:v3");
        ((ObjectNode) world.last().path("status")).put("phase", "Pending");

        assertEquals("not-known ?", said(world));
    }

    @Test
    void aTenantsPodOfAnEnginesNameEnforcesNothing() {
        ObjectNode pod = World.podObject("shop", "calico-node", "w1", "10.0.0.2");
        ((ObjectNode) pod.at("/spec/containers/0")).put("name", "calico-node");
        World world = Clusters.one().add(pod).plugin("w1", "kube-flannel", "flannel");
        PolicyEngines declared = new PolicyEngines(Map.of(
                "owners", World.yaml("[{class: customer, match: {scope: namespace/shop}}]")));

        assertEquals("knows-none false", said(declared, world));
        assertEquals("not-known ?", said(world));
    }

    @Test
    void namespacesOfTheSystemAreAsTheyAreDeclared() {
        World world = Clusters.one().plugin("calico-system", "w1", "calico-node", "x", List.of());
        PolicyEngines declared = new PolicyEngines(Map.of("systemNamespaces", World.yaml("[calico-system]")));

        assertEquals("runs true", said(declared, world));
        assertEquals("not-known ?", said(world));
    }

    @Test
    void aNodeWithoutTheAgentThatOthersRunIsOpen() {
        World world = new World().node("w0", "192.0.2.2").node("w1", "192.0.2.1");

        assertEquals("none-here false", said(cilium(world)));
        assertEquals("not-known ?", said(cilium(world).unread("Pod", REFUSED)));
    }

    @Test
    void k3sHasAnEngineInside() {
        World world = cilium(new World().node("w0", "192.0.2.2"));
        ((ObjectNode) world.node("w1", "192.0.2.1").last().path("status"))
                .putObject("nodeInfo").put("kubeletVersion", "v1.34.1+k3s1");

        assertEquals("not-known ?", said(world));
    }

    @Test
    void nodesThatWereRefusedLeaveNothingToSay() {
        assertInstanceOf(Coverage.Unavailable.class,
                Clusters.coverage(ENGINES, new World().unread("Node", REFUSED)));
    }

    private static String kind(String kind, World world) {
        return Clusters.rows(new PolicyKinds(Map.of()), world).stream()
                .filter(row -> row.id().equals(kind))
                .map(row -> row.attributes().path("enforced").asText("?"))
                .findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
            "network-policy,true", "cilium-network-policy,true", "cilium-clusterwide-network-policy,true",
            "admin-network-policy,?", "baseline-admin-network-policy,?", "cluster-network-policy,?",
            "calico-network-policy,false", "calico-global-network-policy,false"})
    void ciliumEnforcesItsOwnKindsAndKubernetes(String kind, String expected) {
        assertEquals(expected, kind(kind, cilium(Clusters.one())));
    }

    @ParameterizedTest
    @CsvSource({"--enable-admin-network-policy,true", "--enable-admin-network-policy=false,false", "--loglevel=4,?"})
    void ovnEnforcesPoliciesOfAdministratorsWhereItIsTold(String argument, String expected) {
        assertEquals(expected, kind("baseline-admin-network-policy", agent("ovnkube-controller", "x", argument)));
    }

    @Test
    void oneNodeWithoutAnEngineLeavesAKindUnenforced() {
        String clusterwide = "cilium-clusterwide-network-policy";
        World two = cilium(Clusters.one()).node("w2", "192.0.2.2");

        assertEquals("false", kind(clusterwide, two));
        assertEquals("?", kind(clusterwide, cilium(Clusters.one()).node("w2", "192.0.2.2").unread("Pod", REFUSED)));
    }

    @Test
    void nodesThatWereNotSeenMayEnforceNothing() {
        World none = new World();
        cilium(none);

        assertEquals("?", kind("network-policy", none));
        assertEquals("?", kind("network-policy", cilium(Clusters.one()).unread("Node", REFUSED)));
    }
}
