package io.secnumscan.k8s;

import io.secnumscan.core.collect.CollectorContract;
import io.secnumscan.core.collect.ContractSubject;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.Transport;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.KubeKind;
import io.secnumscan.k8s.collect.ListCollector;
import io.secnumscan.k8s.config.Login;
import io.secnumscan.k8s.controlplane.KubeadmCollector;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The collectors of a cluster keep the contract of all collectors: each kind, one of them in a namespace, and kubeadm's. */
class KubernetesContractTest extends CollectorContract {
    private static final String POD = "\"spec\": {\"containers\": [{\"name\": \"c\"}]";
    /** What objects of some kind must have; the others have it too. */
    private static final String CONTENT = POD + ", \"template\": {" + POD + "}}, \"jobTemplate\": {\"spec\": {"
            + "\"template\": {" + POD + "}}}}}, \"roleRef\": {\"kind\": \"Role\", \"name\": \"r\"}";
    private static final String CONFIG_MAPS = "/api/v1/namespaces/kube-system/configmaps/";

    @Override
    protected List<ContractSubject> subjects() {
        List<ContractSubject> subjects = new ArrayList<>();
        for (KubeKind kind : KubernetesSession.kinds(false)) {
            subjects.add(list(kind, Scope.ALL, new View.Cloud()));
        }
        KubeKind namespaced =
                KubernetesSession.kinds(false).stream().filter(KubeKind::namespaced).findFirst().orElseThrow();
        subjects.add(list(namespaced, Scope.of("namespace", "team"), new View.Namespace("team")));
        subjects.add(certificates());
        subjects.add(kubeadm());
        return subjects;
    }

    /** Secrets of which some are read for their certificates: two lists of one kind. */
    private static ContractSubject certificates() {
        KubeKind secrets = KubernetesSession.kinds(true).stream()
                .filter(kind -> kind.kind().equals("Secret"))
                .findFirst()
                .orElseThrow();
        ResourcePath path = secrets.paths().getFirst();
        String list = path.list(Optional.empty()) + "?limit=500&fieldSelector=type";
        return new ContractSubject(
                secrets.type() + " with certificates",
                (base, api) -> new ListCollector(secrets, api(base, api), path),
                Scope.ALL,
                new View.Cloud(),
                Map.of(
                        list + "%21%3Dkubernetes.io%2Ftls", page(secrets, "", "a", "b"),
                        list + "%3Dkubernetes.io%2Ftls", page(secrets, "", "c")),
                Set.of());
    }

    private static ContractSubject list(KubeKind kind, Scope scope, View view) {
        ResourcePath path = kind.paths().getFirst();
        String first = path.list(scope.id("namespace")) + "?limit=500";
        return new ContractSubject(
                kind.type() + (scope.equals(Scope.ALL) ? "" : " in " + scope),
                (base, api) -> new ListCollector(kind, api(base, api), path),
                scope,
                view,
                Map.of(
                        first, page(kind, "go/on=", "a", "b"),
                        first + "&continue=go%2Fon%3D", page(kind, "", "c")),
                Set.of());
    }

    private static String page(KubeKind kind, String next, String... names) {
        List<String> objects = new ArrayList<>();
        for (String name : names) {
            String namespace = kind.namespaced() ? ", \"namespace\": \"team\"" : "";
            objects.add("{\"metadata\": {\"name\": \"" + name + "\"" + namespace + "}, " + CONTENT + "}");
        }
        return "{\"kind\": \"" + kind.kind() + "List\", \"metadata\": {\"continue\": \"" + next + "\"}, \"items\": ["
                + String.join(", ", objects) + "]}";
    }

    private static ContractSubject kubeadm() {
        return new ContractSubject(
                "kubernetes.kubeadm.configuration",
                (base, api) -> new KubeadmCollector(api(base, api)),
                Scope.ALL,
                new View.Cloud(),
                Map.of(
                        CONFIG_MAPS + "kubeadm-config", configMap("kubeadm-config"),
                        CONFIG_MAPS + "kubelet-config", configMap("kubelet-config")),
                Set.of());
    }

    private static String configMap(String name) {
        return "{\"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"" + name
                + "\", \"namespace\": \"kube-system\"}, \"data\": {}}";
    }

    private static KubeApi api(URI base, ApiClient client) {
        String server = base.toString().replaceFirst("/$", "");
        Login login = new Login(
                "reader", URI.create(server), "test", Transport.direct(), true, "none", Optional.empty(), Map::of);
        return new KubeApi(login, client);
    }
}
