package io.secnumscan.core.http;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.text.Text;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@link ApiClient} on the JDK's HTTP client: HTTP/1.1, no cookies, no cache, redirects by hand.
 *
 * <p>HTTP/1.1 because a stall or a cut then concerns one call and not all that share a connection.
 */
public final class HttpApiClient implements ApiClient {
    private static final int MAX_REDIRECTS = 5;
    /** Set while a reader runs: it holds a place of its endpoint, and waiting for a second one could last forever. */
    private static final ScopedValue<Boolean> READING = ScopedValue.newInstance();

    private final HttpClient http;
    private final ExecutorService threads;
    private final HttpLimits limits;
    private final EndpointBudgets budgets;
    private final ReadOnly readOnly;
    private final Exchange.Surroundings surroundings;
    private final Ticks ticks;

    private HttpApiClient(Transport transport, HttpLimits limits, EndpointBudgets budgets, Exchange.Surroundings around,
            Ticks ticks) {
        transport.proxy().ifPresent(new Credentials(around.detectors())::of);
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.http = client(transport, limits, threads);
        this.limits = limits;
        this.budgets = budgets;
        this.readOnly = new ReadOnly(transport.allowed());
        this.surroundings = around;
        this.ticks = ticks;
    }

    /** A client with budgets of its own; within a run, {@code CollectRuntime.client} shares them. */
    public static HttpApiClient create(
            Transport transport, HttpLimits limits, CallLog calls, String target, String identity, String userAgent) {
        return create(
                transport, limits, new EndpointBudgets(limits), calls, target, identity, userAgent,
                InstantSource.system(), Detectors.create());
    }

    /**
     * @param target name of the target, for the call log
     * @param identity name of the identity, for the call log
     * @param detectors get to know every credential that is sent, and take it out of what comes back
     * @throws IllegalArgumentException for a proxy that is none
     */
    public static HttpApiClient create(
            Transport transport,
            HttpLimits limits,
            EndpointBudgets budgets,
            CallLog calls,
            String target,
            String identity,
            String userAgent,
            InstantSource clock,
            Detectors detectors) {
        return create(
                transport, limits, budgets,
                new Exchange.Surroundings(calls, target, identity, userAgent, clock, detectors), Ticks.SYSTEM);
    }

    static HttpApiClient create(
            Transport transport, HttpLimits limits, EndpointBudgets budgets, Exchange.Surroundings around,
            Ticks ticks) {
        return new HttpApiClient(transport, limits, budgets, around, ticks);
    }

    @Override
    public ApiAnswer send(ApiRequest request, BodyReader reader) {
        readOnly.check(request);
        if (READING.isBound()) {
            throw new IllegalStateException("a body reader must not send calls: " + request);
        }
        new Credentials(surroundings.detectors()).of(request);
        BodyReader marked = body -> ScopedValue.where(READING, true).<Boolean, java.io.IOException>call(() -> {
            reader.read(body);
            return true;
        });
        ApiRequest next = request;
        Repeats repeats = new Repeats(limits);
        int redirects = 0;
        while (true) {
            switch (once(next, repeats, marked)) {
                case Exchange.Step.Done done -> {
                    return done.answer();
                }
                case Exchange.Step.Again again -> {
                    Optional<Duration> pause = repeats.pause(again);
                    if (pause.isEmpty() && again.timedOut()) {
                        budgets.silence().heard(next.uri());
                    }
                    if (pause.isEmpty() || !rest(pause.get())) {
                        return again.answer();
                    }
                }
                case Exchange.Step.Elsewhere elsewhere -> {
                    if (++redirects > MAX_REDIRECTS) {
                        return new ApiAnswer.Failure(
                                elsewhere.call(), Cause.UNREADABLE, new Text(
                                        "redirected more than " + MAX_REDIRECTS + " times",
                                        "redirigé plus de " + MAX_REDIRECTS + " fois"));
                    }
                    next = new ApiRequest(next.method(), elsewhere.to(), next.headers(), next.body());
                }
            }
        }
    }

    /** Open connections are dropped; calls under way end as failures. */
    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }

    private Exchange.Step once(ApiRequest request, Repeats repeats, BodyReader reader) {
        String origin = Origin.of(request.uri()).toString();
        try (EndpointBudgets.Place _ = budgets.enter(surroundings.target(), origin)) {
            if (budgets.silence().lasts(request.uri())) {
                return givenUp(request);
            }
            long start = ticks.nanos();
            Exchange.Step step = new Exchange(http, limits, repeats.left(), surroundings, request).run(reader);
            repeats.spend(Duration.ofNanos(ticks.nanos() - start));
            heard(step, request.uri());
            if (step instanceof Exchange.Step.Again again) {
                again.pause()
                        .filter(pause -> pause.compareTo(limits.maxRetryAfter()) <= 0)
                        .ifPresent(pause -> budgets.hold(origin, pause));
            }
            return step;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            int call = surroundings.recordUnsent(request, Cause.INTERRUPTED);
            return new Exchange.Step.Done(new ApiAnswer.Failure(call, Cause.INTERRUPTED, Trouble.STOPPED));
        }
    }

    /** An answer of any kind shows that somebody is there. */
    private void heard(Exchange.Step step, URI uri) {
        boolean answered = switch (step) {
            case Exchange.Step.Done(ApiAnswer.Failure(int _, Cause cause, Text _)) ->
                    cause != Cause.INTERRUPTED && cause != Cause.UNREACHABLE;
            case Exchange.Step.Done _ -> true;
            case Exchange.Step.Elsewhere _ -> true;
            case Exchange.Step.Again(ApiAnswer.Failure(int _, Cause cause, Text _), Optional<Duration> _, boolean timedOut) ->
                    !timedOut && cause != Cause.UNREACHABLE;
            case Exchange.Step.Again _ -> true;
        };
        if (answered) {
            budgets.silence().broken(uri);
        }
    }

    private Exchange.Step givenUp(ApiRequest request) {
        int call = surroundings.recordUnsent(request, Cause.TIMEOUT);
        return new Exchange.Step.Done(new ApiAnswer.Failure(call, Cause.TIMEOUT, new Text(
                "the endpoint did not answer " + limits.patience().silent()
                        + " times in a row, and is not asked any more",
                "le point d'accès n'a pas répondu " + limits.patience().silent()
                        + " fois de suite et n'est plus interrogé")
                .at(Origin.of(request.uri()).toString())));
    }

    private boolean rest(Duration pause) {
        try {
            ticks.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HttpClient client(Transport transport, HttpLimits limits, ExecutorService threads) {
        transport.proxy().ifPresent(ProxyLogin::allowForTunnels);
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connectTimeout())
                .executor(threads)
                .proxy(transport.proxy()
                        .map(proxy -> (java.net.ProxySelector) new ProxyRoute(proxy, transport.noProxy()))
                        .orElse(HttpClient.Builder.NO_PROXY));
        transport.proxy().map(URI::getUserInfo).ifPresent(login -> builder.authenticator(new ProxyLogin(login)));
        transport.ssl().ifPresent(builder::sslContext);
        return builder.build();
    }
}
