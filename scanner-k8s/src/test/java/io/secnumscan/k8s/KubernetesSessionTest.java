package io.secnumscan.k8s;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.secnumscan.k8s.Cluster.forbidden;
import static io.secnumscan.k8s.Cluster.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesSessionTest {
    private static final String SECRETS = "kubernetes.core.secret";
    private static final String NODES = "kubernetes.core.node";

    @TempDir
    Path folder;

    private final Cluster cluster = Cluster.recorded();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static List<CollectTask> tasks(KubernetesSession session, String type) {
        return session.plan().stream().filter(task -> task.collector().type().equals(type)).toList();
    }

    private static List<Coverage> settled(KubernetesSession session, String type) {
        return session.settled().stream()
                .filter(line -> line.type().equals(type))
                .map(CoverageRecord::coverage)
                .toList();
    }

    private String problem() {
        return String.valueOf(assertThrows(TargetException.class, () -> cluster.session(folder)).getMessage());
    }

    private String named() {
        return folder.resolve("kubeconfig") + ":4:3: context 'reader', server " + cluster.server().baseUrl() + ": ";
    }

    private void secretsAnswer(String namespace) {
        cluster.answers("/api/v1/namespaces/" + namespace + "/secrets",
                json("{'kind':'SecretList','metadata':{},'items':[]}"));
    }

    @Test
    void thePlatformIsFoundByTheServiceLoader() {
        assertTrue(ServiceLoader.load(Platform.class).stream().anyMatch(one -> one.get().name().equals("kubernetes")));
    }

    @Test
    void everyKindIsPlannedOrSettledOnce() throws Exception {
        KubernetesSession session = cluster.session(folder);

        List<String> types = KubernetesSession.kinds(false).stream().map(kind -> kind.type()).toList();
        List<String> plan = session.plan().stream().map(task -> task.collector().type()).toList();
        List<String> known = session.settled().stream().map(CoverageRecord::type).toList();
        assertEquals(
                List.of(
                        "kubernetes.network.cluster-network-policy", "kubernetes.network.cilium-node-config",
                        "kubernetes.network.multi-network-policy", "kubernetes.network.peer-authentication",
                        "kubernetes.kyverno.policy", "kubernetes.cert-manager.issuer"),
                known);
        assertEquals(types.size(), plan.size() - 1 + known.size());
        assertEquals("kubernetes.kubeadm.configuration", plan.getLast());
    }

    @Test
    void aListOfTheWholeClusterThatIsAnsweredProvesItsView() throws Exception {
        CollectTask task = tasks(cluster.session(folder), SECRETS).getFirst();

        assertEquals(Scope.ALL, task.scope());
        assertEquals(new View.Cloud(), task.view());
    }

    @Test
    void whereTheClusterIsRefusedNamespacesAreReadOneByOne() throws Exception {
        cluster.answers("/api/v1/secrets", forbidden());
        cluster.server().stubFor(get(anyUrl()).atPriority(8).willReturn(forbidden()));
        secretsAnswer("staging");

        KubernetesSession session = cluster.session(folder);

        CollectTask task = tasks(session, SECRETS).getFirst();
        assertEquals(1, tasks(session, SECRETS).size());
        assertEquals(Scope.of("namespace", "staging"), task.scope());
        assertEquals(new View.Namespace("staging"), task.view());
        assertEquals(
                List.of(new Coverage.Unavailable(
                        Cause.FORBIDDEN,
                        "listing secrets is refused in the whole cluster; and in 8 of 9 namespaces",
                        Optional.of(new Text(
                                "verb list, resource secrets, cluster-wide",
                                "verbe list, ressource secrets, dans tout le cluster")))),
                settled(session, SECRETS));
    }

    @Test
    void whenEveryNamespaceCanBeReadNothingIsMissing() throws Exception {
        cluster.answers("/api/v1/secrets", forbidden());
        for (String name : List.of("data-platform", "default", "kube-public", "kube-system", "legacy-erp",
                "prod-payments",
                "staging", "tenant-a", "tenant-b")) {
            secretsAnswer(name);
        }

        KubernetesSession session = cluster.session(folder);

        assertEquals(9, tasks(session, SECRETS).size());
        assertEquals(List.of(), settled(session, SECRETS));
    }

    @Test
    void whenNamespacesMayNotBeListedThatOfTheContextIsRead() throws Exception {
        cluster.answers("/api/v1/secrets", forbidden());
        cluster.answers("/api/v1/namespaces", forbidden());
        secretsAnswer("team");
        Path config = Files.writeString(folder.resolve("own"), """
                current-context: it
                clusters: [{name: c, cluster: {server: '%s'}}]
                contexts: [{name: it, context: {cluster: c, namespace: team}}]
                """.formatted(cluster.server().baseUrl()));
        TargetSpec spec =
                new TargetSpec("cluster", "kubernetes", List.of(), List.of(), List.of(config.toString()), Map.of());

        try (KubernetesSession session = (KubernetesSession) new KubernetesPlatform().open(spec, cluster.runtime())) {
            assertEquals(
                    List.of(Scope.of("namespace", "team")),
                    tasks(session, SECRETS).stream().map(CollectTask::scope).toList());
            assertEquals(
                    List.of(new Coverage.Unavailable(
                            Cause.FORBIDDEN,
                            "listing secrets is refused in the whole cluster;"
                                    + " and which namespaces there are is not known, 1 of them could be read",
                            Optional.of(new Text(
                                    "verb list, resource secrets, cluster-wide",
                                    "verbe list, ressource secrets, dans tout le cluster")))),
                    settled(session, SECRETS));
        }
    }

    @Test
    void ofSeveralIdentitiesTheFirstThatMayReadsAKind() throws Exception {
        cluster.server()
                .stubFor(get(urlPathEqualTo("/api/v1/nodes"))
                        .withHeader("Authorization", equalTo("Bearer token-of-narrow"))
                        .atPriority(1)
                        .willReturn(forbidden()));

        KubernetesSession session = cluster.session(folder, "narrow", "wide");

        assertEquals("wide", tasks(session, NODES).getFirst().identity());
        assertEquals("narrow", tasks(session, SECRETS).getFirst().identity());
    }

    @Test
    void aKindThatNoIdentityMayReadIsSettled() throws Exception {
        cluster.answers("/api/v1/nodes", forbidden());

        KubernetesSession session = cluster.session(folder, "one", "two");

        assertEquals(
                List.of(new Coverage.Unavailable(
                        Cause.FORBIDDEN,
                        "listing nodes is refused in the whole cluster",
                        Optional.of(new Text(
                                "verb list, resource nodes, cluster-wide",
                                "verbe list, ressource nodes, dans tout le cluster")))),
                settled(session, NODES));
    }

    @Test
    void identitiesOfTwoServersAreTwoTargets() throws Exception {
        Path config = Files.writeString(folder.resolve("two"), """
                clusters: [{name: c, cluster: {server: 'http://127.0.0.1:1'}}, {name: d, cluster: {server: 'http://127.0.0.1:2'}}]
                contexts: [{name: one, context: {cluster: c}}, {name: two, context: {cluster: d}}]
                """);
        TargetSpec spec =
                new TargetSpec("t", "kubernetes", List.of("one", "two"), List.of(), List.of(config.toString()),
                        Map.of());

        TargetException problem =
                assertThrows(TargetException.class, () -> new KubernetesPlatform().open(spec, cluster.runtime()));

        assertEquals(
                "the contexts 'one' (http://127.0.0.1:1) and 'two' (http://127.0.0.1:2) name different API servers;"
                        + " identities of one target share one, so make them two targets",
                problem.getMessage());
    }

    @Test
    void factsSayWhatAndHowWithoutASecret() throws Exception {
        String facts = cluster.session(folder).facts().toString();

        assertEquals(
                "{\"version\":\"v1.37.2\",\"regions\":[],\"server\":\"" + cluster.server().baseUrl()
                        + "\",\"discovery\":\"aggregated\",\"identities\":[{\"name\":\"reader\",\"source\":\""
                        + folder.resolve("kubeconfig") + "\",\"auth_type\":\"token\",\"tls_verified\":true}]}",
                facts);
        assertFalse(facts.contains("token-of-reader"));
    }

    @Test
    void nothingIsSentButReads() throws Exception {
        cluster.answers("/api/v1/secrets", forbidden());
        KubernetesSession session = cluster.session(folder);
        session.plan().forEach(task -> task.collector().collect(task.scope(), new Kept()));

        assertEquals(List.of("GET"), cluster.calls().calls().stream().map(CallLog.Call::method).distinct().toList());
    }

    @Test
    void credentialsThatAreNotAcceptedAreTold() {
        cluster.answers("/version", aResponse().withStatus(401).withBody("{\"message\":\"Unauthorized\"}"));

        assertEquals(
                named() + "the API server does not accept the credentials (HTTP 401, token);"
                        + " they may have expired: log in anew, or name another context",
                problem());
    }

    @Test
    void aVersionThatMayNotBeReadKeepsNobodyFromReading() throws Exception {
        cluster.answers("/version", forbidden());

        assertFalse(cluster.session(folder).facts().has("version"));
    }

    @Test
    void aServerThatIsNoApiServerIsTold() {
        cluster.answers("/version", json("{'name':'something else'}"));

        assertEquals(named() + "what answers there is no Kubernetes API server; correct the cluster's 'server'",
                problem());
    }

    @Test
    void aServerThatIsNotWellIsTold() {
        cluster.answers("/version", aResponse().withStatus(503).withBody("starting"));

        assertEquals(
                named() + "the API server answers HTTP 503 (starting); check that it is well and that the address is its own",
                problem());
    }

    @Test
    void aServerThatIsNotThereIsTold() throws Exception {
        String address = cluster.server().baseUrl();
        TargetSpec spec = cluster.spec(folder);
        cluster.server().stop();

        TargetException problem =
                assertThrows(TargetException.class, () -> new KubernetesPlatform().open(spec, cluster.runtime()));

        assertEquals(
                folder.resolve("kubeconfig") + ":4:3: context 'reader': " + address
                        + ": connection refused; check the address and that the service runs; then try again",
                problem.getMessage());
    }

    @Test
    void refusedDiscoveryIsTriedWithTheNextIdentity() throws Exception {
        ResponseDefinitionBuilder no = forbidden();
        cluster.server()
                .stubFor(any(urlPathEqualTo("/apis"))
                        .withHeader("Authorization", equalTo("Bearer token-of-narrow"))
                        .atPriority(1)
                        .willReturn(no));

        assertEquals("aggregated", cluster.session(folder, "narrow", "wide").facts().path("discovery").asText());
    }
}
