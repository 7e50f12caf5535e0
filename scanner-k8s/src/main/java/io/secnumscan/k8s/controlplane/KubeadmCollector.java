package io.secnumscan.k8s.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.Trimmed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the two ConfigMaps of kubeadm by name: the right to read these two is easier given than that to list all, and
 * only of these two is the content kept. A cluster that kubeadm did not make has neither, and that is a whole answer; one without the other is not.
 */
public final class KubeadmCollector implements Collector {
    private static final String NAMESPACE = "kube-system";
    private static final List<String> NAMES = List.of("kubeadm-config", "kubelet-config");
    private static final ResourcePath CONFIG_MAPS = new ResourcePath("", "v1", "configmaps");

    private final KubeApi api;

    public KubeadmCollector(KubeApi api) {
        this.api = api;
    }

    /** Whether an identity is not refused the first of the two. */
    public static boolean mayRead(KubeApi api) {
        ApiAnswer answer = api.probe(path(NAMES.getFirst()), KubeApi.JSON);
        return !(answer instanceof ApiAnswer.Refusal refusal && (refusal.status() == 403 || refusal.status() == 401));
    }

    @Override
    public String type() {
        return "kubernetes.kubeadm.configuration";
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return NAMES.stream().map(name -> PlannedCall.get(api.get(path(name), KubeApi.JSON).uri())).toList();
    }

    private static String path(String name) {
        return CONFIG_MAPS.object(Optional.of(NAMESPACE), name);
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        List<Coverage.Unavailable> gaps = new ArrayList<>();
        for (String name : NAMES) {
            read(name, sink).ifPresent(gaps::add);
        }
        if (!gaps.isEmpty()) {
            Coverage.Unavailable first = gaps.getFirst();
            return gaps.size() == NAMES.size()
                    ? bothNamed(gaps)
                    : new Coverage.Partial(sink.count(), first.cause(), first.reason(), first.missingRight());
        }
        return sink.count() == 0 || sink.count() == NAMES.size()
                ? new Coverage.Complete(sink.count())
                : Coverage.partial(
                        sink.count(), Cause.UNREADABLE,
                        "of the ConfigMaps that kubeadm makes, " + String.join(" and ", NAMES) + ", one is not there");
    }

    /** Why it was not read; empty when it was, and when there is none. */
    private Optional<Coverage.Unavailable> read(String name, ResourceSink sink) {
        String what = "reading the ConfigMap " + NAMESPACE + "/" + name;
        KubeApi.Document document = api.document(path(name), KubeApi.JSON);
        return switch (document) {
            case KubeApi.Document.Read(var answer, JsonNode json) when json instanceof ObjectNode object
                    && isNamed(object, name) -> {
                Trimmed.common(object);
                sink.add(answer.call(), Scope.of("namespace", NAMESPACE), "ConfigMap/" + NAMESPACE + "/" + name, name,
                        object);
                sink.endPage();
                yield Optional.empty();
            }
            case KubeApi.Document.Read read -> Optional.of(new Coverage.Unavailable(
                    Cause.UNREADABLE, what + ": the answer is something else", Optional.empty()));
            case KubeApi.Document.NotRead(ApiAnswer.Refusal refusal) when refusal.status() == 404 -> Optional.empty();
            case KubeApi.Document.NotRead(ApiAnswer answer) -> Optional.of(refused(answer, what, name));
        };
    }

    private static Coverage.Unavailable refused(ApiAnswer answer, String what, String name) {
        Coverage.Unavailable none = (Coverage.Unavailable) ApiAnswer.notRead(answer, what);
        return none.cause() == Cause.FORBIDDEN
                ? new Coverage.Unavailable(none.cause(), none.reason(), Optional.of(right(name)))
                : none;
    }

    /** Whoever is refused both is told of both at once. */
    private static Coverage.Unavailable bothNamed(List<Coverage.Unavailable> gaps) {
        Coverage.Unavailable first = gaps.getFirst();
        return gaps.stream().allMatch(gap -> gap.missingRight().isPresent())
                ? new Coverage.Unavailable(first.cause(), first.reason(), Optional.of(right(String.join(", ", NAMES))))
                : first;
    }

    private static Text right(String name) {
        Text any = CONFIG_MAPS.missing("get", Optional.of(NAMESPACE));
        return new Text(any.en() + ", name " + name, any.fr() + ", nom " + name);
    }

    private static boolean isNamed(ObjectNode object, String name) {
        return object.path("kind").asText().equals("ConfigMap")
                && object.path("metadata").path("name").asText().equals(name);
    }
}
