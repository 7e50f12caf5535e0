package io.secnumscan.openstack.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a scan keeps of the tokens that it was given. */
class TokenCollectorTest {
    private static final String TOKENS = "/identity/v3/auth/tokens";

    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    private Collected collected(String... identities) {
        return Collected.of(CLOUD.target(folder, identities), folder.resolve("snapshot"));
    }

    private static JsonNode row(Collected all) {
        return all.resources("identity.token").getFirst().attributes();
    }

    private static StubMapping datedBy(String date) {
        return CLOUD.server().stubFor(post(urlPathEqualTo(TOKENS)).atPriority(1).willReturn(aResponse()
                .withStatus(201)
                .withHeader("Content-Type", "application/json")
                .withHeader("X-Subject-Token", "token-of-admin")
                .withHeader("Date", date)
                .withBody("{\"token\": " + CLOUD.token("admin") + "}")));
    }

    @Test
    void aTokenSaysWhenItWasGivenAndWhenItEnds() {
        try (Collected all = collected("admin")) {
            assertEquals(CLOUD.token("admin").path("issued_at"), row(all).path("issued_at"));
            assertEquals(CLOUD.token("admin").path("expires_at"), row(all).path("expires_at"));
            assertEquals("password", row(all).path("methods").path(0).asText());
            assertEquals(new View.Cloud(), all.record("identity.token").view());
        }
    }

    @Test
    void eachScopeHasItsOwn() {
        try (Collected all = collected("admin", "member", "system-reader")) {
            assertEquals(new Coverage.Complete(3), all.coverage("identity.token"));
            assertTrue(all.ids("identity.token").stream().anyMatch(id -> id.endsWith("/system/all")));
        }
    }

    @Test
    void theTokenItselfIsNowhere() throws IOException {
        try (Collected all = collected("admin")) {
            assertFalse(JsonPage.JSON.writeValueAsString(row(all)).contains("token-of-admin"));
        }
    }

    @Test
    void noCallIsMadeForIt() {
        CLOUD.server().resetRequests();
        try (Collected all = collected("admin")) {
            assertEquals(1, all.ids("identity.token").size());
            CLOUD.server().verify(1, postRequestedFor(urlPathEqualTo(TOKENS)));
        }
    }

    @Test
    void theAnswersOwnDateIsKept() {
        StubMapping dated = datedBy("Thu, 26 Nov 2026 17:45:03 GMT");
        try (Collected all = collected("admin")) {
            assertEquals("2026-11-26T17:45:03Z", row(all).path("answered_at").asText());
        } finally {
            CLOUD.server().removeStub(dated);
        }
    }

    @Test
    void aDateThatIsNoneIsLeftOut() {
        StubMapping dated = datedBy("yesterday");
        try (Collected all = collected("admin")) {
            assertTrue(row(all).path("answered_at").isMissingNode());
        } finally {
            CLOUD.server().removeStub(dated);
        }
    }
}
