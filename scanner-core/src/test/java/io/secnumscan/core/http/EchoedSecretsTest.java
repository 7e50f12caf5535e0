package io.secnumscan.core.http;

import static io.secnumscan.core.http.FailedAnswer.assertFailed;
import static io.secnumscan.core.http.RawServer.answer;
import static io.secnumscan.core.http.RawServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.detect.Disguises;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services quote what they were sent, and what they keep: nothing of that is written down or said. */
class EchoedSecretsTest {
    private static final String TOKEN = "just some words/that nobody takes & for a token";
    private static final String PASSWORD = "plain-and-unremarkable";
    private static final HttpLimits ONCE = new HttpLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20), 1, Duration.ofSeconds(1),
            Duration.ofSeconds(60), 1000, 4, 1 << 20);
    private static final Transport TOKENS = new Transport(
            Optional.empty(), Optional.empty(), List.of(), Set.of(new Transport.Allowed("POST", "/v3/auth/tokens")));

    private final RecordingCallLog log = new RecordingCallLog();
    private final Detectors detectors = Detectors.create();

    private HttpApiClient client(Transport transport) {
        return HttpApiClient.create(
                transport, ONCE, new EndpointBudgets(ONCE), log, "cloud", "reader", "test", InstantSource.system(),
                detectors);
    }

    private ApiAnswer get(URI uri, Map<String, String> headers, BodyReader reader) {
        try (HttpApiClient client = client(TOKENS)) {
            return client.send(ApiRequest.get(uri, headers), reader);
        }
    }

    private ApiAnswer get(URI uri) {
        return get(uri, Map.of("X-Auth-Token", TOKEN), body -> JsonPage.read(body, "ports", port -> {}));
    }

    private void assertUnsaid(ApiAnswer answer, String secret) {
        String said = answer + " " + log.calls();
        Disguises.of(secret).forEach(form -> assertFalse(said.contains(form), said));
    }

    static Stream<String> echoes() {
        return Disguises.of(TOKEN).stream().filter(form -> form.indexOf('\n') < 0);
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void anErrorThatQuotesTheTokenIsToldWithoutIt(String echo) {
        try (RawServer server = RawServer.plain(answer(400, "", "cannot read " + echo + " as a token"))) {
            ApiAnswer answer = get(server.uri("/"));

            assertUnsaid(answer, TOKEN);
            String message = assertInstanceOf(ApiAnswer.Refusal.class, answer).message();
            assertTrue(message.startsWith("cannot read ") && message.endsWith(" as a token"), message);
        }
    }

    @Test
    void anErrorThatQuotesThePasswordOfTheLoginIsToldWithoutIt() {
        String body = "{\"auth\":{\"identity\":{\"password\":{\"user\":{\"password\":\"" + PASSWORD + "\"}}}}}";
        try (RawServer server = RawServer.plain(
                answer(401, "", "{\"error\":{\"message\":\"no user with " + PASSWORD + " here\"}}"));
                HttpApiClient client = client(TOKENS)) {
            ApiAnswer answer =
                    client.send(new ApiRequest("POST", server.uri("/v3/auth/tokens"), Map.of(), body), read -> {});

            assertUnsaid(answer, PASSWORD);
        }
    }

    @Test
    void aTokenThatIsExchangedIsKnownByTheIdOfItsObject() {
        String body = "{\"auth\":{\"identity\":{\"methods\":[\"token\"],\"token\":{\"id\":\"" + PASSWORD + "\"}}}}";
        try (RawServer server = RawServer.plain(answer(401, "", "unknown: " + PASSWORD));
                HttpApiClient client = client(TOKENS)) {
            assertUnsaid(
                    client.send(new ApiRequest("POST", server.uri("/v3/auth/tokens"), Map.of(), body), read -> {}),
                    PASSWORD);
        }
    }

    @Test
    void thePasswordOfABasicLoginIsKnown() {
        String login = Base64.getEncoder().encodeToString(("u:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (RawServer server = RawServer.plain(answer(401, "", "u may not come in with " + PASSWORD))) {
            assertUnsaid(get(server.uri("/"), Map.of("Authorization", "Basic " + login), read -> {}), PASSWORD);
        }
    }

    @Test
    void thePasswordOfAProxyIsKnown() {
        try (RawServer proxy = RawServer.plain(answer(502, "", "no way to go for " + PASSWORD))) {
            URI address = URI.create(proxy.uri("/").toString().replace("http://", "http://u:" + PASSWORD + "@"));
            Transport through = new Transport(Optional.empty(), Optional.of(address), List.of(), Set.of());
            try (HttpApiClient client = client(through)) {
                assertUnsaid(
                        client.send(ApiRequest.get(URI.create("http://cloud.invalid/"), Map.of()), read -> {}),
                        PASSWORD);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "bad request: password=s3cret-of-another",
            "{\"message\":\"user_data was {\\\"password\\\": \\\"s3cret-x\\\"}\"}",
            "no route to https://ann:s3cret-y@db.example/", "pass\u200bword: s3cret-z",
            "bad key -----BEGIN PRIVATE KEY-----\ns3cret\n-----END PRIVATE KEY-----",
    })
    void aSecretOfSomebodyElseInAnErrorIsFoundByItsLooks(String said) {
        try (RawServer server = RawServer.plain(answer(400, "", said.replace("\u200b", "\u0000")))) {
            assertUnsaid(get(server.uri("/")), "s3cret");
        }
    }

    @Test
    void aRequestIdThatQuotesTheTokenIsWrittenDownWithoutIt() {
        try (RawServer server = RawServer.plain(answer(200, "X-Request-Id: for " + TOKEN + "\r\n", "{\"ports\":[]}"))) {
            assertUnsaid(get(server.uri("/")), TOKEN);
        }
    }

    @Test
    void anAddressThatHoldsTheTokenIsWrittenDownWithoutIt() {
        String there = "/v3/auth/tokens/" + PASSWORD + "?q=" + PASSWORD;
        try (RawServer server = RawServer.plain(answer(302, "Location: " + there + "\r\n", ""), json("{}"))) {
            ApiAnswer answer = get(server.uri("/"), Map.of("X-Auth-Token", PASSWORD), read -> {});

            assertInstanceOf(ApiAnswer.Success.class, answer);
            assertUnsaid(answer, PASSWORD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://plain-and-unremarkable.example/", "http://u:plain-and-unremarkable@x/",
            "http://plain-and-unremarkable^/"})
    void aRedirectThatQuotesTheTokenIsRefusedWithoutIt(String location) {
        try (RawServer server = RawServer.plain(answer(302, "Location: " + location + "\r\n", ""))) {
            assertUnsaid(get(server.uri("/"), Map.of("X-Auth-Token", PASSWORD), read -> {}), PASSWORD);
        }
    }

    @Test
    void aChallengeThatQuotesTheTokenIsNotShown() {
        try (RawServer server = RawServer.plain(
                answer(401, "WWW-Authenticate: Bearer error_description=\"" + PASSWORD + "\"\r\n", "no"))) {
            assertUnsaid(get(server.uri("/"), Map.of("Authorization", "Bearer " + PASSWORD), read -> {}), PASSWORD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ports\": s3cret}", "{\"ports\": [\"s3cret\", }", "\"s3cret\"", "{\"ports\":[]} s3cret"})
    void whatIsNoJsonIsNotQuoted(String body) {
        try (RawServer server = RawServer.plain(json(body))) {
            ApiAnswer answer = get(server.uri("/"));

            assertEquals(Cause.UNREADABLE, assertInstanceOf(ApiAnswer.Failure.class, answer).cause());
            assertUnsaid(answer, "s3cret");
        }
    }

    @Test
    void aReaderThatQuotesTheBodyIsNotBelieved() {
        try (RawServer server = RawServer.plain(json("{}"))) {
            ApiAnswer answer = get(server.uri("/"), Map.of(), body -> {
                throw new IOException("cannot take password=s3cret-row");
            });

            assertUnsaid(answer, "s3cret");
        }
    }

    @Test
    void aTokenThatNoHeaderCanHoldIsNotQuotedAndNotSent() {
        try (RawServer server = RawServer.plain(json("{}"))) {
            ApiAnswer answer = get(server.uri("/"), Map.of("X-Auth-Token", "s3cret\nbroken"), read -> {});

            assertUnsaid(answer, "s3cret");
            assertFailed(1, Cause.UNAUTHENTICATED,
                    Origin.of(server.uri("/"))
                            + ": not asked, since the value of the header X-Auth-Token holds a"
                            + " character that no header may hold (a line break?); correct the credentials where"
                            + " they are configured",
                    answer);
            assertEquals(List.of(), server.heads());
        }
    }
}
