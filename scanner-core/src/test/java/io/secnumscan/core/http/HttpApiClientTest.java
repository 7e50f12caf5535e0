package io.secnumscan.core.http;

import static io.secnumscan.core.http.FailedAnswer.assertFailed;
import static io.secnumscan.core.http.RawServer.answer;
import static io.secnumscan.core.http.RawServer.cut;
import static io.secnumscan.core.http.RawServer.json;
import static io.secnumscan.core.http.RawServer.silence;
import static io.secnumscan.core.http.RawServer.stall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.detect.Detectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiClientTest {
    private static final String PORTS = "{\"ports\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final HttpLimits LIMITS = new HttpLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            3,
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            1000,
            4,
            1000);
    private static final HttpLimits IMPATIENT = new HttpLimits(
            Duration.ofSeconds(5),
            Duration.ofMillis(200),
            Duration.ofSeconds(20),
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            1000,
            4,
            1000);

    private final RecordingCallLog log = new RecordingCallLog();
    private final FakeTicks ticks = new FakeTicks();
    private final List<JsonNode> rows = new ArrayList<>();
    /** One for each row that was read: a server that hangs up too early may take away what it sent. */
    private final BlockingQueue<JsonNode> read = new LinkedBlockingQueue<>();

    private HttpApiClient client(HttpLimits limits, Set<Transport.Allowed> allowed) {
        return HttpApiClient.create(
                new Transport(Optional.empty(), Optional.empty(), List.of(), allowed),
                limits,
                new EndpointBudgets(limits, ticks),
                new Exchange.Surroundings(log, "cloud", "reader", "secnumscan/1 (run r1)", InstantSource.fixed(NOW),
                        Detectors.create()),
                ticks);
    }

    private ApiAnswer get(URI uri) {
        return get(uri, LIMITS);
    }

    private ApiAnswer get(URI uri, HttpLimits limits) {
        return send(ApiRequest.get(uri, Map.of("X-Auth-Token", "s3cret-token")), limits, Set.of());
    }

    private ApiAnswer send(ApiRequest request, HttpLimits limits, Set<Transport.Allowed> allowed) {
        try (HttpApiClient client = client(limits, allowed)) {
            return client.send(request, body -> {
                rows.clear();
                JsonPage.read(body, "ports", row -> {
                    rows.add(row);
                    read.add(row);
                });
            });
        }
    }

    private List<String> outcomes() {
        return log.calls().stream().map(call -> call.status() + " " + call.outcome()).toList();
    }

    private List<Duration> pauses() {
        return ticks.pauses().stream().filter(pause -> pause.toMillis() >= 1).toList();
    }

    @Test
    void aWholeAnswerIsASuccess() {
        try (RawServer server = RawServer.plain(json(PORTS))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/v2.0/ports")));
            assertEquals(2, rows.size());
        }
    }

    @Test
    void aPartOfAnAnswerIsNotAWholeOne() {
        try (RawServer server = RawServer.plain(answer(206, "Content-Range: bytes 0-38/99\r\n", PORTS))) {
            assertFailed(1, Cause.TRUNCATED, "HTTP 206: the answer is a part only, and all of it was asked for",
                    get(server.uri("/v2.0/ports")));
        }
    }

    @Test
    void moreThanIsHeldOfOneAnswerAtOnceIsTruncated() {
        try (RawServer server = RawServer.plain(json(PORTS)); HttpApiClient client = client(LIMITS, Set.of())) {
            ApiAnswer answer = client.send(ApiRequest.get(server.uri("/v2.0/ports"), Map.of()),
                    body -> JsonPage.document(body, new Measured.Bound(1000, 5)));

            assertFailed(1, Cause.TRUNCATED, "one piece of the answer holds more values than any API's does", answer);
        }
    }

    @Test
    void theRequestSaysWhoAsksAndForWhichRun() {
        try (RawServer server = RawServer.plain(json(PORTS))) {
            get(server.uri("/v2.0/ports"));
            assertTrue(server.heads().getFirst().contains("User-Agent: secnumscan/1 (run r1)"),
                    server.heads().toString());
        }
    }

    @Test
    void aCallIsWrittenDownWithItsTimeSizeAndOutcome() {
        try (RawServer server = RawServer.plain(answer(200, "x-openstack-request-id: req-1\r\n", PORTS))) {
            get(server.uri("/v2.0/ports?limit=2"));

            CallLog.Call call = log.calls().getFirst();
            assertEquals(
                    new CallLog.Call(
                            1, "cloud", "reader", "GET", server.uri("/v2.0/ports?limit=2").toString(), 200,
                            Optional.of("req-1"), NOW, call.millis(), PORTS.length(), Optional.empty(), "ok"),
                    call);
        }
    }

    @Test
    void theDigestIsKeptOnlyWhenTheReaderSaysThatNothingWasRedacted() {
        try (RawServer server = RawServer.plain(json("{}"));
                HttpApiClient client = client(LIMITS, Set.of())) {
            client.send(ApiRequest.get(server.uri("/"), Map.of()), Body::keepDigest);
            client.send(ApiRequest.get(server.uri("/"), Map.of()), body -> {});

            assertEquals(
                    List.of(
                            Optional.of("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
                            Optional.<String>empty()),
                    log.calls().stream().map(CallLog.Call::rawDigest).toList());
        }
    }

    @Test
    void gzipIsAskedForAndUnpacked() {
        try (RawServer server = RawServer.plain((out, s) -> {
            byte[] packed = gzip(PORTS);
            RawServer.head(out, 200, "Content-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n");
            out.write(packed);
        })) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/")));
            assertEquals(2, rows.size());
            assertTrue(server.heads().getFirst().contains("Accept-Encoding: gzip"));
        }
    }

    @Test
    void aGzipThatBreaksOffIsTruncated() {
        try (RawServer server = RawServer.plain((out, s) -> {
            byte[] packed = gzip(PORTS);
            RawServer.head(out, 200, "Content-Encoding: gzip\r\nContent-Length: " + (packed.length - 9) + "\r\n");
            out.write(packed, 0, packed.length - 9);
        })) {
            assertEquals(Cause.TRUNCATED, failure(get(server.uri("/"))).cause());
        }
    }

    @Test
    void aSmallAnswerThatUnpacksToMoreThanTheBoundIsNotTakenIn() {
        try (RawServer server = RawServer.plain((out, s) -> {
            byte[] packed = gzip("{\"ports\":[\"" + "x".repeat(100_000) + "\"]}");
            RawServer.head(out, 200, "Content-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n");
            out.write(packed);
        })) {
            assertFailed(1, Cause.TRUNCATED,
                    "the answer is larger than 1000 bytes, the most that one answer may have", get(server.uri("/")));
        }
    }

    @Test
    void aForbiddenCallIsARefusalWithTheApisOwnWords() {
        try (RawServer server =
                RawServer.plain(
                        answer(403, "", "{\"NeutronError\": {\"type\": \"X\", \"message\": \"not for\\nyou\"}}"))) {
            assertEquals(new ApiAnswer.Refusal(1, 403, "not for you"), get(server.uri("/")));
            assertEquals(List.of("403 forbidden"), outcomes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void aServerThatIsBusyIsAskedAgain(int status) {
        try (RawServer server = RawServer.plain(answer(status, "", "busy"), json(PORTS))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/")));
            assertEquals(2, log.calls().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 500, 501})
    void anAnswerThatWouldBeTheSameAgainIsNotAskedForAgain(int status) {
        try (RawServer server = RawServer.plain(answer(status, "", ""))) {
            assertEquals(new ApiAnswer.Refusal(1, status, ""), get(server.uri("/")));
            assertEquals(1, log.calls().size());
        }
    }

    @Test
    void aThrottledCallSaysSoInPlainText() {
        try (RawServer server = RawServer.plain(answer(429, "", "Too many requests, please try again later.\n"))) {
            assertEquals(
                    new ApiAnswer.Refusal(3, 429, "Too many requests, please try again later."), get(server.uri("/")));
        }
    }

    @Test
    void pausesDoubleAndAreTheSameEachTime() {
        try (RawServer server = RawServer.plain(answer(503, "", ""))) {
            get(server.uri("/"));
            assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), pauses());
        }
    }

    @Test
    void retryAfterInSecondsIsWaitedFor() {
        try (RawServer server = RawServer.plain(answer(503, "Retry-After: 7\r\n", ""), json(PORTS))) {
            get(server.uri("/"));
            assertEquals(List.of(Duration.ofSeconds(7)), pauses());
        }
    }

    @Test
    void retryAfterAsADateIsMeasuredByTheServersClock() {
        String headers = "Date: Wed, 21 Oct 2015 07:28:00 GMT\r\nRetry-After: Wed, 21 Oct 2015 07:28:11 GMT\r\n";
        try (RawServer server = RawServer.plain(answer(429, headers, ""), json(PORTS))) {
            get(server.uri("/"));
            assertEquals(List.of(Duration.ofSeconds(11)), pauses());
        }
    }

    @Test
    void aRetryAfterBeyondPatienceEndsTheCall() {
        try (RawServer server = RawServer.plain(answer(429, "Retry-After: 3600\r\n", "slow down"))) {
            assertEquals(
                    new ApiAnswer.Refusal(
                            1, 429, "slow down; asks to come back in 3600 s, longer than the scan waits"),
                    get(server.uri("/")));
            assertEquals(List.of(), pauses());
        }
    }

    @Test
    void retryAfterHoldsEveryCallToTheEndpoint() {
        try (RawServer server = RawServer.plain(answer(429, "Retry-After: 7\r\n", ""), json(PORTS));
                HttpApiClient client = client(new HttpLimits(
                        LIMITS.connectTimeout(), LIMITS.answerTimeout(), LIMITS.callDeadline(), 1, LIMITS.firstPause(),
                        LIMITS.maxRetryAfter(), 1000, 4, 1000), Set.of())) {
            client.send(ApiRequest.get(server.uri("/a"), Map.of()), body -> {});
            client.send(ApiRequest.get(server.uri("/b"), Map.of()), body -> {});

            assertEquals(List.of(Duration.ofSeconds(7)), pauses());
        }
    }

    @Test
    void aCutBodyIsTruncatedAndItsRetryBeginsAnew() {
        try (RawServer server = RawServer.plain(cut("{\"ports\":[{\"id\":\"a\"},"), json(PORTS))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/")));
            assertEquals(2, rows.size());
            assertEquals(List.of("200 truncated", "200 ok"), outcomes());
        }
    }

    @Test
    void aBodyThatStaysCutKeepsWhatCameBefore() {
        RawServer.Reply cut = cut("{\"ports\":[{\"id\":\"a\"},");
        try (RawServer server = RawServer.plain((out, itself) -> {
            cut.write(out, itself);
            out.flush();
            read.take();
        })) {
            assertFailed(3, Cause.TRUNCATED, "the answer broke off after 21 bytes", get(server.uri("/")));
            assertEquals(1, rows.size());
        }
    }

    @Test
    void aBodyThatEndsInTheMiddleOfItsJsonIsTruncatedEvenIfTheConnectionIsFine() {
        try (RawServer server = RawServer.plain(json("{\"ports\":[{\"id\":\"a\"}"))) {
            assertEquals(Cause.TRUNCATED, failure(get(server.uri("/"))).cause());
        }
    }

    @Test
    void aCutBehindTheLastByteThatTheReaderWantsIsSeenToo() {
        try (RawServer server = RawServer.plain(cut("{\"ports\":[]}"));
                HttpApiClient client = client(LIMITS, Set.of())) {
            ApiAnswer answer = client.send(ApiRequest.get(server.uri("/"), Map.of()), body -> body.readNBytes(3));

            assertEquals(Cause.TRUNCATED, failure(answer).cause());
        }
    }

    @Test
    void somethingThatIsNoJsonIsUnreadableAndNotQuoted() {
        try (RawServer server = RawServer.plain(json("{\"ports\": hunter2 }"))) {
            assertFailed(1, Cause.UNREADABLE, "the answer is not the JSON that was expected (line 1, column 11)",
                    get(server.uri("/")));
        }
    }

    @Test
    void anAnswerOfAnotherShapeIsUnreadable() {
        try (RawServer server = RawServer.plain(json("{\"prots\": []}"))) {
            assertFailed(1, Cause.UNREADABLE, "the answer has no list \"ports\"", get(server.uri("/")));
        }
    }

    @Test
    void aServerThatStopsInMidBodyEndsAsTimeout() {
        try (RawServer server = RawServer.plain(stall("{\"ports\":["))) {
            assertEquals(Cause.TIMEOUT, failure(get(server.uri("/"), IMPATIENT)).cause());
        }
    }

    @Test
    void aServerThatDripsOnForEverEndsAtTheDeadline() {
        HttpLimits short1 = new HttpLimits(
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300), 1, Duration.ofSeconds(1),
                Duration.ofSeconds(60), 1000, 4, 1_000_000);
        try (RawServer server = RawServer.plain((out, s) -> {
            RawServer.head(out, 200, "Content-Length: 1000000\r\n");
            for (int i = 0; i < 1000; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(10);
            }
        })) {
            assertFailed(1, Cause.TIMEOUT, "the answer was not whole when its time was over",
                    get(server.uri("/"), short1));
        }
    }

    @Test
    void aServerThatNeverAnswersEndsAsTimeout() {
        try (RawServer server = RawServer.plain(silence())) {
            assertFailed(1, Cause.TIMEOUT, Origin.of(server.uri("/")) + ": no answer in time",
                    get(server.uri("/"), IMPATIENT));
        }
    }

    @Test
    void aCallThatWasNotAnsweredIsSentAgain() {
        try (RawServer server = RawServer.plain((out, s) -> {}, json(PORTS))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/")));
        }
    }

    @Test
    void aHeadWithoutEndIsNoAnswer() {
        try (RawServer server = RawServer.plain((out, s) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 20_000; i++) {
                out.write(("X-Filler-" + i + ": " + "x".repeat(60) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        })) {
            assertEquals(Cause.UNREACHABLE, failure(get(server.uri("/"))).cause());
        }
    }

    @Test
    void aRefusedConnectionSaysWhatToCheck() {
        URI uri;
        try (RawServer server = RawServer.plain(silence())) {
            uri = server.uri("/");
        }

        assertFailed(3, Cause.UNREACHABLE,
                Origin.of(uri) + ": connection refused; check the address and that the service runs", get(uri));
    }

    @Test
    void anUnknownHostIsNotAskedForAgain() {
        ApiAnswer.Failure failure = failure(get(URI.create("http://nowhere.invalid/")));

        assertEquals(1, failure.call());
        assertEquals(
                "http://nowhere.invalid:80: the name nowhere.invalid is not known here; check the address and DNS",
                failure.message().en());
    }

    @Test
    void aRedirectToTheSameOriginIsFollowed() {
        try (RawServer server = RawServer.plain(answer(301, "Location: /v3/\r\n", ""), json(PORTS))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/v3")));
            assertEquals(List.of("301 redirected", "200 ok"), outcomes());
        }
    }

    @Test
    void aRedirectToAnotherOriginIsNotFollowed() {
        try (RawServer other = RawServer.plain(json(PORTS));
                RawServer server =
                        RawServer.plain(answer(302, "Location: " + other.uri("/login?token=x") + "\r\n", ""))) {
            assertFailed(1, Cause.UNREADABLE,
                    "HTTP 302 points to " + Origin.of(other.uri("/"))
                            + ", which is not the server that was asked; it is not followed",
                    get(server.uri("/")));
            assertEquals(List.of(), other.heads());
        }
    }

    @Test
    void aCircleOfRedirectsEnds() {
        try (RawServer server = RawServer.plain(answer(302, "Location: /again\r\n", ""))) {
            assertFailed(6, Cause.UNREADABLE, "redirected more than 5 times", get(server.uri("/")));
        }
    }

    @Test
    void aListOfVersionsInA300IsRead() {
        try (RawServer server = RawServer.plain(answer(300, "Location: /v3/\r\n", PORTS))) {
            assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/")));
            assertEquals(2, rows.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get"})
    void whatIsNoReadDoesNotLeave(String method) {
        try (RawServer server = RawServer.plain(json(PORTS))) {
            ApiRequest request = new ApiRequest(method, server.uri("/v2.0/ports"), Map.of(), "");

            assertThrows(IllegalArgumentException.class, () -> send(request, LIMITS, Set.of()));
            assertEquals(List.of(), server.heads());
        }
    }

    @Test
    void anAllowedRequestLeavesWithItsBody() {
        Set<Transport.Allowed> tokens = Set.of(new Transport.Allowed("POST", "/v3/auth/tokens"));
        try (RawServer server = RawServer.plain(json(PORTS))) {
            ApiRequest request = new ApiRequest("POST", server.uri("/identity/v3/auth/tokens"), Map.of(), "{}");

            assertInstanceOf(ApiAnswer.Success.class, send(request, LIMITS, tokens));
            assertTrue(server.heads().getFirst().startsWith("POST /identity/v3/auth/tokens HTTP/1.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/v3/users?x=/v3/auth/tokens", "/v3/users#/v3/auth/tokens", "/v3/auth/tokens/",
            "/v3/users/..%2F..%2Fv3/auth/tokens",
            "/v3/users//v3/auth/tokens", "/v3/users/../v3/auth/tokens"
    })
    void anAllowedPathIsNotFoundInOtherPlaces(String path) {
        Set<Transport.Allowed> tokens = Set.of(new Transport.Allowed("POST", "/v3/auth/tokens"));
        try (RawServer server = RawServer.plain(json(PORTS))) {
            ApiRequest request = new ApiRequest("POST", server.uri(path), Map.of(), "{}");

            assertThrows(IllegalArgumentException.class, () -> send(request, LIMITS, tokens));
        }
    }

    @Test
    void anAllowedRequestIsNotRedirected() {
        Set<Transport.Allowed> tokens = Set.of(new Transport.Allowed("POST", "/v3/auth/tokens"));
        try (RawServer server = RawServer.plain(answer(307, "Location: /v3/other\r\n", ""), json(PORTS))) {
            ApiRequest request = new ApiRequest("POST", server.uri("/v3/auth/tokens"), Map.of(), "{\"password\": 1}");

            assertInstanceOf(ApiAnswer.Failure.class, send(request, LIMITS, tokens));
            assertEquals(1, server.heads().size());
        }
    }

    @Test
    void aReaderThatSendsCallsItselfIsRefused() {
        try (RawServer server = RawServer.plain(json(PORTS));
                HttpApiClient client = client(LIMITS, Set.of())) {
            ApiRequest request = ApiRequest.get(server.uri("/"), Map.of());

            assertThrows(
                    IllegalStateException.class, () -> client.send(request, body -> client.send(request, inner -> {})));
        }
    }

    @Test
    void anExceptionOfTheReaderEscapesAndTheCallIsStillWrittenDown() {
        try (RawServer server = RawServer.plain(json(PORTS));
                HttpApiClient client = client(LIMITS, Set.of())) {
            assertThrows(
                    UncheckedIOException.class,
                    () -> client.send(ApiRequest.get(server.uri("/"), Map.of()), body -> {
                        throw new UncheckedIOException(new IOException("disk full"));
                    }));
            assertEquals(1, log.calls().size());
        }
    }

    @Test
    void anInterruptedCallEndsAsInterrupted() throws InterruptedException {
        try (RawServer server = RawServer.plain(stall("{\"ports\":["))) {
            List<ApiAnswer> answers = new ArrayList<>();
            Thread thread = Thread.ofVirtual().start(() -> answers.add(get(server.uri("/"))));
            while (server.heads().isEmpty()) {
                Thread.onSpinWait();
            }
            thread.interrupt();
            thread.join();

            assertEquals(Cause.INTERRUPTED, failure(answers.getFirst()).cause());
        }
    }

    @Test
    void secretsOfARequestAreNowhereInWhatIsWrittenOrSaid() {
        try (RawServer server = RawServer.plain(answer(401, "X-Subject-Token: s3cret-subject\r\n", "no"))) {
            ApiRequest request = ApiRequest.get(
                    server.uri("/v3?access_token=s3cret-query&limit=5&X-Amz-Signature=s3cret-sig"),
                    Map.of("X-Auth-Token", "s3cret-token", "Authorization", "Bearer s3cret-bearer"));
            ApiAnswer answer = send(request, LIMITS, Set.of());

            String said = request + " " + answer + " " + log.calls();
            assertFalse(said.contains("s3cret"), said);
            assertTrue(said.contains("limit=5"), said);
        }
    }

    @Test
    void headersOfASuccessAreNotPartOfItsText() {
        try (RawServer server = RawServer.plain(answer(201, "X-Subject-Token: s3cret-subject\r\n", PORTS))) {
            ApiAnswer.Success answer = assertInstanceOf(ApiAnswer.Success.class, get(server.uri("/")));

            assertEquals(Optional.of("s3cret-subject"), answer.header("x-subject-token"));
            assertFalse(answer.toString().contains("s3cret"));
        }
    }

    private static ApiAnswer.Failure failure(ApiAnswer answer) {
        return assertInstanceOf(ApiAnswer.Failure.class, answer);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
