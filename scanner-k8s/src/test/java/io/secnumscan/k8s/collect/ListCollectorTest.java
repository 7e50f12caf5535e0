package io.secnumscan.k8s.collect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.secnumscan.k8s.Cluster.forbidden;
import static io.secnumscan.k8s.Cluster.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.k8s.Cluster;
import io.secnumscan.k8s.Kept;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.secret.SecretKinds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListCollectorTest {
    private static final ResourcePath PODS = new ResourcePath("", "v1", "pods");
    private static final KubeKind POD = KubeKind.namespaced("kubernetes.core.pod", "Pod", PODS);
    private static final ResourcePath SECRETS = new ResourcePath("", "v1", "secrets");
    private static final KubeKind SECRET =
            KubeKind.namespaced("kubernetes.core.secret", "Secret", SECRETS).asMetadata();
    private static final ResourcePath ROLES = new ResourcePath("rbac.authorization.k8s.io", "v1", "clusterroles");
    private static final KubeKind ROLE =
            KubeKind.clusterWide("kubernetes.rbac.cluster-role", "ClusterRole", ROLES).inEveryCluster();

    private final Cluster cluster = Cluster.empty();
    private final Kept kept = new Kept();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Coverage collect(KubeKind kind, ResourcePath path, Scope scope) {
        return new ListCollector(kind, cluster.api(), path).collect(scope, kept);
    }

    private Coverage pods() {
        return collect(POD, PODS, Scope.ALL);
    }

    private static String list(String next, String... names) {
        return "{'kind':'PodList','apiVersion':'v1','metadata':{'resourceVersion':'7','continue':'" + next
                + "'},'items':["
                + Stream.of(names)
                        .map(name -> "{'metadata':{'name':'" + name + "','namespace':'team'}}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private MappingBuilder page(String token) {
        MappingBuilder request = get(urlPathEqualTo("/api/v1/pods"));
        return token.isEmpty()
                ? request.withQueryParam("continue", absent())
                : request.withQueryParam("continue", equalTo(token));
    }

    private void answersPage(String token, ResponseDefinitionBuilder answer) {
        cluster.server().stubFor(page(token).willReturn(answer));
    }

    private void inTurn(String token, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            String state = i == 0 ? "Started" : "then " + i;
            cluster.server()
                    .stubFor(page(token)
                            .inScenario("in turn " + token)
                            .whenScenarioStateIs(state)
                            .willSetStateTo("then " + (i + 1))
                            .willReturn(answers[i]));
        }
    }

    private static ResponseDefinitionBuilder status(int status, String body) {
        return aResponse().withStatus(status).withHeader("Content-Type", "text/plain; charset=utf-8").withBody(body);
    }

    @Test
    void everyChunkIsRead() {
        answersPage("", json(list("t/1=", "a", "b")));
        answersPage("t/1=", json(list("t2", "c")));
        answersPage("t2", json(list("", "d")));

        assertEquals(new Coverage.Complete(4), pods());
        assertEquals(List.of("Pod/team/a", "Pod/team/b", "Pod/team/c", "Pod/team/d"), kept.ids());
    }

    @Test
    void chunksAreAskedForAndNeverFromTheCache() {
        answersPage("", json(list("", "a")));

        pods();

        assertEquals(List.of("/api/v1/pods?limit=500"), cluster.asked());
    }

    @Test
    void anObjectLivesInItsNamespaceWhereverItWasListed() {
        answersPage("", json(list("", "a")));

        pods();

        assertEquals(Scope.of("namespace", "team"), kept.rows().getFirst().scope());
    }

    @Test
    void aListOfNothingIsCompleteAndZero() {
        answersPage("", json("{'kind':'PodList','metadata':{},'items':[]}"));

        assertEquals(new Coverage.Complete(0), pods());
    }

    @Test
    void aListThatIsNullIsEmptyToo() {
        answersPage("", json("{'kind':'PodList','metadata':{},'items':null}"));

        assertEquals(new Coverage.Complete(0), pods());
    }

    @Test
    void aRefusedCallIsUnavailableAndNeverEmpty() {
        answersPage("", forbidden());

        assertEquals(
                new Coverage.Unavailable(
                        Cause.FORBIDDEN,
                        "listing pods: HTTP 403 (is forbidden)",
                        Optional.of(new Text(
                                "verb list, resource pods, cluster-wide",
                                "verbe list, ressource pods, dans tout le cluster"))),
                pods());
    }

    @Test
    void theMissingRightNamesTheNamespaceAndTheGroup() {
        ResourcePath path = new ResourcePath("apps", "v1", "deployments");
        cluster.answers("/apis/apps/v1/namespaces/team/deployments", forbidden());

        Coverage coverage =
                collect(KubeKind.namespaced("t", "Deployment", path), path, Scope.of("namespace", "team"));

        assertEquals(
                Optional.of(new Text(
                        "verb list, resource deployments.apps, in namespace team",
                        "verbe list, ressource deployments.apps, dans l'espace de noms team")),
                assertInstanceOf(Coverage.Unavailable.class, coverage).missingRight());
    }

    @Test
    void tooManyRequestsInPlainTextIsThrottled() {
        answersPage("", status(429, "Too many requests, please try again later.\n"));

        assertEquals(
                Coverage.unavailable(Cause.THROTTLED,
                        "listing pods: HTTP 429 (Too many requests, please try again later.)"),
                pods());
    }

    @Test
    void aServerErrorLaterOnKeepsWhatWasRead() {
        answersPage("", json(list("t1", "a")));
        answersPage("t1", status(500, "boom"));

        assertEquals(Coverage.partial(1, Cause.SERVER_ERROR, "listing pods: HTTP 500 (boom)"), pods());
        assertEquals(List.of("Pod/team/a"), kept.ids());
    }

    @Test
    void whatIsServedNoMoreIsNotAbsent() {
        answersPage("", status(404, "404 page not found\n"));

        assertEquals(Coverage.unavailable(Cause.UNREADABLE, "listing pods: HTTP 404 (404 page not found)"), pods());
    }

    @Test
    void anExpiredContinuationBeginsTheListAgain() {
        inTurn("", json(list("t1", "a", "b")), json(list("u1", "a", "b")));
        answersPage("t1", status(410, "expired"));
        answersPage("u1", json(list("", "c")));

        assertEquals(new Coverage.Complete(3), pods());
        assertEquals(List.of("Pod/team/a", "Pod/team/b", "Pod/team/c"), kept.ids());
    }

    @Test
    void whatCameWhileTheListWasReadAgainIsKeptToo() {
        inTurn("", json(list("t1", "a")), json(list("u1", "a", "new")));
        answersPage("t1", status(410, "expired"));
        answersPage("u1", json(list("", "b")));

        assertEquals(new Coverage.Complete(3), pods());
        assertEquals(List.of("Pod/team/a", "Pod/team/new", "Pod/team/b"), kept.ids());
    }

    @Test
    void aContinuationThatExpiresTwiceLeavesThePart() {
        inTurn("", json(list("t1", "a")), json(list("t1", "a")));
        answersPage("t1", status(410, "expired"));

        assertEquals(Coverage.partial(1, Cause.TRUNCATED, "listing pods: its continuation expired twice"), pods());
    }

    @Test
    void theInconsistentContinuationThatTheServerOffersIsNotTaken() {
        inTurn("", json(list("t1", "a")), json(list("", "a", "b")));
        answersPage("t1", aResponse().withStatus(410).withHeader("Content-Type", "application/json")
                .withBody("{\"kind\":\"Status\",\"metadata\":{\"continue\":\"inconsistent\"},\"code\":410}"));

        pods();

        assertTrue(cluster.asked().stream().noneMatch(asked -> asked.contains("inconsistent")),
                cluster.asked().toString());
    }

    @Test
    void aPageThatRepeatsIsPartialAndNotReadForEver() {
        answersPage("", json(list("t1", "a", "b")));
        answersPage("t1", json(list("t2", "a", "b")));
        answersPage("t2", json(list("t3", "a", "b")));

        assertEquals(Coverage.partial(2, Cause.TRUNCATED, "listing pods: the server gave the same objects twice"),
                pods());
        assertEquals(2, kept.count());
    }

    @Test
    void aContinuationThatGoesNowhereIsPartial() {
        answersPage("", json(list("t1", "a")));
        answersPage("t1", json(list("t1", "b")));

        assertEquals(Coverage.partial(2, Cause.TRUNCATED, "listing pods: the list goes on where it was before"),
                pods());
    }

    @Test
    void aBodyThatIsCutKeepsTheObjectsBeforeTheCut() {
        String whole = list("", "a", "b", "c").replace('\'', '"');
        answersPage("", aResponse().withStatus(200).withBody(whole.substring(0, whole.indexOf("\"c\""))));

        Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, pods());

        assertEquals(2, partial.count());
        assertEquals(Cause.TRUNCATED, partial.cause());
    }

    @Test
    void aConnectionThatBreaksIsUnavailable() {
        answersPage("", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertInstanceOf(Coverage.Unavailable.class, pods());
    }

    @Test
    void anAnswerThatIsNoListIsUnreadable() {
        answersPage("", json("{'kind':'Status','status':'Success'}"));

        assertEquals(
                Coverage.unavailable(Cause.UNREADABLE, "listing pods: the answer has no list \"items\""), pods());
    }

    @Test
    void aListOfSomethingElseIsUnreadable() {
        answersPage("", json("{'kind':'ServiceList','metadata':{},'items':[]}"));

        assertEquals(Coverage.unavailable(Cause.UNREADABLE, "listing pods: the answer is no list of pods"), pods());
    }

    @Test
    void aPageOfHtmlIsUnreadable() {
        answersPage("", status(200, "<html><body>Sign in</body></html>"));

        assertEquals(Cause.UNREADABLE, assertInstanceOf(Coverage.Unavailable.class, pods()).cause());
    }

    @Test
    void anObjectWithoutANameEndsTheList() {
        answersPage("", json(
                "{'kind':'PodList','metadata':{},'items':[{'metadata':{'name':'a','namespace':'team'}},{'spec':{}}]}"));

        assertEquals(
                Coverage.partial(1, Cause.UNREADABLE,
                        "listing pods: an element of the list is no object with metadata"),
                pods());
    }

    @Test
    void aNamespaceIsNotShownObjectsOfAnother() {
        cluster.answers("/api/v1/namespaces/mine/pods", json(list("", "a")));

        assertEquals(
                Coverage.unavailable(
                        Cause.UNREADABLE,
                        "listing pods in namespace mine: the list of one namespace holds an object of another"),
                collect(POD, PODS, Scope.of("namespace", "mine")));
    }

    @Test
    void aNameFromATenantCannotLeaveItsPlaceInThePath() {
        cluster.answers("/", json(list("")));

        collect(POD, PODS, Scope.of("namespace", "a/../../../secret?x=1&continue=y"));

        assertEquals(
                List.of("/api/v1/namespaces/a%2F..%2F..%2F..%2Fsecret%3Fx%3D1%26continue%3Dy/pods?limit=500"),
                cluster.asked());
    }

    @Test
    void anEmptyListOfWhatEveryClusterHasIsNoAnswer() {
        cluster.answers(
                "/apis/rbac.authorization.k8s.io/v1/clusterroles",
                json("{'kind':'ClusterRoleList','metadata':{},'items':[]}"));

        assertEquals(
                Coverage.unavailable(
                        Cause.UNREADABLE, "listing clusterroles: the list is empty, and every cluster has some"),
                collect(ROLE, ROLES, Scope.ALL));
    }

    @Test
    void smallerChunksAreAskedForAfterATimeout() {
        cluster.server()
                .stubFor(get(urlPathEqualTo("/api/v1/pods"))
                        .withQueryParam("limit", equalTo("500"))
                        .willReturn(status(504, "the request timed out")));
        cluster.server()
                .stubFor(get(urlPathEqualTo("/api/v1/pods"))
                        .withQueryParam("limit", equalTo("100"))
                        .willReturn(json(list("", "a"))));

        assertEquals(new Coverage.Complete(1), pods());
    }

    @Test
    void smallerChunksAreAskedForOnce() {
        cluster.server()
                .stubFor(get(urlPathEqualTo("/api/v1/pods")).willReturn(status(504, "the request timed out")));

        pods();

        assertEquals(List.of("500", "100"),
                cluster.server().findAll(getRequestedFor(urlPathEqualTo("/api/v1/pods"))).stream()
                        .map(request -> request.queryParameter("limit").firstValue()).toList());
    }

    @Test
    void whoWroteWhichFieldIsLeftOut() {
        answersPage("", json("{'kind':'PodList','metadata':{},'items':[{'metadata':{'name':'a','namespace':'team',"
                + "'managedFields':[{'manager':'kubectl'}]},'spec':{'hostNetwork':true}}]}"));

        pods();

        assertEquals(
                "{\"metadata\":{\"name\":\"a\",\"namespace\":\"team\"},\"spec\":{\"hostNetwork\":true}}",
                kept.attributes("Pod/team/a").toString());
    }

    @Test
    void whoWroteWhichFieldIsReadBeforeItIsLeftOut() {
        cluster.answers("/api/v1/configmaps", json("{'kind':'ConfigMapList','metadata':{},'items':[{'metadata':{"
                + "'name':'a','namespace':'team','managedFields':[{'time':'2026-03-01T00:00:00Z'}]}}]}"));
        KubeKind maps = SecretKinds.kinds(false).getLast();

        collect(maps, maps.paths().getFirst(), Scope.ALL);

        assertEquals(
                "{\"metadata\":{\"name\":\"a\",\"namespace\":\"team\"},\"changed\":\"2026-03-01T00:00:00Z\",\"names\":[]}",
                kept.attributes("ConfigMap/team/a").toString());
    }

    @Test
    void aCopyOfTheObjectInAnAnnotationIsTakenOut() {
        answersPage("", json(
                "{'kind':'PodList','metadata':{},'items':[{'metadata':{'name':'a','namespace':'team','annotations':{"
                        + "'kubectl.kubernetes.io/last-applied-configuration':'s3cret','owner':'me'}}}]}"));

        pods();

        assertEquals(
                "{\"kubectl.kubernetes.io/last-applied-configuration\":{\"removed\":true,\"kind\":\"copy-of-object\",\"length\":6},"
                        + "\"owner\":\"me\"}",
                kept.attributes("Pod/team/a").at("/metadata/annotations").toString());
    }

    @Test
    void ofSecretsOnlyTheMetadataIsAskedFor() {
        cluster.answers("/api/v1/secrets", json("{'kind':'PartialObjectMetadataList','metadata':{},'items':["
                + "{'kind':'PartialObjectMetadata','metadata':{'name':'s','namespace':'team'}}]}"));

        assertEquals(new Coverage.Complete(1), collect(SECRET, SECRETS, Scope.ALL));
        assertEquals(
                "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json",
                cluster.server().getAllServeEvents().getFirst().getRequest().getHeader("Accept"));
    }

    @Test
    void aServerThatGivesWholeSecretsAllTheSameLeavesNoneOfThem() {
        cluster.answers("/api/v1/secrets", json("{'kind':'SecretList','metadata':{},'items':["
                + "{'metadata':{'name':'s','namespace':'team'},'data':{'k':'czNjcmV0'},'stringData':{'k':'s3cret'},'type':'Opaque'}]}"));

        collect(SECRET, SECRETS, Scope.ALL);

        assertEquals("{\"metadata\":{\"name\":\"s\",\"namespace\":\"team\"}}",
                kept.attributes("Secret/team/s").toString());
    }

    @Test
    void noDigestIsKeptOfBodiesFromWhichSomethingWasTaken() {
        answersPage("", json(list("", "a")));

        pods();

        assertFalse(cluster.calls().calls().getFirst().rawDigest().isPresent());
    }
}
