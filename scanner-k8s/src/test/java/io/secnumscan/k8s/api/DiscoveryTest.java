package io.secnumscan.k8s.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.secnumscan.k8s.Cluster.forbidden;
import static io.secnumscan.k8s.Cluster.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Cluster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private static final ResourcePath PODS = new ResourcePath("", "v1", "pods");
    private static final ResourcePath DEPLOYMENTS = new ResourcePath("apps", "v1", "deployments");
    private static final ResourcePath METRICS = new ResourcePath("metrics.k8s.io", "v1beta1", "pods");
    private static final ResourcePath CLUSTER_POLICIES =
            new ResourcePath("policy.networking.k8s.io", "v1alpha2", "clusternetworkpolicies");
    private static final ResourcePath CALICO = new ResourcePath("projectcalico.org", "v3", "networkpolicies");
    private static final ResourcePath CALICO_CRD = new ResourcePath("crd.projectcalico.org", "v1", "networkpolicies");

    private final Cluster recorded = Cluster.recorded();
    private final Cluster cluster = Cluster.empty();

    @AfterEach
    void stop() {
        recorded.close();
        cluster.close();
    }

    private static Discovery.Place find(Cluster of, ResourcePath... candidates) {
        return Discovery.read(of.api()).find(List.of(candidates));
    }

    private static void assertAbsent(String reason, Discovery.Place place) {
        assertEquals(new Discovery.Place.Nowhere(new Coverage.Absent(reason)), place);
    }

    private static void assertUnavailable(Cause cause, String reason, Discovery.Place place) {
        assertEquals(new Discovery.Place.Nowhere(Coverage.unavailable(cause, reason)), place);
    }

    private static ResponseDefinitionBuilder unavailable() {
        return aResponse().withStatus(503).withHeader("Content-Type", "text/plain; charset=utf-8")
                .withBody("service unavailable\n");
    }

    @Test
    void oneAnswerTellsWhatIsServed() {
        assertEquals(new Discovery.Place.Served(PODS), find(recorded, PODS));
        assertEquals(new Discovery.Place.Served(DEPLOYMENTS), find(recorded, DEPLOYMENTS));
    }

    @Test
    void aKindThatItsGroupLeavesOutIsAbsent() {
        assertAbsent(
                "the API server has no clusternetworkpolicies.policy.networking.k8s.io",
                find(recorded, CLUSTER_POLICIES));
    }

    @Test
    void aGroupThatTheServerDoesNotKnowIsAbsent() {
        assertAbsent("the API server has no group projectcalico.org", find(recorded, CALICO));
    }

    @Test
    void aBuiltInKindIsNeverAbsent() {
        recorded.answers("/api", json("{'kind':'APIGroupDiscoveryList','items':[{'metadata':{'name':''},'versions':"
                + "[{'version':'v1','freshness':'Current','resources':[{'resource':'secrets','verbs':['list']}]}]}]}"));

        assertEquals(new Discovery.Place.Served(PODS), find(recorded, PODS));
    }

    @Test
    void aBuiltInGroupIsNeverAbsent() {
        cluster.answers("/apis", json("{'kind':'APIGroupList','groups':[]}"));

        assertEquals(new Discovery.Place.Served(DEPLOYMENTS), find(cluster, DEPLOYMENTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{'kind':'APIGroup','name':'other','versions':[{'version':'v3'}]}",
            "{'name':'projectcalico.org','versions':[{'version':'v3'}]}",
            "{'kind':'APIGroup','name':'projectcalico.org','versions':[]}",
            "{'kind':'APIGroup','name':'projectcalico.org'}"})
    void aGroupThatIsNotDescribedIsUnreadAndNotAbsent(String document) {
        recorded.answers("/apis/projectcalico.org", json(document));

        assertUnavailable(
                Cause.UNREADABLE, "discovery of projectcalico.org names no versions", find(recorded, CALICO));
    }

    @Test
    void aListedGroupWithoutVersionsIsUnreadAndNotAbsent() {
        cluster.answers("/apis", json("{'kind':'APIGroupList','groups':[{'name':'projectcalico.org','versions':[]}]}"));

        assertUnavailable(
                Cause.UNREADABLE, "discovery of projectcalico.org names no versions", find(cluster, CALICO));
    }

    @Test
    void anAggregatedGroupWithoutVersionsIsUnreadAndNotAbsent() {
        cluster.answers("/apis", json("{'kind':'APIGroupDiscoveryList','items':[{'metadata':"
                + "{'name':'projectcalico.org'},'versions':[]}]}"));

        assertUnavailable(
                Cause.UNREADABLE, "discovery of projectcalico.org names no versions", find(cluster, CALICO));
    }

    @Test
    void anAggregatedVersionWithoutResourcesIsUnreadAndNotAbsent() {
        cluster.answers("/apis", json("{'kind':'APIGroupDiscoveryList','items':[{'metadata':"
                + "{'name':'projectcalico.org'},'versions':[{'version':'v3','freshness':'Current'}]}]}"));

        assertUnavailable(Cause.UNREADABLE, "discovery of projectcalico.org/v3 is no list", find(cluster, CALICO));
    }

    @Test
    void theNextCandidateIsTakenWhereTheFirstIsAbsent() {
        assertEquals(new Discovery.Place.Served(CALICO_CRD), find(recorded, CALICO, CALICO_CRD));
    }

    @Test
    void aGroupWhoseServerIsDownIsUnavailableAndNotAbsent() {
        assertUnavailable(
                Cause.SERVER_ERROR,
                "discovery of metrics.k8s.io/v1beta1 is stale: what serves it does not answer",
                find(recorded, METRICS));
    }

    @Test
    void aGroupThatIsLeftOutAndDownIsUnavailableAndNotAbsent() {
        recorded.answers("/apis/projectcalico.org", unavailable());

        assertUnavailable(
                Cause.SERVER_ERROR, "discovery of projectcalico.org: HTTP 503 (service unavailable)",
                find(recorded, CALICO));
    }

    @Test
    void whatIsDownInOneGroupIsNotMadeAbsentByAnother() {
        recorded.answers("/apis/projectcalico.org", unavailable());

        assertInstanceOf(
                Coverage.Unavailable.class,
                assertInstanceOf(
                        Discovery.Place.Nowhere.class,
                        find(recorded, CALICO, new ResourcePath("no.such.group", "v1", "networkpolicies")))
                        .coverage());
    }

    @Test
    void aVersionThatIsNotUnderstoodIsUnavailableAndNotAbsent() {
        assertUnavailable(
                Cause.UNREADABLE,
                "deployments.apps is served as v1 only, and v7 is what is understood",
                find(recorded, new ResourcePath("apps", "v7", "deployments")));
    }

    @Test
    void anOlderServerIsAskedGroupByGroup() {
        cluster.server()
                .stubFor(get(urlPathEqualTo("/apis"))
                        .withHeader("Accept", containing("APIGroupDiscoveryList"))
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(406)));
        cluster.server()
                .stubFor(get(urlPathEqualTo("/apis"))
                        .willReturn(json(
                                "{'kind':'APIGroupList','groups':[{'name':'apps','versions':[{'version':'v1'}]}]}")));
        cluster.answers("/apis/apps/v1", json("{'kind':'APIResourceList','resources':["
                + "{'name':'deployments','verbs':['list']},{'name':'deployments/status','verbs':['get']}]}"));

        assertEquals(new Discovery.Place.Served(DEPLOYMENTS), find(cluster, DEPLOYMENTS));
    }

    @Test
    void whatAGroupOfAnOlderServerLeavesOutIsAbsent() {
        cluster.answers("/apis",
                json("{'kind':'APIGroupList','groups':[{'name':'cilium.io','versions':[{'version':'v2'}]}]}"));
        cluster.answers("/apis/cilium.io/v2",
                json("{'kind':'APIResourceList','resources':[{'name':'ciliumnodes','verbs':['list']}]}"));

        assertAbsent("the API server has no ciliumnetworkpolicies.cilium.io",
                find(cluster, new ResourcePath("cilium.io", "v2", "ciliumnetworkpolicies")));
    }

    @Test
    void aServerThatIgnoresTheAggregatedFormIsUnderstood() {
        cluster.answers("/apis",
                json("{'kind':'APIGroupList','groups':[{'name':'apps','versions':[{'version':'v1'}]}]}"));
        cluster.answers("/apis/apps/v1",
                json("{'kind':'APIResourceList','resources':[{'name':'deployments','verbs':['list']}]}"));

        assertEquals(new Discovery.Place.Served(DEPLOYMENTS), find(cluster, DEPLOYMENTS));
    }

    @Test
    void aGroupOfAnOlderServerThatIsDownIsUnavailable() {
        cluster.answers("/apis",
                json("{'kind':'APIGroupList','groups':[{'name':'cilium.io','versions':[{'version':'v2'}]}]}"));
        cluster.answers("/apis/cilium.io/v2", unavailable());

        assertUnavailable(
                Cause.SERVER_ERROR,
                "discovery of cilium.io/v2: HTTP 503 (service unavailable)",
                find(cluster, new ResourcePath("cilium.io", "v2", "ciliumnetworkpolicies")));
    }

    @Test
    void refusedDiscoveryMakesNothingAbsent() {
        cluster.answers("/apis", forbidden());

        Discovery discovery = Discovery.read(cluster.api());

        assertFalse(discovery.complete());
        assertEquals(new Discovery.Place.Served(CALICO), discovery.find(List.of(CALICO, CALICO_CRD)));
    }

    @Test
    void aGroupThatMayNotBeDiscoveredMayBeListedAllTheSame() {
        cluster.answers("/apis",
                json("{'kind':'APIGroupList','groups':[{'name':'apps','versions':[{'version':'v1'}]}]}"));
        cluster.answers("/apis/apps/v1", forbidden());

        assertEquals(new Discovery.Place.Served(DEPLOYMENTS), find(cluster, DEPLOYMENTS));
    }

    @Test
    void aPageOfHtmlIsNoDiscovery() {
        cluster.answers("/apis", aResponse().withStatus(200).withBody("<html></html>"));

        assertEquals("not read", Discovery.read(cluster.api()).form());
    }

    @Test
    void jsonOfAnotherShapeIsNoDiscovery() {
        cluster.answers("/apis", json("{'kind':'Status'}"));

        assertEquals("unreadable", Discovery.read(cluster.api()).form());
    }

    @Test
    void coreKindsNeedNoDiscovery() {
        cluster.answers("/apis", forbidden());

        assertEquals(new Discovery.Place.Served(PODS), find(cluster, PODS));
    }
}
