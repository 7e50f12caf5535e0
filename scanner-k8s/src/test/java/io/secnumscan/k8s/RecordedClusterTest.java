package io.secnumscan.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Coverage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of a real cluster's answers, through the plan. */
class RecordedClusterTest {
    @TempDir
    Path folder;

    private final Cluster cluster = Cluster.recorded();
    private final Map<String, Kept> kept = new TreeMap<>();
    private final Map<String, Coverage> coverage = new TreeMap<>();

    @BeforeEach
    void collect() throws Exception {
        for (var task : cluster.session(folder).plan()) {
            Kept sink = new Kept();
            coverage.put(task.collector().type(), task.collector().collect(task.scope(), sink));
            kept.put(task.collector().type(), sink);
        }
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void everyListIsReadToItsEnd() {
        Map<String, Coverage> other = new TreeMap<>(coverage);
        other.values().removeIf(Coverage.Complete.class::isInstance);

        assertEquals(Map.of(), other);
    }

    @Test
    void idsAreKindNamespaceAndName() {
        assertTrue(kept.get("kubernetes.core.node").ids().contains("Node//cp-1"));
        assertTrue(kept.get("kubernetes.apps.stateful-set").ids().contains("StatefulSet/monitoring/prometheus"));
        assertTrue(kept.get("kubernetes.network.calico-network-policy").ids()
                .contains("NetworkPolicy/legacy-erp/default.allow-all"));
    }

    @Test
    void managedFieldsAreNowhere() {
        kept.forEach((type, sink) -> sink.rows()
                .forEach(row -> assertFalse(row.attributes().path("metadata").has("managedFields"), row.id())));
    }

    @Test
    void copiesOfObjectsAreNowhere() {
        kept.forEach((type, sink) -> sink.rows().forEach(row -> assertFalse(
                row.attributes()
                        .path("metadata")
                        .path("annotations")
                        .path("kubectl.kubernetes.io/last-applied-configuration")
                        .isTextual(),
                row.id())));
    }

    @Test
    void secretsHaveNothingButMetadata() {
        kept.get("kubernetes.core.secret").rows().forEach(row -> {
            assertFalse(row.attributes().has("data"), row.id());
            assertFalse(row.attributes().toString().contains("redacted-by-the-lab"), row.id());
        });
    }

    @Test
    void whatARealServerMadeOfRolesAndBindingsIsKnown() {
        Read read = Read.cluster();
        List.of("kubernetes.rbac.cluster-role", "kubernetes.rbac.cluster-role-binding")
                .forEach(type -> read.with(type, kept.get(type)));

        assertEquals(
                List.of(
                        "ClusterRoleBinding//cluster-admin/Group//system:masters true",
                        "ClusterRoleBinding//system:public-info-viewer/Group//system:authenticated true",
                        "ClusterRoleBinding//system:public-info-viewer/Group//system:unauthenticated true"),
                read.derive("analysis/effective-permission").rows().stream()
                        .filter(row -> row.attributes().path("binding_bootstrap").asBoolean())
                        .map(row -> row.id() + " " + row.attributes().path("role_bootstrap"))
                        .toList());
    }

    @Test
    void definitionsHaveNoSchema() {
        kept.get("kubernetes.apiextensions.crd").rows().forEach(row -> {
            assertTrue(row.attributes().at("/spec/versions/0/served").asBoolean(), row.id());
            assertFalse(row.attributes().at("/spec/versions/0").has("schema"), row.id());
        });
    }
}
