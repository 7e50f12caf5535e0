package io.secnumscan.k8s;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.secnumscan.core.collect.CollectRuntime;
import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.http.EndpointBudgets;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.http.RecordingCallLog;
import io.secnumscan.core.http.Transport;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.config.Login;
import io.secnumscan.k8s.config.Logins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A server that answers as a test wants, and what it takes to read it. */
public final class Cluster implements AutoCloseable {
    /** Later than the recordings. */
    public static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    private static final HttpLimits ONCE = new HttpLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20), 1, Duration.ofMillis(1),
            Duration.ofSeconds(1), 10_000, 8, 50_000_000);

    private final WireMockServer server;
    private final RecordingCallLog calls = new RecordingCallLog();
    private final List<AutoCloseable> open = new ArrayList<>();

    private Cluster(WireMockServer server) {
        this.server = server;
        server.start();
    }

    /** Knows nothing yet: 404 for everything. */
    public static Cluster empty() {
        return new Cluster(new WireMockServer(options().dynamicPort()));
    }

    /** Answers what a real API server of release 1.37 answered, cut down to some objects of each kind. */
    public static Cluster recorded() {
        return new Cluster(new WireMockServer(options().dynamicPort().usingFilesUnderClasspath("recorded")));
    }

    public WireMockServer server() {
        return server;
    }

    public RecordingCallLog calls() {
        return calls;
    }

    /** Addresses that were asked for, below the server, in the order in which they ended. */
    public List<String> asked() {
        return calls.calls().stream().map(call -> call.url().replaceFirst("https?://[^/]+", "")).toList();
    }

    public void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo(path)).atPriority(1).willReturn(answer));
    }

    public static ResponseDefinitionBuilder json(String body) {
        return aResponse().withStatus(200).withHeader("Content-Type", "application/json")
                .withBody(body.replace('\'', '"'));
    }

    /** What RBAC says to who may not. */
    public static ResponseDefinitionBuilder forbidden() {
        return aResponse()
                .withStatus(403)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"is forbidden\",\"code\":403}");
    }

    public CollectRuntime runtime() {
        return new CollectRuntime(
                calls, ONCE, new EndpointBudgets(ONCE), new TypeCatalog(new TreeMap<>()), Detectors.create(),
                InstantSource.fixed(NOW), "test", "run");
    }

    /** The target, with a context for each of the names; the first is the current one. */
    public TargetSpec spec(Path folder, String... contexts) {
        return new TargetSpec(
                "cluster", "kubernetes", List.of(contexts), List.of(), List.of(kubeconfig(folder, contexts).toString()),
                Map.of());
    }

    private Path kubeconfig(Path folder, String... contexts) {
        List<String> names = contexts.length == 0 ? List.of("reader") : List.of(contexts);
        StringBuilder text = new StringBuilder("clusters: [{name: c, cluster: {server: '" + server.baseUrl() + "'}}]\n")
                .append("current-context: ").append(names.getFirst()).append("\ncontexts:\n");
        names.forEach(name -> text.append("- {name: " + name + ", context: {cluster: c, user: " + name + "}}\n"));
        text.append("users:\n");
        names.forEach(name -> text.append("- {name: " + name + ", user: {token: token-of-" + name + "}}\n"));
        try {
            return Files.writeString(folder.resolve("kubeconfig"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API as one identity without credentials. */
    public KubeApi api() {
        CollectRuntime runtime = runtime();
        Login login = new Login(
                "reader", URI.create(server.baseUrl()), "test", Transport.direct(), true, "none",
                Optional.empty(), Map::of);
        KubeApi api = new KubeApi(login, runtime.client(login.transport(), "cluster", "reader"));
        open.add(api);
        return api;
    }

    KubernetesSession session(Path folder, String... contexts) throws TargetException {
        TargetSpec spec = spec(folder, contexts);
        KubernetesSession session =
                KubernetesSession.open(spec, Logins.of(spec, InstantSource.fixed(NOW)), runtime());
        open.add(session);
        return session;
    }

    /** All that there is of one type. */
    public Kept read(Path folder, String type) throws TargetException {
        Kept kept = new Kept();
        for (CollectTask task : session(folder).plan()) {
            if (task.collector().type().equals(type)) {
                task.collector().collect(task.scope(), kept);
            }
        }
        return kept;
    }

    @Override
    public void close() {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        server.stop();
    }
}
