package io.secnumscan.core.http;

import static io.secnumscan.core.http.FailedAnswer.assertFailed;
import static io.secnumscan.core.http.RawServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.secnumscan.core.coverage.Cause;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TlsTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("good authority");
    private static final TestAuthority STRANGER = new TestAuthority("stranger");
    private static final HttpLimits ONCE = new HttpLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20), 1, Duration.ofMillis(1),
            Duration.ofSeconds(1), 1000, 4, 1000);

    private static ApiAnswer get(URI uri, TlsSettings settings) {
        try {
            Transport transport =
                    new Transport(Optional.of(TlsContexts.of(settings)), Optional.empty(), List.of(), Set.of());
            try (HttpApiClient client =
                    HttpApiClient.create(transport, ONCE, new RecordingCallLog(), "cloud", "reader", "test")) {
                return client.send(ApiRequest.get(uri, Map.of()), body -> {});
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TlsSettings trusting(TestAuthority authority) {
        return new TlsSettings(Optional.of(authority.pem()), Optional.empty(), true, true, Optional.empty());
    }

    private static TlsSettings named(String serverName) {
        return new TlsSettings(Optional.of(AUTHORITY.pem()), Optional.empty(), true, true, Optional.of(serverName));
    }

    private static void assertUnreachable(String message, RawServer server, ApiAnswer answer) {
        assertFailed(1, Cause.UNREACHABLE, Origin.of(server.uri("/")) + ": " + message, answer);
    }

    @Test
    void aCertificateOfATrustedAuthorityIsAccepted() {
        try (RawServer server = TestAuthority.serve(AUTHORITY.valid("127.0.0.1"), null, json("{}"))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/"), trusting(AUTHORITY)));
        }
    }

    @Test
    void aWrongAuthorityIsNamedAsTheReason() {
        try (RawServer server = TestAuthority.serve(AUTHORITY.valid("127.0.0.1"), null, json("{}"))) {
            assertUnreachable(
                    "the server's certificate was not issued by a trusted authority; name the authority that issued it"
                            + " (clouds.yaml: cacert, kubeconfig: certificate-authority)",
                    server,
                    get(server.uri("/"), trusting(STRANGER)));
        }
    }

    @Test
    void theJvmsAuthoritiesDoNotKnowAPrivateOne() {
        try (RawServer server = TestAuthority.serve(AUTHORITY.valid("127.0.0.1"), null, json("{}"))) {
            assertInstanceOf(ApiAnswer.Failure.class, get(server.uri("/"), TlsSettings.DEFAULT));
        }
    }

    @Test
    void anExpiredCertificateIsNamedAsTheReason() {
        try (RawServer server = TestAuthority.serve(AUTHORITY.expired("127.0.0.1"), null, json("{}"))) {
            assertUnreachable(
                    "the server's certificate has expired; it must be renewed on the server"
                            + " (or this machine's clock is wrong)",
                    server,
                    get(server.uri("/"), trusting(AUTHORITY)));
        }
    }

    @Test
    void aCertificateOfTheFutureIsNamedAsTheReason() {
        try (RawServer server = TestAuthority.serve(AUTHORITY.notYetValid("127.0.0.1"), null, json("{}"))) {
            assertUnreachable(
                    "the server's certificate is not valid yet; check the clocks of both machines",
                    server,
                    get(server.uri("/"), trusting(AUTHORITY)));
        }
    }

    @Test
    void aCertificateForAnotherNameIsNamedAsTheReason() {
        try (RawServer server = TestAuthority.serve(AUTHORITY.valid("api.example.org"), null, json("{}"))) {
            assertUnreachable(
                    "the server's certificate is not for the name 127.0.0.1; use the name that the certificate was"
                            + " issued for",
                    server,
                    get(server.uri("/"), trusting(AUTHORITY)));
        }
    }

    @Test
    void aCertificateForAnotherNameIsAcceptedWhereTheConfigurationNamesIt() {
        try (RawServer server = TestAuthority.serve(AUTHORITY.valid("api.example.org"), null, json("{}"))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/"), named("api.example.org")));
        }
    }

    @Test
    void aWildcardCoversOneLabel() {
        try (RawServer server = TestAuthority.serve(AUTHORITY.valid("*.example.org"), null, json("{}"))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/"), named("api.example.org")));
            assertInstanceOf(ApiAnswer.Failure.class, get(server.uri("/"), named("a.b.example.org")));
        }
    }

    @Test
    void aNameThatTheConfigurationAsksForAndTheCertificateLacksIsRefused() {
        try (RawServer server = TestAuthority.serve(AUTHORITY.valid("127.0.0.1"), null, json("{}"))) {
            assertInstanceOf(ApiAnswer.Failure.class, get(server.uri("/"), named("api.example.org")));
        }
    }

    @Test
    void anyNameIsAcceptedOnlyFromATrustedAuthority() {
        TlsSettings anyName =
                new TlsSettings(Optional.of(AUTHORITY.pem()), Optional.empty(), true, false, Optional.empty());
        try (RawServer server = TestAuthority.serve(AUTHORITY.valid("other.example.org"), null, json("{}"));
                RawServer strange = TestAuthority.serve(STRANGER.valid("127.0.0.1"), null, json("{}"))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/"), anyName));
            assertInstanceOf(ApiAnswer.Failure.class, get(strange.uri("/"), anyName));
        }
    }

    @Test
    void nothingIsCheckedWhereTheConfigurationSaysSo() {
        TlsSettings off = new TlsSettings(Optional.empty(), Optional.empty(), false, true, Optional.empty());
        try (RawServer server = TestAuthority.serve(STRANGER.expired("other.example.org"), null, json("{}"))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/"), off));
        }
    }

    @Test
    void aClientCertificateIsShown() {
        TestAuthority.Issued own = AUTHORITY.valid("auditor");
        TlsSettings withClient = new TlsSettings(
                Optional.of(AUTHORITY.pem()),
                Optional.of(new TlsSettings.ClientPem(own.certificatePem(), own.keyPem())),
                true,
                true,
                Optional.empty());
        try (RawServer server = TestAuthority.serve(AUTHORITY.valid("127.0.0.1"), AUTHORITY, json("{}"))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/"), withClient));
        }
    }

    @Test
    void aMissingClientCertificateIsNamedAsTheReason() {
        try (RawServer server = TestAuthority.serve(AUTHORITY.valid("127.0.0.1"), AUTHORITY, json("{}"))) {
            assertUnreachable(
                    "the server asks for a client certificate, or refuses the one it was given",
                    server,
                    get(server.uri("/"), trusting(AUTHORITY)));
        }
    }

    @Test
    void aServerWithoutTlsIsNamedAsTheReason() {
        try (RawServer server = RawServer.talkingFirst(RawServer.answer(400, "", "Bad Request"))) {
            URI uri = URI.create(server.uri("/").toString().replace("http:", "https:"));
            ApiAnswer.Failure failure = assertInstanceOf(ApiAnswer.Failure.class, get(uri, trusting(AUTHORITY)));

            assertEquals(
                    Origin.of(uri) + ": the server does not speak TLS on this port; the address may have to begin with"
                            + " http://",
                    failure.message().en());
        }
    }

    @Test
    void aFileWithoutCertificateIsRefusedWithoutQuotingIt() {
        TlsSettings settings =
                new TlsSettings(Optional.of("hunter2"), Optional.empty(), true, true, Optional.empty());

        GeneralSecurityException thrown =
                assertThrows(GeneralSecurityException.class, () -> TlsContexts.of(settings));
        assertEquals("it holds something that is no PEM certificate", thrown.getMessage());
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithoutQuotingIt() {
        TestAuthority.Issued own = AUTHORITY.valid("auditor");
        TlsSettings settings = new TlsSettings(
                Optional.empty(),
                Optional.of(new TlsSettings.ClientPem(own.certificatePem(), "hunter2")),
                true,
                true,
                Optional.empty());

        GeneralSecurityException thrown =
                assertThrows(GeneralSecurityException.class, () -> TlsContexts.of(settings));
        assertEquals("it holds no unencrypted PEM private key", thrown.getMessage());
    }
}
