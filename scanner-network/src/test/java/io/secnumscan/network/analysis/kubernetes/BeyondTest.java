package io.secnumscan.network.analysis.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.network.kubernetes.World;
import org.junit.jupiter.api.Test;

/** What one pod may send to places that are no pods, as far as its policy lets it. */
class BeyondTest {
    private static final String API =
            "[{kind: EndpointSlice, metadata: {name: kubernetes, namespace: default, labels: "
                    + "{kubernetes.io/service-name: kubernetes}}, addressType: IPv4, ports: [{name: https, port: 6443, "
                    + "protocol: TCP}], endpoints: [{addresses: [192.0.2.9]}]}, {kind: Service, metadata: {name: "
                    + "kubernetes, namespace: default}, spec: {ports: [{name: https, port: 443}]}}]";

    private static World world(String plugin, String egress) {
        return new World().namespace("web").node("n1", "192.0.2.1").node("n2", "192.0.2.2")
                .plugin("n1", plugin, "registry.example/it:v3.29.1").plugin("n2", plugin, "registry.example/it:v3.29.1")
                .pod("web", "a", "n1", "10.0.0.1,fd00::1").add(API)
                .add("{kind: NetworkPolicy, metadata: {name: some, namespace: web}, spec: {podSelector: {}, "
                        + "policyTypes: [Egress], egress: " + egress + "}}");
    }

    private static JsonNode row(World world) {
        return Derived.pods(world, "{}").row("Pod/web/a");
    }

    private static String blocks(String... all) {
        return "[{to: [{ipBlock: {cidr: '" + String.join("'}}, {ipBlock: {cidr: '", all) + "'}}]}]";
    }

    private static String flow(String egress, String field) {
        JsonNode flows = row(world("calico-node", egress)).path(field);
        return flows.isMissingNode() ? "unknown"
                : flows.isEmpty() ? "none"
                : flows.path(0).path("witness").asText();
    }

    @Test
    void whatIsClosedReachesNothing() {
        for (String field : new String[]{"to_metadata", "to_internet", "to_nodes", "to_api"}) {
            assertEquals("none", flow("[]", field));
        }
        assertFalse(row(world("calico-node", "[]")).path("internet_open").asBoolean(true));
    }

    @Test
    void metadataAreAskedForAtAnAddressOfEitherFamily() {
        assertEquals("tcp 10.0.0.1:49152 > 169.254.169.254:22", flow(blocks("169.254.0.0/16"), "to_metadata"));
        assertEquals("tcp [fd00::1]:49152 > [fd00:ec2::254]:22", flow(blocks("fd00:ec2::/32"), "to_metadata"));
        assertEquals("tcp [fd00::1]:49152 > [fe80::a9fe:a9fe]:22", flow(blocks("fe80::/10"), "to_metadata"));
        assertEquals("none", flow(blocks("169.254.169.253/32"), "to_metadata"));
    }

    @Test
    void halvesOfTheInternetAreTheInternet() {
        JsonNode row = row(world("calico-node", blocks("0.0.0.0/1", "128.0.0.0/1")));

        assertEquals("true", row.path("internet_open").asText());
        assertEquals(1, row.path("to_internet").size());
    }

    @Test
    void aFewPublicAddressesAreNotTheInternet() {
        JsonNode row = row(world("calico-node", blocks("8.8.8.0/24")));

        assertEquals("false", row.path("internet_open").asText());
        assertEquals("tcp 10.0.0.1:49152 > 8.8.8.1:22", row.path("to_internet").path(0).path("witness").asText());
    }

    @Test
    void privateAddressesAreNoInternet() {
        assertEquals("none", flow(blocks("10.0.0.0/8", "192.168.0.0/16"), "to_internet"));
    }

    @Test
    void nodesAreReachedAtThePortsOfTheirAdministration() {
        assertEquals("tcp 10.0.0.1:49152 > 192.0.2.1:22", flow(blocks("192.0.2.0/24"), "to_nodes"));
        assertEquals("none", flow("[{to: [{ipBlock: {cidr: 192.0.2.0/24}}], ports: [{port: 9100}]}]", "to_nodes"));
    }

    @Test
    void thePodsOwnNodeMayBeReachedWhateverPoliciesSay() {
        JsonNode flows = row(world("antrea-agent", "[]")).path("to_nodes");

        assertEquals(1, flows.size());
        assertFalse(flows.path(0).has("reachable"));
    }

    @Test
    void theApiServerIsWhereItsServiceLeads() {
        assertEquals("tcp 10.0.0.1:49152 > 192.0.2.9:6443", flow(blocks("192.0.2.8/29"), "to_api"));
        assertEquals("none", flow("[{to: [{ipBlock: {cidr: 192.0.2.8/29}}], ports: [{port: 443}]}]", "to_api"));
    }

    @Test
    void whereNodesAreIsNotKnownUnlessAllWereRead() {
        World world = world("calico-node", "[]").unread("Node", Coverage.partial(1, Cause.FILTERED, "a part"));

        assertFalse(row(world).has("to_nodes"));
    }

    @Test
    void whereNodesAreIsNotKnownUnlessThoseOfAllPodsAreListedWithAnAddress() {
        World none = new World();
        world("calico-node", "[]").objects().stream()
                .filter(one -> !one.path("kind").asText().equals("Node")).forEach(none::add);

        assertFalse(row(none).has("to_nodes"));
        assertFalse(row(none.node("n1", "192.0.2.1")).has("to_nodes"));
        assertFalse(row(none.node("n2")).has("to_nodes"));
        assertTrue(row(world("calico-node", "[]")).has("to_nodes"));
    }

    @Test
    void whereTheApiServerIsIsNotKnownUnlessItsEndpointsWereRead() {
        World world = world("calico-node", "[]").unread("EndpointSlice", Coverage.partial(1, Cause.FILTERED, "a part"));

        assertFalse(row(world).has("to_api"));
    }
}
