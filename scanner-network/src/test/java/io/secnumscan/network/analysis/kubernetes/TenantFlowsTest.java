package io.secnumscan.network.analysis.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.network.kubernetes.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two tenants, the second behind a policy, the system's name server, and a namespace of administration. */
class TenantFlowsTest {
    private static final String OWNERS = "owners: [{class: provider, match: {scope: namespace/kube-*}}, "
            + "{class: admin, match: {scope: namespace/bastion}}, {class: customer, match: {scope: 'namespace/*'}}]";
    private static final String TO_80 = "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: "
            + "[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: web}}}], ports: [{port: 80}]}]}";
    private static final String CLOSED = "{podSelector: {}, policyTypes: [Ingress, Egress]}";

    private static World world(String shop) {
        return new World().namespace("web").namespace("shop").namespace("kube-system").namespace("bastion")
                .node("n1", "192.0.2.1").plugin("n1", "calico-node", "calico/node:v3.29.1")
                .pod("web", "a", "n1", "10.0.0.1").pod("shop", "b", "n1", "10.0.0.2")
                .pod("kube-system", "dns", "n1", "10.0.0.3").pod("bastion", "jump", "n1", "10.0.0.4")
                .add(policy("shop", shop))
                .add(policy("kube-system", "{podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [{port: 53, "
                        + "protocol: UDP}]}]}"))
                .add(policy("bastion", CLOSED));
    }

    private static String policy(String namespace, String spec) {
        return "{kind: NetworkPolicy, metadata: {name: some, namespace: " + namespace + "}, spec: " + spec + "}";
    }

    private static JsonNode row(World world, String id, String more) {
        return Derived.pods(world, "{" + OWNERS + more + "}").row(id);
    }

    private static List<String> others(JsonNode flows) {
        List<String> all = new ArrayList<>();
        flows.forEach(flow -> all.add(flow.path("other").asText()
                + (flow.path("reachable").asBoolean(false) ? "" : "?")));
        return all;
    }

    @Test
    void aFlowNamesTheNamespaceThePortAPacketAndThePolicies() {
        JsonNode flow = row(world(TO_80), "Pod/web/a", "").path("to_tenants").path(0);

        assertEquals("shop", flow.path("other").asText());
        assertEquals("[\"tcp 80\"]", flow.path("traffic").toString());
        assertEquals("tcp 10.0.0.1:49152 > 10.0.0.2:80", flow.path("witness").asText());
        assertEquals("[\"Pod/web/a\",\"NetworkPolicy shop/some\",\"Pod/shop/b\"]", flow.path("because").toString());
        assertTrue(flow.path("reachable").asBoolean());
    }

    @Test
    void whatIsClosedReachesNobodyAndIsReachedByNobody() {
        World world = world(CLOSED);

        assertEquals(List.of(), others(row(world, "Pod/web/a", "").path("to_tenants")));
        assertEquals(List.of(), others(row(world, "Pod/shop/b", "").path("to_tenants")));
    }

    private static List<String> tenants(String owners) {
        World world = world(TO_80);
        return others(Derived.pods(world.namespace("web", "tenant=acme").namespace("shop", "tenant=acme"),
                "{owners: [" + owners + "]}").row("Pod/web/a").path("to_tenants"));
    }

    @Test
    void namespacesOfOneEntryThatNamesATenantAreItsOwn() {
        assertEquals(List.of(), tenants(""
                + "{class: customer, zone: acme, match: {label: tenant=acme}}, {class: provider}"));
        assertEquals(List.of(), tenants("{class: customer, zone: all, match: {label: tenant}}, {class: provider}"));
    }

    @Test
    void tenantsThatShareTheNameOfAZoneAreToldApart() {
        assertEquals(List.of("shop"), tenants("{class: customer, zone: all, match: {scope: namespace/web}}, "
                + "{class: customer, zone: all, match: {scope: namespace/shop}}, {class: provider}"));
        assertEquals(List.of("shop"), tenants("{class: provider, match: {scope: namespace/kube-*}}, "
                + "{class: customer, zone: all, match: {scope: 'namespace/*'}}"));
    }

    @Test
    void aLabelsOtherValueIsAnotherTenant() {
        World world = world(TO_80).namespace("web", "tenant=acme").namespace("shop", "tenant=beta");

        assertEquals(List.of("shop"), others(Derived.pods(world,
                "{owners: [{class: customer, zone: all, match: {label: tenant}}, {class: provider}]}")
                .row("Pod/web/a").path("to_tenants")));
    }

    @Test
    void whereNobodySaidWhoseItIsAFlowIsOnlyPossible() {
        String some = "owners: [{class: customer, match: {scope: namespace/web}}]";

        assertEquals(List.of("kube-system?"), others(
                Derived.pods(world(TO_80), "{" + some + "}").row("Pod/web/a").path("to_tenants")));
    }

    @Test
    void aFlowThatMayBeIsNotSaidToExist() {
        World world = world(CLOSED).unread("NetworkPolicy", Coverage.partial(2, Cause.FILTERED, "a part"));

        assertEquals(List.of("shop?"), others(row(world, "Pod/web/a", "").path("to_tenants")));
    }

    @Test
    void aServiceThatIsMeantForEveryoneIsNoFlow() {
        World world = world(TO_80)
                .add("{kind: EndpointSlice, metadata: {name: b-1, namespace: shop, labels: "
                        + "{kubernetes.io/service-name: b}}, addressType: IPv4, ports: [{name: http, port: 80, "
                        + "protocol: TCP}], endpoints: [{addresses: [10.0.0.2]}]}")
                .add("{kind: Service, metadata: {name: b, namespace: shop}, spec: {ports: [{name: http, port: 8000}]}}");

        assertEquals(List.of("shop"), others(row(world, "Pod/web/a", "").path("to_tenants")));
        assertEquals(List.of(), others(row(world, "Pod/web/a", ", publicServices: [shop/b]").path("to_tenants")));
    }

    @Test
    void aServiceThatIsMeantForEveryoneOpensItsOwnNamespaceAlone() {
        World world = world(TO_80)
                .add("{kind: EndpointSlice, metadata: {name: a-1, namespace: web, labels: "
                        + "{kubernetes.io/service-name: a}}, addressType: IPv4, ports: [{name: http, port: 80, "
                        + "protocol: TCP}], endpoints: [{addresses: [10.0.0.2]}]}")
                .add("{kind: Service, metadata: {name: a, namespace: web}, spec: {ports: [{name: http, port: 80}]}}");

        assertEquals(List.of("shop"), others(row(world, "Pod/web/a", ", publicServices: [web/a]").path("to_tenants")));
    }

    @Test
    void whatIsLeftOfEverythingIsToldInShort() {
        World world = world(CLOSED).add(
                "{kind: NetworkPolicy, metadata: {name: more, namespace: kube-system}, spec: {podSelector: {}, "
                        + "policyTypes: [Ingress], ingress: [{}]}}");

        assertEquals("[\"tcp 0-52,54-65535\",\"udp 0-52,54-65535\",\"any other protocol\"]",
                row(world, "Pod/web/a", "").path("to_system").path(0).path("traffic").toString());
    }

    @Test
    void namesOfHostsAreAskedOfTheSystem() {
        assertEquals(List.of(), others(row(world(CLOSED), "Pod/web/a", "").path("to_system")));
    }

    @Test
    void anythingElseOfTheSystemIsAFlow() {
        World world = world(CLOSED).pod("kube-system", "other", "n1", "10.0.0.9").add(
                "{kind: NetworkPolicy, metadata: {name: more, namespace: kube-system}, spec: {podSelector: {}, "
                        + "policyTypes: [Ingress], ingress: [{ports: [{port: 9153}]}]}}");
        JsonNode flow = row(world, "Pod/web/a", "").path("to_system").path(0);

        assertEquals("kube-system", flow.path("other").asText());
        assertEquals("[\"tcp 9153\"]", flow.path("traffic").toString());
    }

    @Test
    void theNameServersOwnPortMayDiffer() {
        World world = world(CLOSED)
                .add("{kind: NetworkPolicy, metadata: {name: more, namespace: kube-system}, spec: {podSelector: {}, "
                        + "policyTypes: [Ingress], ingress: [{ports: [{port: 5353, protocol: UDP}]}]}}")
                .add("{kind: EndpointSlice, metadata: {name: d-1, namespace: kube-system, labels: "
                        + "{kubernetes.io/service-name: dns}}, addressType: IPv4, ports: [{name: dns, port: 5353, "
                        + "protocol: UDP}], endpoints: [{addresses: [10.0.0.3]}]}")
                .add("{kind: Service, metadata: {name: dns, namespace: kube-system}, "
                        + "spec: {ports: [{name: dns, port: 53, protocol: UDP}]}}");

        assertEquals(List.of(), others(row(world, "Pod/web/a", "").path("to_system")));
    }

    @Test
    void whoReachesWhatIsKeptForAdministrationIsTold() {
        World world = world(CLOSED).add("{kind: NetworkPolicy, metadata: {name: ssh, namespace: bastion}, spec: "
                + "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}}], "
                + "ports: [{port: 22}]}]}}");

        assertEquals(List.of("kube-system", "web"), others(row(world, "Pod/bastion/jump", "").path("from_others")));
        assertEquals(List.of("kube-system"), others(row(
                world, "Pod/bastion/jump", ", namespaceFlows: [{from: web, to: bast*}]").path("from_others")));
        assertEquals(List.of("bastion"), others(row(world, "Pod/web/a", "").path("to_system")));
        assertFalse(row(world, "Pod/web/a", "").has("from_others"));
    }

    @Test
    void withoutAllPodsOrNamespacesAPartIsKnown() {
        for (String kind : List.of("Pod", "Namespace")) {
            World world = world(CLOSED).unread(kind, Coverage.partial(1, Cause.FILTERED, "a part"));

            assertInstanceOf(Coverage.Partial.class, Derived.pods(world, "{}").coverage().coverage());
        }
        assertEquals(new Coverage.Complete(5), Derived.pods(world(CLOSED), "{}").coverage().coverage());
    }

    @Test
    void aListThatLacksNamespacesOfPodsIsAPart() {
        World world = new World().namespace("web").pod("web", "a", "n1", "10.0.0.1").pod("shop", "b", "n1", "10.0.0.2");

        assertInstanceOf(Coverage.Partial.class, Derived.pods(world, "{}").coverage().coverage());
        assertInstanceOf(Coverage.Partial.class, Derived.pods(
                new World().pod("web", "a", "n1", "10.0.0.1"), "{}").coverage().coverage());
    }
}
