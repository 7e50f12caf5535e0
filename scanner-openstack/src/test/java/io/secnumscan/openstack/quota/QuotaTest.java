package io.secnumscan.openstack.quota;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of the quotas of a recorded cloud. */
class QuotaTest {
    private static final String DEMO = "2aabf02f1cd342d3ac3011cdcab5b612";

    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    @BeforeEach
    void cinderIsThere() {
        CLOUD.serve("block-storage", "/v3/p", "admin", "member");
    }

    private Collected collected(String identity) {
        return Collected.of(CLOUD.target(folder, identity), folder.resolve("snapshot"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compute.quota", "network.quota", "block-storage.quota"})
    void anAdministratorReadsThatOfEveryProject(String type) {
        try (Collected all = collected("admin")) {
            assertEquals(new Coverage.Complete(10), all.coverage(type));
            assertEquals(new View.Cloud(), all.record(type).view());
        }
    }

    @Test
    void theProjectsAreListedOnceForTheQuotasOfAllServices() {
        CLOUD.server().resetRequests();
        try (Collected _ = collected("admin")) {
            // The other time is for the projects themselves.
            CLOUD.server().verify(2, getRequestedFor(urlPathEqualTo("/identity/v3/projects")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"network.quota", "block-storage.quota"})
    void aMemberReadsThatOfItsProject(String type) {
        try (Collected all = collected("member")) {
            assertEquals(new View.Project(DEMO), all.record(type).view());
            assertEquals(List.of(DEMO), all.ids(type));
        }
    }

    @Test
    void theLimitsOfAProjectAreItsOwn() {
        try (Collected all = collected("admin")) {
            assertTrue(all.resources("network.quota").stream()
                    .allMatch(quota -> quota.id().equals(quota.attributes().path("project_id").asText())));
        }
    }

    @ParameterizedTest
    @CsvSource({
            "network, /v2.0/quotas/, network.quota",
            "block-storage, /v3/p/os-quota-sets/, block-storage.quota"
    })
    void oneThatIsRefusedIsMissingAndTheRightIsNamed(String service, String path, String type) {
        CLOUD.answer(service, path + DEMO, RecordedCloud.status(403, "no"));

        try (Collected all = collected("admin")) {
            Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, all.coverage(type));

            assertEquals(9, partial.count());
            assertTrue(partial.missingRight().orElseThrow().en().startsWith("role admin on a project"));
            assertTrue(partial.missingRight().orElseThrow().fr().startsWith("rôle admin sur un projet"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"quota\": {}}", "{\"quotas\": []}", "{\"quota\": {\"network\": \"-1\"}}"})
    void anAnswerWithoutLimitsIsNoQuota(String answer) {
        CLOUD.answer("network", "/v2.0/quotas/" + DEMO, okJson(answer));

        try (Collected all = collected("admin")) {
            Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, all.coverage("network.quota"));

            assertEquals(9, partial.count());
            assertEquals(Cause.UNREADABLE, partial.cause());
        }
    }

    @Test
    void aNeutronWithoutQuotasHasNone() {
        CLOUD.answer("network", "/v2.0/extensions", okJson("{\"extensions\": [{\"alias\": \"router\"}]}"));
        CLOUD.answer("network", "/v2.0/quotas", RecordedCloud.status(404, "no"));

        try (Collected all = collected("admin")) {
            assertEquals(
                    new Coverage.Absent("Neutron's extension quotas is not installed"), all.coverage("network.quota"));
        }
    }
}
