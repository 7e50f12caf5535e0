package io.secnumscan.network.analysis;

import static io.secnumscan.network.joined.HostedWorld.OPEN;
import static io.secnumscan.network.joined.HostedWorld.SERVER;
import static io.secnumscan.network.joined.HostedWorld.both;
import static io.secnumscan.network.joined.HostedWorld.cloud;
import static io.secnumscan.network.joined.HostedWorld.cluster;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.kubernetes.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What rules see of a cluster and the cloud below it. */
class CloudPathAnalysisTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWNERS = "[{'class': 'customer', 'zone': 'shop', 'match': {'scope': 'project/p1'}},"
            + " {'class': 'customer', 'zone': 'web', 'match': {'scope': 'namespace/web'}},"
            + " {'class': 'provider', 'match': {'scope': 'project/k'}}]";

    private final Map<String, JsonNode> rows = new TreeMap<>();
    private final List<Coverage> coverage = new ArrayList<>();

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private void derive(SnapshotView snapshot, Map<String, String> declared) {
        Map<String, JsonNode> values = new TreeMap<>();
        declared.forEach((name, json) -> values.put(name, read(json)));
        new CloudPathAnalysis(values).derive(
                snapshot, World.TARGET, row -> rows.put(row.id(), row.attributes()),
                line -> coverage.add(line.coverage()));
    }

    private JsonNode first(String row, String kind) {
        return rows.getOrDefault(row, read("{}")).path(kind).path(0);
    }

    private static SnapshotView world() {
        return both(cloud(), cluster(SERVER, OPEN).snapshot());
    }

    @Test
    void whatTheInternetReachesThroughTheCloudIsTold() {
        derive(world(), Map.of());
        JsonNode flow = first("namespace/web", "from_internet");

        assertTrue(flow.path("reachable").asBoolean());
        assertEquals("[\"tcp 30080\"]", flow.path("traffic").toString());
        assertEquals("tcp 1.0.0.1:49152 > 198.51.100.8:30080", flow.path("witness").asText());
        assertInstanceOf(Coverage.Complete.class, coverage.getFirst());
    }

    @Test
    void aServiceThatIsForEveryoneIsNoSuchWay() {
        derive(world(), Map.of("publicServices", "['web/shop']"));

        assertEquals("[]", rows.getOrDefault("namespace/web", read("{}")).path("from_internet").toString());
    }

    @Test
    void projectsOfOtherCustomersAreTold() {
        derive(world(), Map.of("owners", OWNERS, "publicServices", "['web/shop']"));

        assertEquals("shop (p1)", first("namespace/web", "to_projects").path("other").asText());
        assertEquals("[\"tcp 443\"]", first("namespace/web", "to_projects").path("traffic").toString());
        assertTrue(first("namespace/web", "to_projects").path("reachable").asBoolean());
        assertEquals("shop (p1)", first("nodes", "from_projects").path("other").asText());
        assertTrue(first("nodes", "from_projects").path("reachable").asBoolean());
    }

    @Test
    void theSameCustomersAreNot() {
        derive(world(), Map.of("owners", OWNERS.replace("'zone': 'shop'", "'zone': 'web'")));

        assertEquals("[]", rows.getOrDefault("namespace/web", read("{}")).path("to_projects").toString());
    }

    @Test
    void whoseAProjectIsThatNobodyDeclaredIsNotKnown() {
        derive(world(), Map.of());

        assertEquals("shop (p1)", first("namespace/web", "to_projects").path("other").asText());
        assertFalse(first("namespace/web", "to_projects").has("reachable"));
    }

    @Test
    void aClusterThatIsOnNoCloudHasNoSuchPaths() {
        derive(both(cloud(), cluster("kind://docker/kind/n1", OPEN).snapshot()), Map.of());

        assertInstanceOf(Coverage.Absent.class, coverage.getFirst());
    }

    @Test
    void aCloudThatWasNotReadHidesThem() {
        derive(cluster(SERVER, OPEN).snapshot(), Map.of());

        assertEquals(Cause.NOT_COLLECTED, ((Coverage.Unavailable) coverage.getFirst()).cause());
    }

    @Test
    void aNodeThatIsNoServerOfItHidesThem() {
        derive(both(cloud(), cluster(SERVER, OPEN).node("n2", "10.0.0.9").snapshot()), Map.of());

        assertEquals(Cause.FILTERED, ((Coverage.Unavailable) coverage.getFirst()).cause());
    }

    @Test
    void nodesThatWereNotReadHideThem() {
        World world = cluster("", OPEN).unread("Node", Coverage.unavailable(Cause.FORBIDDEN, "403"));
        derive(both(cloud(), world.snapshot()), Map.of());

        assertInstanceOf(Coverage.Unavailable.class, coverage.getFirst());
    }

    @Test
    void aPartOfTheCloudShowsAPart() {
        derive(both(cloud().seen("network.port", new View.Project("k")), cluster(SERVER, OPEN).snapshot()), Map.of());

        assertInstanceOf(Coverage.Partial.class, coverage.getFirst());
    }

    @Test
    void servicesThatWereNotReadMayPublishMore() {
        World refused = cluster(SERVER, OPEN).unread("Service", Coverage.unavailable(Cause.FORBIDDEN, "403"));
        derive(both(cloud(), refused.snapshot()), Map.of());

        assertInstanceOf(Coverage.Partial.class, coverage.getFirst());
    }

    @Test
    void aListWithoutTheServiceThatEveryClusterHasIsAPart() {
        derive(both(cloud(), cluster(SERVER, OPEN, "[]").snapshot()), Map.of());

        assertInstanceOf(Coverage.Partial.class, coverage.getFirst());
    }

    @Test
    void aPodOnItsHostsNetworkCountsAsTheNode() {
        derive(world(), Map.of("publicServices", "['web/shop']"));

        assertTrue(first("nodes", "from_internet").path("reachable").asBoolean());
        assertFalse(rows.containsKey("namespace/kube-system"));
    }
}
