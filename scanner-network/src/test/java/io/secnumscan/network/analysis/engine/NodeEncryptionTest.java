package io.secnumscan.network.analysis.engine;

import static io.secnumscan.network.analysis.engine.Clusters.REFUSED;
import static io.secnumscan.network.analysis.engine.Clusters.cilium;
import static io.secnumscan.network.analysis.engine.Clusters.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.network.kubernetes.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rows say of encryption between nodes. */
class NodeEncryptionTest {
    private static final NodeEncryption ENCRYPTION = new NodeEncryption(Map.of());
    private static final String ON = "data: {enable-wireguard: x}, switches: {enable-wireguard: true}";

    /** Whom it is about, whether it encrypts, and whether that shows. */
    private static String said(World world) {
        JsonNode row = Clusters.first(ENCRYPTION, world);
        return (row.path("cluster").asBoolean() ? "all " : "some ") + row.path("encrypts").asText("?")
                + (row.path("shown").asBoolean() ? " shown" : "");
    }

    private static World withMap(String content, String... arguments) {
        return map(cilium(Clusters.one(), arguments), "kube-system", content);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "'data: {}'; all false",
            "'data: {enable-wireguard: x}, switches: {enable-wireguard: true}'; all true",
            "'data: {enable-ipsec: x}, switches: {enable-ipsec: true}'; all true",
            "'data: {enable-ipsec: x}, switches: {enable-ipsec: false}'; all false",
            "'data: {enable-wireguard: x}'; all ?"})
    void ciliumEncryptsByEitherOfTwoSwitches(String content, String expected) {
        assertEquals(expected, said(withMap(content)));
    }

    @ParameterizedTest
    @CsvSource({"true,--debug,all true", "true,--enable-wireguard=false,all false",
            "false,--enable-wireguard,all true shown", "false,--enable-ipsec=1,all true shown",
            "false,--debug,all false"})
    void argumentsOfCiliumComeBeforeItsMap(String on, String argument, String expected) {
        assertEquals(expected, said(withMap(
                "data: {enable-wireguard: x}, switches: {enable-wireguard: " + on + "}", argument)));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01T00:00:00Z,all true shown", "2026-03-01T00:00:00Z,all true",
            "2026-04-01T00:00:00Z,all ?", "today,all true"})
    void agentsRunWithTheMapThatTheyStartedWith(String changed, String expected) {
        World world = cilium(Clusters.one());
        ((ObjectNode) world.last().path("metadata")).put("creationTimestamp", "2026-03-01T00:00:00Z");

        assertEquals(expected, said(map(world, "kube-system", ON + ", changed: '" + changed + "'")));
    }

    @Test
    void whatSingleNodesAreToldOtherwiseMayEncryptOrNot() {
        assertEquals("all ?", said(withMap(ON).add("{kind: CiliumNodeConfig, metadata: {name: some, namespace:"
                + " kube-system}, names: [enable-wireguard]}")));
        assertEquals("all ?", said(withMap(ON).unread("CiliumNodeConfig", REFUSED)));
    }

    @Test
    void oneNodeWithoutAnAgentMaySendInClear() {
        assertEquals("all ?", said(withMap(ON).node("w2", "192.0.2.2")));
        assertEquals("all ?", said(withMap(ON).unread("Node", REFUSED)));
        assertEquals("all ?", said(withMap(ON).unread("Pod", REFUSED)));
    }

    @Test
    void anAgentThatIsNotReadyMaySendInClear() {
        World world = cilium(Clusters.one());
        ((ObjectNode) world.last().at("/status/containerStatuses/0")).put("ready", false);

        assertEquals("all ?", said(map(world, "kube-system", ON)));
    }

    @Test
    void whatAProgramThatWasNotSeenIsToldMayDoNothing() {
        assertEquals("all ?", said(map(Clusters.one(), "kube-system", ON)));
        assertEquals("all false", said(map(Clusters.one(), "kube-system", "data: {}")));
        assertEquals("all ?", said(map(Clusters.one(), "kube-system", "data: {}").unread("Pod", REFUSED)));
        assertEquals("all ?", said(felix(Clusters.one(), "{wireguardEnabled: true}")));
        assertEquals("all false", said(felix(Clusters.one(), "{}")));
    }

    private static World felix(World world, String spec) {
        return world.add("{kind: FelixConfiguration, metadata: {name: default}, spec: " + spec + "}");
    }

    private static World calico(String... podAddresses) {
        return new World().node("w1", "192.0.2.1").pod("shop", "web", "w1", String.join(",", podAddresses))
                .plugin("w1", "calico-node", "x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{}; all false", "{wireguardEnabled: false}; all false", "{wireguardEnabled: true}; all true",
            "{wireguardEnabledV6: true}; all false"})
    void calicoEncryptsWhereItIsTold(String spec, String expected) {
        assertEquals(expected, said(felix(calico("10.0.0.1"), spec)));
    }

    @Test
    void calicoIsToldOfEachFamilyThatPodsHave() {
        String both = "{wireguardEnabled: true, wireguardEnabledV6: true}";

        assertEquals("all false", said(felix(calico("10.0.0.1", "2001:db8::1"), "{wireguardEnabled: true}")));
        assertEquals("all true", said(felix(calico("10.0.0.1", "2001:db8::1"), both)));
        assertEquals("all true", said(felix(calico("2001:db8::1"), "{wireguardEnabledV6: true}")));
    }

    @ParameterizedTest
    @CsvSource({"WireguardPublicKey,10.0.0.1,all true shown", "WireguardPublicKey,'10.0.0.1,2001:db8::1',all true",
            "IPv4Address,10.0.0.1,all true"})
    void aNodeOfCalicosThatEncryptsShowsItsKeys(String annotation, String addresses, String expected) {
        World world = calico(addresses);
        ((ObjectNode) world.objects().getFirst().path("metadata")).putObject("annotations")
                .put("projectcalico.org/" + annotation, "key");

        assertEquals(expected, said(felix(world, "{wireguardEnabled: true, wireguardEnabledV6: true}")));
    }

    @Test
    void theEnvironmentOfCalicosAgentsComesFirst() {
        World world = calico("10.0.0.1");
        ((ObjectNode) world.last().at("/spec/containers/0")).putArray("env").addObject()
                .put("name", "FELIX_WIREGUARDENABLED");

        assertEquals("all ?", said(felix(world, "{wireguardEnabled: true}")));
    }

    @Test
    void oneNodeOfCalicosMayBeToldNotTo() {
        World world = felix(calico("10.0.0.1"), "{wireguardEnabled: true}");

        assertEquals("all false", said(world.add(
                "{kind: FelixConfiguration, metadata: {name: node.w1}, spec: {wireguardEnabled: false}}")));
    }

    private static World peer(String namespace, String spec) {
        return Clusters.one().add("{kind: PeerAuthentication, metadata: {name: default, namespace: " + namespace
                + "}, spec: " + spec + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "shop; '{mtls: {mode: STRICT}}'; some true",
            "shop; '{mtls: {mode: PERMISSIVE}}'; some false",
            "shop; '{}'; some false",
            "shop; '{mtls: {mode: STRICT}, portLevelMtls: {\"80\": {mode: DISABLE}}}'; some false",
            "istio-system; '{mtls: {mode: STRICT}}'; all true",
            "istio-system; '{selector: {matchLabels: {app: web}}, mtls: {mode: STRICT}}'; some true"})
    void aMeshEncryptsWhereItIsStrict(String namespace, String spec, String expected) {
        assertEquals(expected, said(peer(namespace, spec)));
    }

    @Test
    void nothingIsKnownOfAClusterWithoutAnyOfThem() {
        assertEquals("all ?", said(Clusters.one()));
    }

    @Test
    void whatWasRefusedMayEncrypt() {
        assertInstanceOf(Coverage.Partial.class,
                Clusters.coverage(ENCRYPTION, felix(Clusters.one(), "{}").unread("PeerAuthentication", REFUSED)));
    }

    @Test
    void aConfigurationOfOneNodeIsNoClusters() {
        World world = Clusters.one().add(
                "{kind: FelixConfiguration, metadata: {name: node.w1}, spec: {wireguardEnabled: true}}");

        assertEquals(List.of(World.TARGET), Clusters.rows(ENCRYPTION, world).stream().map(Resource::id).toList());
    }
}
