package io.secnumscan.openstack.loadbalancer;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a recorded Octavia. */
class LoadBalancerTest {
    private static final String DEMO = "2aabf02f1cd342d3ac3011cdcab5b612";

    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    @BeforeEach
    void octaviaIsThere() {
        CLOUD.serve("load-balancer", "", "admin", "member");
    }

    private Collected collected(String... identities) {
        return Collected.of(CLOUD.target(folder, identities), folder.resolve("snapshot"));
    }

    @Test
    void anAdministratorReadsEveryTypeCompletely() {
        try (Collected all = collected("admin")) {
            assertEquals(new Coverage.Complete(3), all.coverage("load-balancer.load-balancer"));
            assertEquals(new Coverage.Complete(6), all.coverage("load-balancer.listener"));
            assertEquals(new Coverage.Complete(1), all.coverage("load-balancer.l7-policy"));
            assertEquals(new Coverage.Complete(2), all.coverage("load-balancer.pool"));
            assertEquals(new Coverage.Complete(2), all.coverage("load-balancer.amphora"));
        }
    }

    @Test
    void aMemberOfAPoolNamesThePool() {
        try (Collected all = collected("admin")) {
            assertEquals(new Coverage.Complete(1), all.coverage("load-balancer.member"));
            assertEquals(
                    "b40f3494-9022-4c1e-b9f9-41e4e7046e26",
                    all.resources("load-balancer.member").getFirst().attributes().path("pool_id").asText());
        }
    }

    @Test
    void aMemberOfAProjectReadsThatProjectAndNoMachines() {
        try (Collected all = collected("member")) {
            assertEquals(new View.Project(DEMO), all.record("load-balancer.listener").view());
            assertEquals(new Coverage.Complete(0), all.coverage("load-balancer.listener"));
            Coverage.Unavailable refused =
                    assertInstanceOf(Coverage.Unavailable.class, all.coverage("load-balancer.amphora"));
            assertEquals(
                    "rôle admin ou load-balancer_admin sur un projet (politique os_load-balancer_api:amphora:get_all"
                            + " d'Octavia)",
                    refused.missingRight().orElseThrow().fr());
        }
    }

    @Test
    void ofSeveralIdentitiesWhoeverIsGivenTheMachinesReadsThem() {
        CLOUD.answerTo("admin", "load-balancer", "/v2/octavia/amphorae", RecordedCloud.status(403, "no"));
        CLOUD.answerTo("member", "load-balancer", "/v2/octavia/amphorae", okJson("{\"amphorae\": []}"));

        try (Collected all = collected("admin", "member")) {
            assertEquals(new Coverage.Complete(0), all.coverage("load-balancer.amphora"));
            assertEquals("admin", all.record("load-balancer.pool").identity());
        }
    }

    @Test
    void eachKindIsProvedByItself() {
        CLOUD.answer("load-balancer", "/v2/lbaas/pools?project_id=00000000000000000000000000000000",
                RecordedCloud.status(403, "no"));

        try (Collected all = collected("admin")) {
            assertEquals(new View.Cloud(), all.record("load-balancer.listener").view());
            assertInstanceOf(View.Project.class, all.record("load-balancer.pool").view());
        }
    }

    @Test
    void anAnswerOfAnotherShapeProvesNothing() {
        CLOUD.answer("load-balancer", "/v2/lbaas/listeners?project_id=00000000000000000000000000000000", okJson("{}"));

        try (Collected all = collected("admin")) {
            assertInstanceOf(View.Project.class, all.record("load-balancer.listener").view());
        }
    }
}
