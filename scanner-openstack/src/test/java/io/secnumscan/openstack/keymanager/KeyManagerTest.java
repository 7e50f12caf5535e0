package io.secnumscan.openstack.keymanager;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a recorded Barbican: what it said to a project with secrets and to one without. */
class KeyManagerTest {
    private static final String DEMO = "2aabf02f1cd342d3ac3011cdcab5b612";

    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    @BeforeEach
    void barbicanIsThere() {
        CLOUD.serve("key-manager", "", "admin", "member", "system-reader");
    }

    private Collected collected(String... identities) {
        return Collected.of(CLOUD.target(folder, identities), folder.resolve("snapshot"));
    }

    @Test
    void aProjectsSecretsAndContainersAreDescribed() {
        try (Collected all = collected("member")) {
            assertEquals(new Coverage.Complete(3), all.coverage("key-manager.secret"));
            assertEquals(new Coverage.Complete(1), all.coverage("key-manager.container"));
            assertEquals(new View.Project(DEMO), all.record("key-manager.secret").view());
            assertEquals(Scope.of("project", DEMO), all.record("key-manager.secret").scope());
            assertEquals("1f0110dd-44d8-450c-a09e-9c54e8cf8fa4", all.ids("key-manager.secret").getFirst());
        }
    }

    @Test
    void eachHasItsAccessList() {
        try (Collected all = collected("member")) {
            assertEquals(new Coverage.Complete(4), all.coverage("key-manager.acl"));
            JsonNode acl = all.resources("key-manager.acl").getFirst().attributes();
            assertEquals("secret", acl.path("kind").asText());
            assertEquals(DEMO, acl.path("project_id").asText());
            assertEquals(2, acl.path("acl").path("read").path("users").size());
        }
    }

    @Test
    void oneIdentityForEachProjectReads() {
        try (Collected all = collected("admin", "member")) {
            List<CoverageRecord> records = all.records("key-manager.secret");

            assertEquals(2, records.size());
            assertTrue(records.stream().allMatch(record -> record.view() instanceof View.Project));
            assertEquals(3, all.ids("key-manager.secret").size());
        }
    }

    @Test
    void anAdministratorSeesItsOwnProjectAndNothingElse() {
        try (Collected all = collected("admin")) {
            assertEquals(new Coverage.Complete(0), all.coverage("key-manager.secret"));
            assertInstanceOf(View.Project.class, all.record("key-manager.secret").view());
        }
    }

    @Test
    void aTokenWithoutAProjectReadsNothing() {
        try (Collected all = collected("system-reader")) {
            Coverage.Unavailable nothing =
                    assertInstanceOf(Coverage.Unavailable.class, all.coverage("key-manager.secret"));

            assertEquals(Cause.FORBIDDEN, nothing.cause());
            assertTrue(nothing.missingRight().orElseThrow().fr().contains("une identité par projet"));
        }
    }

    @Test
    void aBarbicanWithOneStoreHasNoListOfThem() {
        try (Collected all = collected("member")) {
            assertEquals(
                    new Coverage.Absent("Barbican has one store, and no list of stores"),
                    all.coverage("key-manager.secret-store"));
        }
    }

    @Test
    void storesAreListedWhereThereAreSeveral() {
        CLOUD.answer("key-manager", "/v1/secret-stores", okJson(
                "{\"secret_stores\": [{\"secret_store_ref\": \"http://k/v1/secret-stores/s1\", \"name\": \"hsm\"}]}"));

        try (Collected all = collected("member")) {
            assertEquals(List.of("s1"), all.ids("key-manager.secret-store"));
        }
    }

    @Test
    void oneAccessListThatIsRefusedMakesThemPartial() {
        CLOUD.answer("key-manager", "/v1/secrets/6ede2805-513b-40ce-8862-991824eddb94/acl",
                RecordedCloud.status(403, "no"));

        try (Collected all = collected("member")) {
            assertEquals(3, assertInstanceOf(Coverage.Partial.class, all.coverage("key-manager.acl")).count());
        }
    }

    @Test
    void noPayloadIsAskedFor() {
        collected("member").close();

        CLOUD.server().verify(0, getRequestedFor(urlMatching(".*/payload.*")));
    }
}
