package io.secnumscan.network.analysis.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.network.kubernetes.World;
import org.junit.jupiter.api.Test;

/** Whether a pod is covered and closed, beside another one in another namespace. */
class IsolationTest {
    private static World bare() {
        return new World().namespace("web").namespace("shop").node("n1", "192.0.2.1")
                .pod("web", "a", "n1", "10.0.0.1", "app=a").pod("shop", "b", "n1", "10.0.0.2");
    }

    private static World calico(String policy) {
        return bare().plugin("n1", "calico-node", "calico/node:v3.29.1").add(policy);
    }

    private static String policy(String spec) {
        return "{kind: NetworkPolicy, metadata: {name: some, namespace: web}, spec: " + spec + "}";
    }

    private static final String DENY = policy("{podSelector: {}, policyTypes: [Ingress, Egress]}");

    private static String of(World world, String field) {
        JsonNode value = Derived.pods(world, "{}").row("Pod/web/a").path(field);
        return value.isMissingNode() ? "unknown" : value.asText();
    }

    private static String closed(World world) {
        return of(world, "ingress_closed") + " " + of(world, "egress_closed");
    }

    private static String covered(World world) {
        return of(world, "ingress_covered") + " " + of(world, "egress_covered");
    }

    @Test
    void aPolicyWithoutRulesClosesBothDirections() {
        assertEquals("true true", closed(calico(DENY)));
        assertEquals("true true", covered(calico(DENY)));
    }

    @Test
    void aPodThatNoPolicySelectsIsOpen() {
        World other = calico(policy("{podSelector: {matchLabels: {app: z}}, policyTypes: [Ingress, Egress]}"));

        assertEquals("false false", closed(other));
        assertEquals("false false", covered(other));
        assertEquals("tcp 10.0.0.2:49152 > 10.0.0.1:22", of(other, "ingress_witness"));
    }

    @Test
    void whatARuleAllowsIsAllowed() {
        assertEquals("true true", closed(calico(policy("{podSelector: {}, policyTypes: [Ingress, Egress], ingress: "
                + "[{from: [{namespaceSelector: {}}], ports: [{port: 80}]}]}"))));
    }

    @Test
    void aRuleThatAllowsEverythingLeavesNothingClosed() {
        World open = calico(policy("{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}], egress: [{}]}"));

        assertEquals("false false", closed(open));
        assertEquals("true true", covered(open));
    }

    private static String ingress(String rule) {
        return of(calico(policy("{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [" + rule + "]}")),
                "ingress_closed");
    }

    private static String egress(String rule) {
        return of(calico(policy("{podSelector: {}, policyTypes: [Ingress, Egress], egress: [" + rule + "]}")),
                "egress_closed");
    }

    private static String everyone(String more) {
        return "namespaceSelector: {" + more + "}";
    }

    @Test
    void allPodsOfAllNamespacesAreNobodyInParticular() {
        for (String more : new String[]{
                "", "matchExpressions: [{key: team, operator: DoesNotExist}]",
                "matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [shop]}]"}) {
            assertEquals("false", ingress("{from: [{" + everyone(more) + "}]}"));
            assertEquals("false", egress("{to: [{" + everyone(more) + "}]}"));
        }
        assertEquals("true", ingress("{from: [{" + everyone("matchLabels: {team: a}") + "}]}"));
        assertEquals("true", ingress("{from: [{podSelector: {}}]}"));
        assertEquals("true",
                ingress("{from: [{" + everyone("matchLabels: {kubernetes.io/metadata.name: shop}") + "}]}"));
    }

    @Test
    void nearlyAllAddressesAreNobodyInParticular() {
        String most = "ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}";

        assertEquals("false", ingress("{from: [{" + most + "}]}"));
        assertEquals("false", egress("{to: [{" + most + "}]}"));
        assertEquals("false", ingress("{from: [{ipBlock: {cidr: 10.0.0.0/16, except: [10.0.0.2/32]}}]}"));
        assertEquals("true", ingress("{from: [{ipBlock: {cidr: 10.9.0.0/16}}]}"));
        assertEquals("true", ingress("{from: [{ipBlock: {cidr: '::/0'}}]}"));
    }

    @Test
    void mostPortsOfOneProtocolAreAsGoodAsAll() {
        for (String ports : new String[]{
                "{protocol: TCP}, {protocol: UDP}, {protocol: SCTP}", "{protocol: UDP}",
                "{port: 1024, endPort: 65535}"}) {
            assertEquals("false", ingress("{from: [{namespaceSelector: {}}], ports: [" + ports + "]}"));
            assertEquals("false", ingress("{ports: [" + ports + "]}"));
        }
        assertEquals("true", ingress("{ports: [{port: 80}, {port: 30000, endPort: 32767}]}"));
        assertEquals("true", egress("{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 443}]}"));
    }

    @Test
    void whatShowsItIsAPacketOfAPodThatIsThereWhereOneIs() {
        World world = calico(policy("{podSelector: {}, policyTypes: [Ingress], ingress: [{from: "
                + "[{namespaceSelector: {}}]}]}"));

        assertEquals("tcp 10.0.0.2:49152 > 10.0.0.1:22", of(world, "ingress_witness"));
    }

    @Test
    void oneDirectionAlone() {
        World ingress = calico(policy("{podSelector: {}, policyTypes: [Ingress]}"));

        assertEquals("true false", closed(ingress));
        assertEquals("true false", covered(ingress));
    }

    @Test
    void aPolicyThatNothingEnforcesClosesNothing() {
        World flannel = bare().plugin("n1", "kube-flannel", "flannel/flannel:v0.25.1").add(DENY);

        assertEquals("false false", closed(flannel));
        assertEquals("false false", covered(flannel));
    }

    @Test
    void whereNobodyKnowsWhetherItIsEnforcedNothingIsSaid() {
        assertEquals("unknown unknown", closed(bare().add(DENY)));
        assertEquals("unknown unknown", covered(bare().add(DENY)));
    }

    @Test
    void policiesThatWereNotReadMayClose() {
        World unread = calico(policy("{podSelector: {}, policyTypes: [Ingress]}"))
                .unread("NetworkPolicy", Coverage.unavailable(Cause.FORBIDDEN, "403"));

        assertEquals("unknown unknown", closed(unread));
        assertEquals("true unknown", covered(unread));
    }

    @Test
    void aBaselineThatDeniesClosesAndCovers() {
        World baseline = bare()
                .plugin("n1", "main", "registry.example/kube-network-policies:v0.7.0-npa-v1alpha1")
                .add("{kind: BaselineAdminNetworkPolicy, metadata: {name: default}, spec: {subject: {namespaces: {}}, "
                        + "ingress: [{action: Deny, from: [{namespaces: {}}]}]}}");

        assertEquals("true false", closed(baseline));
        assertEquals("true false", covered(baseline));
    }

    @Test
    void aBaselineThatAllowsCoversNothing() {
        World baseline = bare()
                .plugin("n1", "main", "registry.example/kube-network-policies:v0.7.0-npa-v1alpha1")
                .add("{kind: BaselineAdminNetworkPolicy, metadata: {name: default}, spec: {subject: {namespaces: {}}, "
                        + "ingress: [{action: Allow, from: [{namespaces: {}}]}]}}");

        assertEquals("false false", closed(baseline));
        assertEquals("false false", covered(baseline));
    }

    @Test
    void onePodThatIsOpenOpensItsWorkload() {
        World world = calico(policy("{podSelector: {matchLabels: {app: a}}, policyTypes: [Ingress, Egress]}"));
        for (String name : new String[]{"x", "y"}) {
            var pod = World.podObject("web", name, "n1", name.equals("x") ? "10.0.0.5" : "10.0.0.6",
                    "app=" + (name.equals("x") ? "a" : "other"), "pod-template-hash=77");
            ((ObjectNode) pod.path("metadata")).putArray("ownerReferences")
                    .addObject().put("kind", "ReplicaSet").put("name", "front-77").put("controller", true);
            world.add(pod);
        }
        JsonNode row = Derived.pods(world, "{}").row("Deployment/web/front");

        assertEquals(2, row.path("pods").asInt());
        assertFalse(row.path("ingress_closed").asBoolean(true));
        assertEquals("tcp 10.0.0.1:49152 > 10.0.0.6:22", row.path("ingress_witness").asText());
    }

    @Test
    void ofAPodOnItsHostsNetworkNothingElseIsSaid() {
        World world = calico(DENY);
        JsonNode row = Derived.pods(world, "{}").row("DaemonSet/kube-system/calico-node");

        assertEquals(true, row.path("host_network").asBoolean());
        assertFalse(row.has("ingress_closed"));
    }
}
