package io.secnumscan.k8s.analysis.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Read;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionAnalysisTest {
    private static final String NAMESPACES = "kubernetes.core.namespace";
    private static final String PODS = "kubernetes.core.pod";

    private static Read.Derived derive(Read read) {
        return read.derive(new SelectionAnalysis());
    }

    private static Read cluster(String... namespaces) {
        Read read = Read.cluster();
        for (String name : namespaces) {
            namespace(read, name, "");
        }
        return read;
    }

    private static Read namespace(Read read, String name, String labels) {
        return read.with(NAMESPACES, "Namespace", "{'metadata':{'name':'" + name + "','labels':{" + labels + "}}}");
    }

    private static Read pod(Read read, String namespace, String labels, String spec, String phase) {
        return read.with(PODS, "Pod",
                "{'metadata':{'name':'p','namespace':'" + namespace + "','labels':{" + labels + "}},'spec':{"
                        + spec + "},'status':{'phase':'" + phase + "'}}");
    }

    private static Read pod(Read read, String namespace, String labels) {
        return pod(read, namespace, labels, "", "Running");
    }

    private static Read policy(Read read, String namespace, String selector) {
        return read.with(Policy.KUBERNETES, "NetworkPolicy",
                "{'metadata':{'name':'n','namespace':'" + namespace + "'},'spec':{'podSelector':" + selector + "}}");
    }

    private static Read of(Read read, String type, String kind, String spec) {
        return read.with(type, kind, "{'metadata':{'name':'n'},'spec':" + spec + "}");
    }

    private static final String OWN = "team/network-policy/NetworkPolicy/team/n";

    @Test
    void anEmptySelectorSelectsEveryPod() {
        Read.Derived derived = derive(policy(pod(cluster("team", "other"), "team", ""), "team", "{}"));

        assertEquals(List.of(OWN), derived.ids());
        assertTrue(derived.row(OWN).path("every_pod").asBoolean());
        assertEquals(1, derived.row(OWN).path("pods").asInt());
        assertEquals(new Coverage.Complete(1), derived.whole());
    }

    @Test
    void aPolicyThatSelectsNoLivePodProtectsNothing() {
        Read read = policy(pod(cluster("team"), "team", "'app':'web'"), "team", "{'matchLabels':{'app':'db'}}");

        assertEquals(List.of(), derive(read).ids());
        assertEquals(new Coverage.Complete(0), derive(read).whole());
    }

    @Test
    void whereNoPodLivesAPolicyThatCouldSelectOneCounts() {
        assertEquals(List.of(OWN), derive(policy(cluster("team"), "team", "{'matchLabels':{'app':'db'}}")).ids());
    }

    @Test
    void aSelectorThatContradictsItselfNeverCounts() {
        Read read = policy(cluster("team"), "team", "{'matchLabels':{'app':'db'},"
                + "'matchExpressions':[{'key':'app','operator':'NotIn','values':['db']}]}");

        assertEquals(List.of(), derive(read).ids());
    }

    @Test
    void aPodThatHasFinishedIsNotALivePod() {
        Read read = policy(pod(cluster("team"), "team", "'app':'db'", "", "Succeeded"), "team",
                "{'matchLabels':{'app':'db'}}");

        assertEquals(0, derive(pod(read, "team", "'app':'web'")).rows().size());
    }

    @Test
    void aPodOnTheHostsNetworkIsReachedByNoPolicy() {
        Read read = policy(cluster("team"), "team", "{'matchLabels':{'app':'agent'}}");
        pod(read, "team", "'app':'agent'", "'hostNetwork':true", "Running");
        pod(read, "team", "'app':'web'");

        assertEquals(List.of(), derive(read).ids());
    }

    @Test
    void aPolicyIsAboutItsOwnNamespace() {
        Read read = policy(pod(pod(cluster("team", "other"), "team", ""), "other", ""), "team", "{}");

        assertEquals(List.of(OWN), derive(read).ids());
    }

    @Test
    void anAdminPolicySelectsNamespacesByTheirLabels() {
        Read read = namespace(namespace(Read.cluster(), "a", "'tenant':'yes'"), "b", "");
        of(read, Policy.ADMIN, "AdminNetworkPolicy", "{'subject':{'namespaces':{'matchLabels':{'tenant':'yes'}}}}");

        assertEquals(List.of("a/admin-network-policy/AdminNetworkPolicy//n"), derive(read).ids());
    }

    @Test
    void anAdminPolicyMaySelectPodsWithinNamespaces() {
        Read read = pod(pod(cluster("a", "b"), "a", "'app':'db'"), "b", "'app':'web'");
        of(read, Policy.BASELINE, "BaselineAdminNetworkPolicy",
                "{'subject':{'pods':{'namespaceSelector':{},'podSelector':{'matchLabels':{'app':'db'}}}}}");

        assertEquals(List.of("a/baseline-admin-network-policy/BaselineAdminNetworkPolicy//n"), derive(read).ids());
    }

    @Test
    void aClusterNetworkPolicyIsReadLikeThoseBeforeIt() {
        Read read = of(cluster("a"), Policy.CLUSTER, "ClusterNetworkPolicy",
                "{'tier':'Admin','subject':{'namespaces':{}}}");

        assertEquals(List.of("a/cluster-network-policy/ClusterNetworkPolicy//n"), derive(read).ids());
    }

    @Test
    void ciliumsLabelsCarryTheirSource() {
        Read read = pod(pod(cluster("a", "b"), "a", "'app':'db'"), "b", "'app':'db'");
        of(read, Policy.CILIUM_CLUSTERWIDE, "CiliumClusterwideNetworkPolicy",
                "{'endpointSelector':{'matchLabels':{'k8s:app':'db','k8s:io.kubernetes.pod.namespace':'a'}}}");

        assertEquals(List.of("a/cilium-clusterwide-network-policy/CiliumClusterwideNetworkPolicy//n"),
                derive(read).ids());
    }

    @Test
    void ciliumSelectsByLabelsOfTheNamespaceToo() {
        Read read = namespace(namespace(Read.cluster(), "a", "'tenant':'yes'"), "b", "");
        of(pod(pod(read, "a", ""), "b", ""), Policy.CILIUM_CLUSTERWIDE, "CiliumClusterwideNetworkPolicy",
                "{'endpointSelector':{'matchExpressions':[{'key':'io.cilium.k8s.namespace.labels.tenant','operator':'Exists'}]}}");

        assertEquals(List.of("a/cilium-clusterwide-network-policy/CiliumClusterwideNetworkPolicy//n"),
                derive(read).ids());
    }

    @Test
    void aCiliumPolicyAboutNodesSelectsNoPod() {
        Read read = of(pod(cluster("a"), "a", ""), Policy.CILIUM_CLUSTERWIDE, "CiliumClusterwideNetworkPolicy",
                "{'nodeSelector':{}}");

        assertEquals(List.of(), derive(read).ids());
    }

    @Test
    void aCiliumPolicyMayHoldSeveral() {
        Read read = pod(cluster("team"), "team", "'app':'web'")
                .with(Policy.CILIUM, "CiliumNetworkPolicy", "{'metadata':{'name':'n','namespace':'team'},'specs':["
                        + "{'endpointSelector':{'matchLabels':{'app':'db'}}},{'endpointSelector':{'matchLabels':{'app':'web'}}}]}");

        assertEquals(List.of("team/cilium-network-policy/CiliumNetworkPolicy/team/n"), derive(read).ids());
    }

    @Test
    void calicoSelectsByExpression() {
        Read read = pod(pod(cluster("a", "b"), "a", "'app':'db'"), "b", "'app':'web'");
        of(read, Policy.CALICO_GLOBAL, "GlobalNetworkPolicy",
                "{'selector':'app == \\'db\\' && projectcalico.org/namespace != \\'c\\''}"
                        .replace("\\'", "\\u0027"));

        assertEquals(List.of("a/calico-global-network-policy/GlobalNetworkPolicy//n"), derive(read).ids());
    }

    @Test
    void aGlobalCalicoPolicySelectsNamespacesByExpression() {
        Read read = namespace(namespace(Read.cluster(), "a", "'tenant':'yes'"), "b", "");
        of(read, Policy.CALICO_GLOBAL, "GlobalNetworkPolicy", "{'namespaceSelector':'has(tenant)'}");

        assertEquals(List.of("a/calico-global-network-policy/GlobalNetworkPolicy//n"), derive(read).ids());
    }

    @Test
    void aCalicoPolicyForHostsBeforeTranslationSelectsNoPod() {
        Read read = of(pod(cluster("a"), "a", ""), Policy.CALICO_GLOBAL, "GlobalNetworkPolicy", "{'preDNAT':true}");

        assertEquals(List.of(), derive(read).ids());
    }

    @Test
    void aSelectorThatIsNotUnderstoodLeavesTheNamespaceOpen() {
        Read read = pod(pod(cluster("a", "team"), "a", ""), "team", "");
        read.with(Policy.CALICO, "NetworkPolicy",
                "{'metadata':{'name':'n','namespace':'team'},'spec':{'selector':'app ~ 3'}}");

        Read.Derived derived = derive(read);

        assertEquals(List.of(), derived.ids());
        assertEquals(
                Coverage.unavailable(
                        Cause.UNREADABLE,
                        "analysis/policy-selection: a policy selects in a way that is not understood, in team"),
                derived.whole());
        assertEquals(Optional.of(new Coverage.Complete(0)), derived.in("a"));
        assertEquals(Optional.empty(), derived.in("team"));
    }

    @Test
    void anOperatorThatIsNotKnownLeavesANamespaceWithoutPodsOpen() {
        Read read = policy(cluster("team"), "team", "{'matchExpressions':[{'key':'a','operator':'Gt'}]}");

        assertEquals(
                "analysis/policy-selection: a policy selects in a way that is not understood, in team",
                assertInstanceOf(Coverage.Unavailable.class, derive(read).whole()).reason());
    }

    private static Read calico(Read read, String namespace, String selector) {
        return read.with(Policy.CALICO, "NetworkPolicy", "{'metadata':{'name':'n','namespace':'" + namespace
                + "'},'spec':{'selector':'" + selector.replace("\"", "\\u0027") + "'}}");
    }

    @Test
    void whereNoPodLivesACalicoSelectorIsUnderstoodAndWaitsForOne() {
        Read read = calico(cluster("team"), "team", "app == \"db\"");

        assertEquals(
                Coverage.unavailable(
                        Cause.NOT_COLLECTED,
                        "analysis/policy-selection: no live pod has labels that would tell whether a policy selects any,"
                                + " in team"),
                derive(read).whole());
        assertEquals(Optional.empty(), derive(read).in("team"));
    }

    @Test
    void bothKindsOfDoubtAreTold() {
        Read read = calico(calico(cluster("a", "b"), "a", "app == \"db\""), "b", "app ~ 3");

        assertEquals(
                "analysis/policy-selection: a policy selects in a way that is not understood, in b;"
                        + " no live pod has labels that would tell whether a policy selects any, in a",
                assertInstanceOf(Coverage.Unavailable.class, derive(read).whole()).reason());
    }

    @Test
    void noPodWouldTellWhichServiceAccountsLabelsAreMeant() {
        Read read = calico(cluster("team"), "team", "has(pcsa.x)");

        assertEquals(
                Cause.UNREADABLE, assertInstanceOf(Coverage.Unavailable.class, derive(read).whole()).cause());
    }

    @Test
    void calicoGivesPodsTheNameOfTheirNamespaceAsItsLabel() {
        Read read = pod(pod(cluster("a", "b"), "a", ""), "b", "");
        of(read, Policy.CALICO_GLOBAL, "GlobalNetworkPolicy",
                "{'selector':'pcns.projectcalico.org/name == \\u0027a\\u0027'}");

        assertEquals(List.of("a/calico-global-network-policy/GlobalNetworkPolicy//n"), derive(read).ids());
    }

    @Test
    void aSelectionByServiceAccountsLeavesTheNamespaceOpen() {
        Read read = pod(cluster("team"), "team", "")
                .with(Policy.CALICO, "NetworkPolicy", "{'metadata':{'name':'n','namespace':'team'},"
                        + "'spec':{'selector':'all()','serviceAccountSelector':'has(x)'}}");

        assertEquals(List.of(), derive(read).ids());
        assertFalse(derive(read).whole() instanceof Coverage.Complete);
    }

    @Test
    void refusedPodsLeaveOpenWhatASelectorSelects() {
        Read read = policy(cluster("team").refused(PODS), "team", "{'matchLabels':{'app':'db'}}");

        assertEquals(List.of(), derive(read).ids());
        assertInstanceOf(Coverage.Unavailable.class, derive(read).whole());
    }

    @Test
    void whatSelectsEveryPodIsCertainThoughPodsWereRefused() {
        Read read = policy(cluster("team").refused(PODS), "team", "{}");

        assertEquals(List.of(OWN), derive(read).ids());
        assertFalse(derive(read).row(OWN).has("pods"));
        assertInstanceOf(Coverage.Partial.class, derive(read).whole());
    }

    @Test
    void oneRefusedKindMakesTheSetPartial() {
        Read read = policy(cluster("team").refused(Policy.CILIUM), "team", "{}");

        assertInstanceOf(Coverage.Partial.class, derive(read).whole());
    }

    @Test
    void aKindThatIsNotInstalledAddsNothing() {
        Read read = policy(cluster("team"), "team", "{}");
        Policy.TYPES.stream().filter(type -> !type.equals(Policy.KUBERNETES)).forEach(read::absent);

        assertEquals(new Coverage.Complete(1), derive(read).whole());
    }

    @Test
    void refusedNamespacesLeaveAPolicyByTheirLabelsOpen() {
        Read read = pod(Read.cluster().refused(NAMESPACES), "team", "");
        of(read, Policy.ADMIN, "AdminNetworkPolicy", "{'subject':{'namespaces':{'matchLabels':{'tenant':'yes'}}}}");

        assertEquals(List.of(), derive(read).ids());
        assertInstanceOf(Coverage.Unavailable.class, derive(read).whole());
    }

    @Test
    void aNamespaceThatWasReadWhollyIsCompleteThere() {
        Read read = policy(cluster("team", "other").onlyIn(PODS, "team"), "team", "{}");

        assertEquals(Optional.of(new Coverage.Complete(1)), derive(read).in("team"));
        assertEquals(Optional.empty(), derive(read).in("other"));
    }

    @Test
    void rowsStandInTheOrderOfTheNamespaces() {
        Read read = policy(policy(cluster("b", "a"), "b", "{}"), "a", "{}");

        assertEquals(
                List.of("a/network-policy/NetworkPolicy/a/n", "b/network-policy/NetworkPolicy/b/n"),
                derive(read).ids());
    }
}
