package io.secnumscan.openstack.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.ApiRequest;
import io.secnumscan.core.http.Body;
import io.secnumscan.core.http.HttpApiClient;
import io.secnumscan.core.http.RawServer;
import io.secnumscan.core.http.RecordingCallLog;
import io.secnumscan.core.http.TestAuthority;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.openstack.config.CloudConfig;
import io.secnumscan.openstack.config.CloudConfigs;
import io.secnumscan.openstack.config.ConfigSearch;
import io.secnumscan.openstack.recorded.Collected;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    @RegisterExtension
    private static final WireMockExtension KEYSTONE = WireMockExtension.newInstance().build();

    private static final String PASSWORD = "username: ann, user_domain_name: Default, password: s3cret";

    @TempDir
    private Path folder;

    private CloudConfig config(String url, String auth, String beside) throws Exception {
        Files.writeString(
                folder.resolve("clouds.yaml"),
                "clouds:\n  paris: {auth: {auth_url: \"" + url + "\", " + auth + "}" + beside + "}\n");
        return CloudConfigs.find(new ConfigSearch(folder, Map.of(), List.of()), List.of("paris")).getFirst();
    }

    private Identity login(String auth, String beside) throws Exception {
        return login(config(KEYSTONE.baseUrl() + "/v3", auth, beside));
    }

    private static Identity login(CloudConfig config) throws TargetException {
        return Identity.login(
                config,
                HttpApiClient.create(
                        config.transport(), Collected.IMPATIENT, new RecordingCallLog(), "cloud", "paris", "test"));
    }

    private String message(String url, String beside) {
        return assertThrows(TargetException.class, () -> login(config(url, PASSWORD, beside))).getMessage();
    }

    private static ResponseDefinitionBuilder token(String value) {
        return aResponse()
                .withStatus(201)
                .withHeader("X-Subject-Token", value)
                .withBody(
                        "{\"token\": {\"user\": {\"id\": \"u\", \"name\": \"ann\", \"domain\": {\"id\": \"default\"}},"
                                + " \"roles\": [{\"id\": \"r\", \"name\": \"reader\"}], \"project\": {\"id\": \"p\", \"name\": \"audit\"},"
                                + " \"expires_at\": \"2026-11-24T06:20:28.000000Z\", \"catalog\": []}}");
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        KEYSTONE.stubFor(post(urlEqualTo("/v3/auth/tokens")).willReturn(answer));
    }

    private static ApiAnswer ask(Identity identity) {
        return identity.send(ApiRequest.get(URI.create(KEYSTONE.baseUrl() + "/v2.0/ports"), Map.of()),
                Body::readAllBytes);
    }

    @Test
    void aLoginGivesTheTokenWithRolesAndScope() throws Exception {
        answer(token("t1"));

        try (Identity ann = login(PASSWORD, "")) {
            assertEquals(new TokenScope.Project("p", "audit"), ann.token().scope());
            assertTrue(ann.token().hasRole("reader"));
            assertEquals("default", ann.token().userDomain());
        }
    }

    @Test
    void theVersionIsAddedToAnAddressThatHasNone() throws Exception {
        answer(token("t1"));

        try (Identity ann = login(config(KEYSTONE.baseUrl() + "/", PASSWORD, ""))) {
            assertEquals(KEYSTONE.baseUrl() + "/v3", ann.keystone().toString());
        }
    }

    @Test
    void aTokenThatEndsInMidRunIsRenewedOnceAndTheCallRepeated() throws Exception {
        KEYSTONE.stubFor(post(urlEqualTo("/v3/auth/tokens")).inScenario("s")
                .whenScenarioStateIs(Scenario.STARTED).willReturn(token("t1")).willSetStateTo("second"));
        KEYSTONE.stubFor(post(urlEqualTo("/v3/auth/tokens")).inScenario("s")
                .whenScenarioStateIs("second").willReturn(token("t2")));
        KEYSTONE.stubFor(get(urlEqualTo("/v2.0/ports")).withHeader("X-Auth-Token", equalTo("t1"))
                .willReturn(aResponse().withStatus(401)));
        KEYSTONE.stubFor(get(urlEqualTo("/v2.0/ports")).withHeader("X-Auth-Token", equalTo("t2"))
                .willReturn(okJson("{}")));

        try (Identity ann = login(PASSWORD, "")) {
            assertInstanceOf(ApiAnswer.Success.class, ask(ann));
            KEYSTONE.verify(2, postRequestedFor(urlEqualTo("/v3/auth/tokens")));
        }
    }

    @Test
    void aServiceThatRefusesAFreshTokenIsNotAskedWithYetAnother() throws Exception {
        answer(token("t1"));
        KEYSTONE.stubFor(get(urlEqualTo("/v2.0/ports")).willReturn(aResponse().withStatus(401)));

        try (Identity ann = login(PASSWORD, "")) {
            ask(ann);
            ApiAnswer.Refusal refused = assertInstanceOf(ApiAnswer.Refusal.class, ask(ann));

            assertEquals(401, refused.status());
            KEYSTONE.verify(2, postRequestedFor(urlEqualTo("/v3/auth/tokens")));
        }
    }

    @Test
    void aPasswordThatIsRefusedInMidRunIsNotTriedAgain() throws Exception {
        KEYSTONE.stubFor(post(urlEqualTo("/v3/auth/tokens")).inScenario("s")
                .whenScenarioStateIs(Scenario.STARTED).willReturn(token("t1")).willSetStateTo("locked"));
        KEYSTONE.stubFor(post(urlEqualTo("/v3/auth/tokens")).inScenario("s")
                .whenScenarioStateIs("locked").willReturn(aResponse().withStatus(401)));
        KEYSTONE.stubFor(get(urlEqualTo("/v2.0/ports")).willReturn(aResponse().withStatus(401)));

        try (Identity ann = login(PASSWORD, "")) {
            ask(ann);
            ask(ann);
            ask(ann);
            KEYSTONE.verify(2, postRequestedFor(urlEqualTo("/v3/auth/tokens")));
        }
    }

    @Test
    void aPasscodeIsSpentAndSoNotUsedTwice() throws Exception {
        answer(token("t1"));
        KEYSTONE.stubFor(get(urlEqualTo("/v2.0/ports")).willReturn(aResponse().withStatus(401)));

        try (Identity ann = login("username: ann, user_domain_name: d, passcode: '123456'", ", auth_type: v3totp")) {
            ask(ann);
            KEYSTONE.verify(1, postRequestedFor(urlEqualTo("/v3/auth/tokens")));
        }
    }

    @Test
    void anOidcAccessTokenIsExchangedByAReadAndThenScoped() throws Exception {
        String federated = "/v3/OS-FEDERATION/identity_providers/corp/protocols/openid/auth";
        KEYSTONE.stubFor(get(urlEqualTo(federated)).withHeader("Authorization", equalTo("Bearer at"))
                .willReturn(token("unscoped")));
        KEYSTONE.stubFor(post(urlEqualTo("/v3/auth/tokens"))
                .withRequestBody(matchingJsonPath("$.auth.identity.token.id", equalTo("unscoped")))
                .withRequestBody(matchingJsonPath("$.auth.scope.project.id", equalTo("p")))
                .willReturn(token("scoped")));

        try (Identity ann = login(
                "identity_provider: corp, protocol: openid, access_token: at, project_id: p",
                ", auth_type: v3oidcaccesstoken")) {
            assertEquals("scoped", ann.token().value().value());
            KEYSTONE.verify(getRequestedFor(urlEqualTo(federated)));
        }
    }

    @Test
    void aWrongPasswordIsOneMessageThatNamesTheFileAndTheWayOut() {
        answer(aResponse().withStatus(401).withBody("{\"error\": {\"message\": \"The request you have made requires"
                + " authentication.\"}}"));

        assertEquals(
                folder.resolve("clouds.yaml") + ":2:3: cloud 'paris': Keystone at " + KEYSTONE.baseUrl()
                        + "/v3 refuses the login of user 'ann' (HTTP 401, \"The request you have made requires"
                        + " authentication.\"); check username, user_domain_name and password, that the user has a role on"
                        + " what is asked for, and, if the account needs a second factor, use auth_type v3multifactor",
                message(KEYSTONE.baseUrl() + "/v3", ""));
    }

    @Test
    void anAddressThatIsNoKeystoneIsSaidToBeNone() {
        answer(aResponse().withStatus(404));

        assertTrue(message(KEYSTONE.baseUrl(), "").contains("there is no Keystone at " + KEYSTONE.baseUrl() + "/v3"));
    }

    @Test
    void anAnswerWithoutTokenIsNotKeystones() {
        answer(okJson("{\"hello\": \"there\"}"));

        assertTrue(message(KEYSTONE.baseUrl(), "").contains("does not answer as Keystone does"));
    }

    @Test
    void anUnreachableHostIsOneMessage() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertEquals(
                folder.resolve("clouds.yaml") + ":2:3: cloud 'paris': http://127.0.0.1:" + closed
                        + ": connection refused; check the address and that the service runs",
                message("http://127.0.0.1:" + closed + "/v3", ""));
    }

    @Test
    void anExpiredCertificateIsOneMessage() throws Exception {
        TestAuthority authority = new TestAuthority("authority");
        Files.writeString(folder.resolve("ca.pem"), authority.pem());

        try (RawServer server = TestAuthority.serve(authority.expired("127.0.0.1"), null, RawServer.json("{}"))) {
            assertTrue(message(server.uri("/v3").toString(), ", cacert: ca.pem").contains("certificate has expired"));
        }
    }

    @Test
    void aWrongAuthorityIsOneMessageThatNamesTheSetting() throws Exception {
        Files.writeString(folder.resolve("ca.pem"), new TestAuthority("stranger").pem());

        try (RawServer server = TestAuthority.serve(
                new TestAuthority("authority").valid("127.0.0.1"), null, RawServer.json("{}"))) {
            String message = message(server.uri("/v3").toString(), ", cacert: ca.pem");

            assertTrue(message.contains("not issued by a trusted authority"), message);
            assertTrue(message.contains("cacert"), message);
        }
    }

    @Test
    void verifyFalseIsHonoured() throws Exception {
        try (RawServer server = TestAuthority.serve(
                new TestAuthority("authority").valid("127.0.0.1"), null, RawServer.json("{}"))) {
            String message = message(server.uri("/v3").toString(), ", verify: false");

            assertTrue(message.contains("does not answer as Keystone does"), message);
        }
    }

    @Test
    void aClientCertificateIsShown() throws Exception {
        TestAuthority authority = new TestAuthority("authority");
        TestAuthority.Issued auditor = authority.valid("auditor");
        Files.writeString(folder.resolve("ca.pem"), authority.pem());
        Files.writeString(folder.resolve("cert.pem"), auditor.certificatePem());
        Files.writeString(folder.resolve("key.pem"), auditor.keyPem());

        try (RawServer server = TestAuthority.serve(authority.valid("127.0.0.1"), authority, RawServer.json("{}"))) {
            String message = message(
                    server.uri("/v3").toString(), ", cacert: ca.pem, cert: cert.pem, key: key.pem");

            assertTrue(message.contains("does not answer as Keystone does"), message);
        }
    }
}
