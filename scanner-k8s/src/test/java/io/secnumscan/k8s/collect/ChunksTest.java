package io.secnumscan.k8s.collect;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.secnumscan.k8s.Cluster.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Cluster;
import io.secnumscan.k8s.Kept;
import io.secnumscan.k8s.api.ResourcePath;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which chunk is the last one. */
class ChunksTest {
    private static final ResourcePath PODS = new ResourcePath("", "v1", "pods");
    private static final KubeKind POD = KubeKind.namespaced("kubernetes.core.pod", "Pod", PODS);
    private static final String POD_A = "{'metadata':{'name':'a','namespace':'team'}}";

    private final Cluster cluster = Cluster.empty();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private void answersPage(int page, String metadata, String items) {
        MappingBuilder request = get(urlPathEqualTo("/api/v1/pods"))
                .withQueryParam("continue", page == 0 ? absent() : equalTo("t" + page));
        cluster.server()
                .stubFor(request.willReturn(json(
                        "{'kind':'PodList'," + (metadata.isEmpty() ? "" : "'metadata':" + metadata + ",") + "'items':["
                                + items + "]}")));
    }

    private Coverage read(int mostChunks) {
        return new Chunks(POD, cluster.api(), PODS, Optional.empty(), new Kept(), Set.of(), mostChunks).read();
    }

    private static Coverage partial(long count, Cause cause, String why) {
        return Coverage.partial(count, cause, "listing pods: " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'remainingItemCount':500}", "{'continue':'','remainingItemCount':1}", "{'remainingItemCount':-1}"})
    void aLastChunkThatCountsMoreIsNotTheLast(String metadata) {
        answersPage(0, metadata, POD_A);

        assertEquals(
                partial(1, Cause.TRUNCATED, "the list ends, and says that there is more of it"), read(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "[]", "null", "'none'", "{'continue':{'a':'b'}}", "{'continue':7}", "{'remainingItemCount':'500'}"})
    void aChunkThatDoesNotSayHowItGoesOnIsNotTheLast(String metadata) {
        answersPage(0, metadata, POD_A);

        assertEquals(partial(1, Cause.UNREADABLE, "whether the list goes on can't be read"), read(9));
    }

    @Test
    void aChunkThatSaysTwiceHowItGoesOnIsUnread() {
        answersPage(0, "{'continue':'t1'},'metadata':{}", POD_A);

        assertEquals(
                Coverage.unavailable(
                        Cause.UNREADABLE,
                        "listing pods: the answer says something twice; what it says is not known"),
                read(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'continue':null}", "{'continue':'','remainingItemCount':0}"})
    void aChunkThatSaysNothingOfMoreIsTheLast(String metadata) {
        answersPage(0, metadata, POD_A);

        assertEquals(new Coverage.Complete(1), read(9));
    }

    @Test
    void aListThatGoesOnWithoutObjectsIsCut() {
        answersPage(0, "{'continue':'t1'}", POD_A);
        for (int page = 1; page < 20; page++) {
            answersPage(page, "{'continue':'t" + (page + 1) + "'}", "");
        }
        answersPage(20, "{}", "");

        assertEquals(partial(1, Cause.TRUNCATED, "the list has no end"), read(99));
        assertEquals(11, cluster.asked().size());
    }

    @Test
    void aListOfManyChunksThatHoldHardlyAnythingIsCut() {
        for (int page = 0; page < 520; page++) {
            answersPage(page, "{'continue':'t" + (page + 1) + "'}", POD_A.replace("'a'", "'a" + page + "'"));
        }

        assertEquals(partial(500, Cause.TRUNCATED, "its pages hold hardly anything"), read(50_000));
    }

    @Test
    void aListOfMoreChunksThanAClusterCanFillIsCut() {
        for (int page = 0; page < 5; page++) {
            answersPage(page, "{'continue':'t" + (page + 1) + "'}", POD_A.replace("'a'", "'a" + page + "'"));
        }

        assertEquals(partial(3, Cause.TRUNCATED, "the list has no end"), read(3));
    }
}
