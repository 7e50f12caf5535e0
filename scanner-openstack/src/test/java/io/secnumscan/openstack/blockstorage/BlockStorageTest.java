package io.secnumscan.openstack.blockstorage;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a recorded Cinder. */
class BlockStorageTest {
    private static final String DEMO = "2aabf02f1cd342d3ac3011cdcab5b612";
    private static final String OLD = "fc6d9dc1-4b31-48e6-8fb4-6e7011fe7791";
    private static final String PLAIN = "95da828e-dd27-4a46-b48c-30460e903644";
    private static final String OWN = "0cbf66a7-54b3-4a5a-bb1a-7dd291ccd1f6";

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

    private static JsonNode type(Collected all, String id) {
        return all.resources("block-storage.volume-type").stream()
                .filter(one -> one.id().equals(id))
                .map(Resource::attributes)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAdministratorReadsEveryTypeCompletely() {
        try (Collected all = collected("admin")) {
            assertEquals(new Coverage.Complete(6), all.coverage("block-storage.volume"));
            assertEquals(new Coverage.Complete(6), all.coverage("block-storage.volume-type"));
            assertEquals(new Coverage.Complete(2), all.coverage("block-storage.snapshot"));
            assertEquals(new Coverage.Complete(1), all.coverage("block-storage.backup"));
            assertEquals(new Coverage.Complete(1), all.coverage("block-storage.transfer"));
            assertEquals(
                    List.of("cinder-backup@storage-1", "cinder-volume@storage-1@lab", "cinder-scheduler@storage-1"),
                    all.ids("block-storage.service"));
        }
    }

    @Test
    void theNewestMicroversionThatBothKnowIsSpoken() {
        try (Collected all = collected("admin")) {
            assertEquals(
                    "3.70",
                    all.snapshot().targets().getFirst().facts().path("versions").path("block-storage/RegionOne")
                            .asText());
            CLOUD.server().verify(getRequestedFor(urlPathEqualTo("/block-storage/v3/p/volumes/detail"))
                    .withHeader("OpenStack-API-Version", equalTo("volume 3.70")));
        }
    }

    @Test
    void aTypeSaysHowItEncrypts() {
        try (Collected all = collected("admin")) {
            assertEquals("plain", type(all, OLD).path("encryption").path("provider").asText());
        }
    }

    @Test
    void aTypeThatDoesNotEncryptSaysSo() {
        try (Collected all = collected("admin")) {
            assertTrue(type(all, PLAIN).path("encryption").isNull());
        }
    }

    @Test
    void aTypeThatIsNotForEveryoneSaysForWhomItIs() {
        try (Collected all = collected("admin")) {
            assertTrue(type(all, OWN).path("access").isArray());
            assertTrue(type(all, OLD).path("access").isMissingNode());
        }
    }

    @Test
    void howATypeEncryptsIsLeftOutWhereItIsRefused() {
        CLOUD.answer("block-storage", "/v3/p/types/" + PLAIN + "/encryption", RecordedCloud.status(403, "no"));

        try (Collected all = collected("admin")) {
            Coverage.Partial partial =
                    assertInstanceOf(Coverage.Partial.class, all.coverage("block-storage.volume-type"));

            assertTrue(type(all, PLAIN).path("encryption").isMissingNode());
            assertEquals(6, partial.count());
            assertTrue(partial.missingRight().orElseThrow().fr().startsWith("rôle admin sur un projet"));
        }
    }

    @Test
    void aMemberReadsItsProjectAndTheTypesThatAreOfferedToIt() {
        try (Collected all = collected("member")) {
            assertEquals(new View.Project(DEMO), all.record("block-storage.volume").view());
            assertEquals(new Coverage.Complete(0), all.coverage("block-storage.volume"));
            assertEquals(new View.Unproved(), all.record("block-storage.volume-type").view());
            assertInstanceOf(Coverage.Partial.class, all.coverage("block-storage.volume-type"));
            assertInstanceOf(Coverage.Unavailable.class, all.coverage("block-storage.service"));
        }
    }

    @Test
    void whatSaysNothingOfItsProjectIsTheTokens() {
        CLOUD.answerTo("member", "block-storage", "/v3/p/backups/detail",
                okJson("{\"backups\": [{\"id\": \"b1\", \"volume_id\": \"v1\"}]}"));

        try (Collected all = collected("member")) {
            assertEquals(Scope.of("project", DEMO), all.resources("block-storage.backup").getFirst().scope());
        }
    }

    @Test
    void aRoleThatIsCalledAdminProvesNothing() {
        CLOUD.answer("block-storage", "/v3/p/qos-specs", RecordedCloud.status(403, "no"));

        try (Collected all = collected("admin")) {
            assertInstanceOf(View.Project.class, all.record("block-storage.volume").view());
        }
    }

    @Test
    void anEmptyListThatTheLimitsContradictIsPartial() {
        CLOUD.answer("block-storage", "/v3/p/limits",
                okJson("{\"limits\": {\"absolute\": {\"totalVolumesUsed\": 2}}}"));

        try (Collected all = collected("member")) {
            Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, all.coverage("block-storage.volume"));

            assertEquals(Cause.FILTERED, partial.cause());
            assertEquals("the list is empty, and the project's limits count 2", partial.reason());
        }
    }

    @Test
    void aCinderThatDoesNotAnswerIsUnavailable() {
        CLOUD.answer("block-storage", "/v3/", WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        try (Collected all = collected("admin")) {
            Coverage.Unavailable dead =
                    assertInstanceOf(Coverage.Unavailable.class, all.coverage("block-storage.volume"));

            assertEquals(Cause.UNREACHABLE, dead.cause());
        }
    }

    @Test
    void aCloudWithoutCinderSaysSo() {
        CLOUD.forget();

        try (Collected all = collected("admin")) {
            assertEquals(new Coverage.Absent("Keystone has no service of type block-storage"),
                    all.coverage("block-storage.volume"));
        }
    }
}
