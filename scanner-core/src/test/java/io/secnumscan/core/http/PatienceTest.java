package io.secnumscan.core.http;

import static io.secnumscan.core.http.RawServer.answer;
import static io.secnumscan.core.http.RawServer.json;
import static io.secnumscan.core.http.RawServer.silence;
import static io.secnumscan.core.http.RawServer.stall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final RecordingCallLog log = new RecordingCallLog();
    private final FakeTicks ticks = new FakeTicks();

    private HttpApiClient client(Duration answer, Patience patience) {
        HttpLimits limits = new HttpLimits(
                Duration.ofSeconds(5), answer, Duration.ofSeconds(20), 10, Duration.ofMillis(1), Duration.ofSeconds(60),
                1000, 4, 1_000_000).withPatience(patience);
        return HttpApiClient.create(
                Transport.direct(), limits, new EndpointBudgets(limits, ticks),
                new Exchange.Surroundings(log, "cloud", "reader", "test", InstantSource.fixed(Instant.EPOCH),
                        Detectors.create()),
                ticks);
    }

    private static Patience patience(int sends, int silent) {
        return new Patience(Duration.ofMinutes(1), sends, 1, Duration.ofSeconds(30), silent);
    }

    private static ApiAnswer get(HttpApiClient client, RawServer server, String path) {
        return client.send(ApiRequest.get(server.uri(path), Map.of()), body -> {});
    }

    @Test
    void aBodyThatComesTooSlowlyEndsAsTimeout() {
        Patience slow = new Patience(Duration.ofMinutes(1), 1, 1_000_000, Duration.ofMillis(100), 5);
        try (RawServer server = RawServer.plain((out, s) -> {
            RawServer.head(out, 200, "Content-Length: 1000000\r\n");
            for (int i = 0; i < 2000; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(10);
            }
        }); HttpApiClient client = client(Duration.ofSeconds(20), slow)) {
            assertEquals(
                    new ApiAnswer.Failure(1, Cause.TIMEOUT, new Text(
                            "the server sent less than 1000000 bytes a second",
                            "le serveur a envoyé moins de 1000000 octets par seconde")),
                    get(client, server, "/"));
        }
    }

    @Test
    void aRequestThatTimesOutIsRepeatedLessOftenThanOneThatIsRefused() {
        try (RawServer server = RawServer.plain(stall("{"));
                HttpApiClient client = client(Duration.ofMillis(200), patience(2, 5))) {
            get(client, server, "/");

            assertEquals(2, log.calls().size());
        }
    }

    @Test
    void aRequestAndItsRepeatsHaveATimeInAll() {
        Patience brief = new Patience(Duration.ofSeconds(20), 2, 1, Duration.ofSeconds(30), 5);
        try (RawServer server = RawServer.plain(answer(429, "Retry-After: 7\r\n", ""));
                HttpApiClient client = client(Duration.ofSeconds(5), brief)) {
            assertInstanceOf(ApiAnswer.Refusal.class, get(client, server, "/"));
            assertEquals(3, log.calls().size());
        }
    }

    @Test
    void anEndpointThatDoesNotAnswerIsNotAskedAnyMore() {
        try (RawServer server = RawServer.plain(silence(), silence(), json("{}"));
                HttpApiClient client = client(Duration.ofMillis(200), patience(1, 2))) {
            get(client, server, "/v2.0/ports");
            get(client, server, "/v2.0/networks");

            assertEquals(
                    new ApiAnswer.Failure(3, Cause.TIMEOUT, new Text(
                            "the endpoint did not answer 2 times in a row, and is not asked any more",
                            "le point d'accès n'a pas répondu 2 fois de suite et n'est plus interrogé")
                            .at(Origin.of(server.uri("/")).toString())),
                    get(client, server, "/v2.0/routers"));
            assertEquals(List.of("timeout", "timeout", "timeout"),
                    log.calls().stream().map(CallLog.Call::outcome).toList());
        }
    }

    @Test
    void anotherServiceOfTheSameHostIsStillAsked() {
        try (RawServer server = RawServer.plain(silence(), silence(), json("{}"));
                HttpApiClient client = client(Duration.ofMillis(500), patience(1, 2))) {
            get(client, server, "/v2.0/ports");
            get(client, server, "/v2.0/networks");

            assertInstanceOf(ApiAnswer.Success.class, get(client, server, "/v3/users"));
        }
    }

    @Test
    void anAnswerInBetweenBeginsTheCountAnew() {
        try (RawServer server = RawServer.plain(silence(), answer(403, "", ""), silence(), json("{}"));
                HttpApiClient client = client(Duration.ofMillis(500), patience(1, 2))) {
            get(client, server, "/v2.0/ports");
            get(client, server, "/v2.0/ports");
            get(client, server, "/v2.0/ports");

            assertInstanceOf(ApiAnswer.Success.class, get(client, server, "/v2.0/ports"));
        }
    }
}
