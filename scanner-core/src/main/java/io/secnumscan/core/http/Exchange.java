package io.secnumscan.core.http;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One attempt of a call, from its number to its line in the log. */
final class Exchange {
    private final HttpClient http;
    private final HttpLimits limits;
    private final Duration time;
    private final Surroundings around;
    private final ApiRequest request;
    private final int call;
    private final Instant at;
    private final long started = System.nanoTime();
    private int status;
    private long bytes;
    private Optional<String> requestId = Optional.empty();
    private Optional<String> digest = Optional.empty();

    /** @param time for the attempt, body included */
    Exchange(HttpClient http, HttpLimits limits, Duration time, Surroundings around, ApiRequest request) {
        this.http = http;
        this.limits = limits;
        this.time = time;
        this.around = around;
        this.request = request;
        this.call = around.calls().next();
        this.at = around.clock().instant();
    }

    /** What is the same for all calls of a client. */
    record Surroundings(CallLog calls, String target, String identity, String userAgent, InstantSource clock,
            Detectors detectors) {
        /** An address as it may be written down. */
        String shown(URI uri) {
            return detectors.message(CleanUrl.of(uri));
        }

        /** A call that was given up before it was sent still has a number that an answer can name. */
        int recordUnsent(ApiRequest request, Cause cause) {
            int call = calls.next();
            calls.record(new CallLog.Call(
                    call, target, identity, request.method(), shown(request.uri()), 0, Optional.empty(),
                    clock.instant(), 0, 0, Optional.empty(), cause.label()));
            return call;
        }
    }

    /** What to do after an attempt. */
    sealed interface Step {
        record Done(ApiAnswer answer) implements Step {}

        /**
         * @param pause what the server asked for; empty leaves it to the limits
         * @param timedOut whether the server did not answer, or not wholly, in time
         */
        record Again(ApiAnswer answer, Optional<Duration> pause, boolean timedOut) implements Step {}

        record Elsewhere(int call, URI to) implements Step {}
    }

    Step run(BodyReader reader) {
        String outcome = "unreadable";
        try {
            Step step = exchange(reader);
            outcome = label(step);
            return step;
        } finally {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            around.calls()
                    .record(new CallLog.Call(
                            call, around.target(), around.identity(), request.method(),
                            around.shown(request.uri()),
                            status, requestId, at, millis, bytes, digest, outcome));
        }
    }

    private Step exchange(BodyReader reader) {
        Opened response;
        try {
            response = receive(RequestHead.of(request, around.userAgent()));
        } catch (RequestHead.Unsendable e) {
            return failed(Trouble.ofHeader(e.name(), Origin.of(request.uri())));
        } catch (ExecutionException | InterruptedException e) {
            return failed(Trouble.ofConnection(e, Origin.of(request.uri())));
        }
        status = response.status();
        requestId = requestId(response);
        GuardedBody body = new GuardedBody(
                call, response.body(), response.header("content-encoding"),
                response.header("date").flatMap(RetryAfter::instant), limits.maxBodyBytes());
        try {
            return answered(response, body, reader);
        } finally {
            body.release();
        }
    }

    private Opened receive(HttpRequest head) throws ExecutionException, InterruptedException {
        long patience = Math.min(limits.answerTimeout().toNanos(), time.toNanos());
        return Opened.send(http, head, limits, started + time.toNanos(), patience);
    }

    private Step answered(Opened response, GuardedBody body, BodyReader reader) {
        if (status == 206) {
            return failed(new Trouble(
                    Cause.TRUNCATED,
                    new Text("the answer is a part only, and all of it was asked for",
                            "la réponse n'est qu'une partie, et le tout était demandé").at("HTTP 206"),
                    false));
        }
        if (status / 100 == 2 || status == 300) {
            return read(response, body, reader);
        }
        if (status / 100 == 3 && response.header("location").isPresent()) {
            return redirected(response.header("location").get());
        }
        String message = ErrorText.of(body, around.detectors()::message);
        bytes = body.bytes();
        return refused(response, message);
    }

    private Step read(Opened response, GuardedBody body, BodyReader reader) {
        try {
            if (!request.method().equals("HEAD")) {
                reader.read(body);
                body.drain();
            }
            if (body.trouble().isPresent()) {
                throw body.trouble().get();
            }
            digest = body.digest();
            return new Step.Done(new ApiAnswer.Success(call, status, headers(response)));
        } catch (IOException e) {
            return failed(Trouble.ofBody(body.trouble().orElse(e), body.bytes()));
        } finally {
            bytes = body.bytes();
        }
    }

    private Step redirected(String location) {
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        try {
            URI to = request.uri().resolve(location);
            if (read && to.getRawUserInfo() == null && Origin.of(to).equals(Origin.of(request.uri()))) {
                return new Step.Elsewhere(call, to);
            }
            return unfollowed(new Text(
                    "HTTP " + status + " points to " + Origin.of(to) + ", which is not the server that was asked; it is"
                            + " not followed",
                    "HTTP " + status + " renvoie vers " + Origin.of(to) + ", qui n'est pas le serveur interrogé ; ce"
                            + " n'est pas suivi"));
        } catch (IllegalArgumentException e) {
            return unfollowed(new Text(
                    "HTTP " + status + " points to something that is no address",
                    "HTTP " + status + " renvoie vers quelque chose qui n'est pas une adresse"));
        }
    }

    private Step unfollowed(Text message) {
        Text clean = message.map(text -> ErrorText.clean(text, around.detectors()::message));
        return new Step.Done(new ApiAnswer.Failure(call, Cause.UNREADABLE, clean));
    }

    private Step refused(Opened response, String message) {
        if (status != 429 && status != 502 && status != 503 && status != 504) {
            return new Step.Done(new ApiAnswer.Refusal(call, status, message));
        }
        Optional<Duration> wait = response.header("retry-after")
                .flatMap(value -> RetryAfter.parse(
                        value, response.header("date"), around.clock().instant()));
        String tooLong = wait.filter(w -> w.compareTo(limits.maxRetryAfter()) > 0)
                .map(w -> (message.isEmpty() ? "" : message + "; ") + "asks to come back in " + w.toSeconds()
                        + " s, longer than the scan waits")
                .orElse(message);
        return new Step.Again(new ApiAnswer.Refusal(call, status, tooLong), wait, false);
    }

    private Step failed(Trouble trouble) {
        ApiAnswer answer =
                new ApiAnswer.Failure(call, trouble.cause(), trouble.message().map(around.detectors()::message));
        return trouble.again() ? new Step.Again(answer, Optional.empty(), trouble.timedOut()) : new Step.Done(answer);
    }

    private static String label(Step step) {
        return switch (step) {
            case Step.Done done -> label(done.answer());
            case Step.Again again -> label(again.answer());
            case Step.Elsewhere elsewhere -> "redirected";
        };
    }

    private static String label(ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Success success -> "ok";
            case ApiAnswer.Refusal refusal -> refusal.cause().label();
            case ApiAnswer.Failure failure -> failure.cause().label();
        };
    }

    private static Map<String, java.util.List<String>> headers(Opened response) {
        Map<String, java.util.List<String>> lower = new TreeMap<>();
        response.headers().map().forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        return lower;
    }

    private Optional<String> requestId(Opened response) {
        return Stream.of("x-openstack-request-id", "x-compute-request-id", "x-trans-id", "audit-id", "x-request-id")
                .flatMap(name -> response.header(name).stream())
                .map(id -> ErrorText.clean(id, around.detectors()::message))
                .findFirst();
    }
}
