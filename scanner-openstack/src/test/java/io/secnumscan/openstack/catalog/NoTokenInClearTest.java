package io.secnumscan.openstack.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.HttpApiClient;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.http.RecordingCallLog;
import io.secnumscan.core.http.Transport;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.auth.Issuance;
import io.secnumscan.openstack.auth.Token;
import io.secnumscan.openstack.auth.TokenScope;
import io.secnumscan.openstack.config.AuthScope;
import io.secnumscan.openstack.config.CloudConfig;
import io.secnumscan.openstack.config.Credential;
import io.secnumscan.openstack.config.Secret;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.view.RegionPlan;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whether the token goes over plain HTTP where its catalogue wants that. */
class NoTokenInClearTest {
    private static final URI PLAIN = URI.create("http://cloud.example:9696");

    private static Optional<URI> address(String authUrl, String face, boolean insecure, boolean overridden) {
        try (Identity identity = identity(authUrl, face, insecure, overridden)) {
            return ServiceRegions.address(identity, List.of(identity), "network", "R");
        }
    }

    private static Identity identity(String authUrl, String face, boolean insecure, boolean overridden) {
        Secret secret = new Secret("t");
        TreeMap<String, URI> overrides = new TreeMap<>();
        if (overridden) {
            overrides.put("network", PLAIN);
        }
        CloudConfig config = new CloudConfig(
                "reader", Text.english("clouds.yaml:2:3: cloud 'reader'"), "token", URI.create(authUrl),
                new Credential.Token(secret), new AuthScope.Unstated(), Optional.of("R"), List.of(), List.of(face),
                Transport.direct(), insecure, Optional.empty(), overrides);
        Catalogue catalogue = new Catalogue(List.of(new Catalogue.Entry("network", "n", "R", face, PLAIN)));
        Token token = new Token(
                secret, 1, "u1", "ann", "d1", new TokenScope.Project("p1", "audit"), new TreeMap<>(), catalogue,
                JsonPage.JSON.createArrayNode(),
                new Issuance(Optional.of("2026-01-01T00:00:00.000000Z"),
                        Optional.of("2026-01-01T01:00:00.000000Z"), List.of("password"), Optional.empty(),
                        Duration.ZERO));
        return Identity.of(
                config,
                HttpApiClient.create(
                        Transport.direct(), Collected.IMPATIENT, new RecordingCallLog(), "cloud", "reader", "test"),
                token);
    }

    @Test
    void aTokenGotOverTlsIsNotSentInClearToAPublicEndpoint() {
        assertEquals(Optional.empty(), address("https://cloud.example/v3", "public", false, false));
    }

    @Test
    void theReasonNamesTheWayOut() {
        try (Identity identity = identity("https://cloud.example/v3", "public", false, false)) {
            Coverage.Unavailable refused =
                    (Coverage.Unavailable) RegionPlan.noEndpoint("network", "R", List.of(identity));

            assertEquals(Cause.NOT_COLLECTED, refused.cause());
            assertTrue(refused.reason().contains("'network_endpoint_override' in clouds.yaml"));
        }
    }

    @Test
    void whatTheConfigurationChoosesIsAsked() {
        assertEquals(Optional.of(PLAIN), address("https://cloud.example/v3", "internal", false, false));
        assertEquals(Optional.of(PLAIN), address("https://cloud.example/v3", "public", true, false));
        assertEquals(Optional.of(PLAIN), address("https://cloud.example/v3", "public", false, true));
        assertEquals(Optional.of(PLAIN), address("http://cloud.example/v3", "public", false, false));
    }
}
