package io.secnumscan.k8s.controlplane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.secnumscan.k8s.Cluster.forbidden;
import static io.secnumscan.k8s.Cluster.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.k8s.Cluster;
import io.secnumscan.k8s.Kept;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KubeadmCollectorTest {
    private static final String PATH = "/api/v1/namespaces/kube-system/configmaps/";
    private static final Text RIGHT = new Text(
            "verb get, resource configmaps, in namespace kube-system, name kubeadm-config",
            "verbe get, ressource configmaps, dans l'espace de noms kube-system, nom kubeadm-config");

    private final Cluster cluster = Cluster.empty();
    private final Kept kept = new Kept();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Coverage collect() {
        return new KubeadmCollector(cluster.api()).collect(Scope.ALL, kept);
    }

    private void answersBoth() {
        for (String name : List.of("kubeadm-config", "kubelet-config")) {
            cluster.answers(
                    PATH + name,
                    json("{'kind':'ConfigMap','metadata':{'name':'" + name
                            + "','namespace':'kube-system','managedFields':[]},"
                            + "'data':{'kubelet':'x'}}"));
        }
    }

    @Test
    void bothAreReadByName() {
        answersBoth();

        assertEquals(new Coverage.Complete(2), collect());
        assertEquals(List.of("ConfigMap/kube-system/kubeadm-config", "ConfigMap/kube-system/kubelet-config"),
                kept.ids());
        assertEquals("{\"kubelet\":\"x\"}",
                kept.attributes("ConfigMap/kube-system/kubelet-config").path("data").toString());
    }

    @Test
    void aClusterThatKubeadmDidNotMakeHasNoneAndThatIsWhole() {
        assertEquals(new Coverage.Complete(0), collect());
    }

    @Test
    void oneThatIsRefusedIsPartial() {
        answersBoth();
        cluster.answers(PATH + "kubeadm-config", forbidden());

        assertEquals(
                new Coverage.Partial(
                        1, Cause.FORBIDDEN,
                        "reading the ConfigMap kube-system/kubeadm-config: HTTP 403 (is forbidden)",
                        Optional.of(RIGHT)),
                collect());
    }

    @Test
    void bothRefusedIsUnavailableAndTheRightIsToBoth() {
        cluster.answers(PATH + "kubeadm-config", forbidden());
        cluster.answers(PATH + "kubelet-config", forbidden());

        assertEquals(
                new Coverage.Unavailable(
                        Cause.FORBIDDEN,
                        "reading the ConfigMap kube-system/kubeadm-config: HTTP 403 (is forbidden)",
                        Optional.of(new Text(RIGHT.en() + ", kubelet-config", RIGHT.fr() + ", kubelet-config"))),
                collect());
    }

    @Test
    void anotherObjectIsNotTakenForIt() {
        answersBoth();
        cluster.answers(PATH + "kubelet-config", json("{'kind':'ConfigMap','metadata':{'name':'other'}}"));

        assertEquals(
                Coverage.partial(
                        1, Cause.UNREADABLE,
                        "reading the ConfigMap kube-system/kubelet-config: the answer is something else"),
                collect());
    }

    @Test
    void aServerErrorIsNotTheirAbsence() {
        answersBoth();
        cluster.answers(PATH + "kubelet-config", aResponse().withStatus(500));

        assertEquals(
                Coverage.partial(1, Cause.SERVER_ERROR, "reading the ConfigMap kube-system/kubelet-config: HTTP 500"),
                collect());
    }
}
