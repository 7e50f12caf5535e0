package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.Labels;
import io.secnumscan.k8s.analysis.Labels.Label;
import io.secnumscan.k8s.analysis.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Cilium policy selects. Its labels carry their source ({@code k8s:app}, {@code any:app}, none is any), and some
 * keys stand for the pod's namespace, that namespace's labels, and the service account.
 *
 * @see <a href="https://docs.cilium.io/en/stable/network/kubernetes/policy/">Cilium network policies</a>
 */
record CiliumSelection(NamespaceTest test, LabelSelector endpoints) implements Selection {
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String NAMESPACE_LABEL = "io.cilium.k8s.namespace.labels.";
    private static final String ACCOUNT = "io.cilium.k8s.policy.serviceaccount";
    private static final String CLUSTER = "io.cilium.k8s.policy.cluster";

    /** A policy holds one {@code spec} or several {@code specs}; one about nodes selects no pod. */
    static Selection of(JsonNode policy, NamespaceTest test) {
        List<Selection> all = new ArrayList<>();
        if (policy.has("spec")) {
            all.add(ofSpec(policy.path("spec"), test));
        }
        policy.path("specs").forEach(spec -> all.add(ofSpec(spec, test)));
        return all.size() == 1 ? all.getFirst() : new AnyOf(all);
    }

    private static Selection ofSpec(JsonNode spec, NamespaceTest test) {
        return spec.path("endpointSelector").isObject()
                ? new CiliumSelection(test, LabelSelector.of(spec.path("endpointSelector")))
                : NOTHING;
    }

    @Override
    public Match namespace(Place namespace) {
        return test.of(namespace);
    }

    @Override
    public Match pod(Place namespace, LivePod pod) {
        return endpoints
                .matches(key -> label(withoutSource(key), key, namespace, pod.own(), new Label.Is(pod.account())));
    }

    @Override
    public boolean everyPod() {
        return endpoints.selectsAll();
    }

    /** What is asked of the namespace is known; what is asked of a pod that could be there must not contradict itself. */
    @Override
    public Match possible(Place namespace) {
        Match all = endpoints
                .matches(key -> label(withoutSource(key), key, namespace, Labels.unread(), new Label.Unknown()));
        return all == Match.UNKNOWN ? endpoints.satisfiable() : all;
    }

    private static Label label(String name, String key, Place namespace, Labels pod, Label account) {
        if (key.startsWith("reserved:")) {
            return new Label.None();
        }
        if (name.startsWith(NAMESPACE_LABEL)) {
            return namespace.labels().get(name.substring(NAMESPACE_LABEL.length()));
        }
        return switch (name) {
            case NAMESPACE -> new Label.Is(namespace.name());
            case ACCOUNT -> account;
            case CLUSTER -> new Label.Unknown();
            default -> pod.get(name);
        };
    }

    private static String withoutSource(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(colon + 1);
    }
}
