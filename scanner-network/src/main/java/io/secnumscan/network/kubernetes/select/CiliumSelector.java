package io.secnumscan.network.kubernetes.select;

import io.secnumscan.network.kubernetes.read.Namespace;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.select.LabelSelector.Requirement;
import java.util.Map;
import java.util.Optional;

/**
 * Cilium's selector of endpoints. Its keys carry the source of the label ({@code k8s:app}, {@code any:app}; without one it is
 * any), and some stand for the pod's namespace, that namespace's labels, and the service account.
 *
 * @param own the only namespace that it holds in; empty for all
 * @see <a href="https://docs.cilium.io/en/stable/network/kubernetes/policy/">Cilium and Kubernetes</a>
 */
public record CiliumSelector(Optional<String> own, LabelSelector endpoints) implements PodSelector {
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String NAMESPACE_LABEL = "io.cilium.k8s.namespace.labels.";
    private static final String ACCOUNT = "io.cilium.k8s.policy.serviceaccount";
    private static final String CLUSTER = "io.cilium.k8s.policy.cluster";
    private static final String RESERVED = "reserved:";

    /** Of peers of a policy of one namespace: those there, unless the selector speaks of namespaces itself. */
    public static CiliumSelector ofPeers(Optional<String> own, LabelSelector endpoints) {
        boolean speaks = endpoints.requirements().stream()
                .map(requirement -> withoutSource(requirement.key()))
                .anyMatch(key -> key.equals(NAMESPACE) || key.startsWith(NAMESPACE_LABEL));
        return new CiliumSelector(speaks ? Optional.empty() : own, endpoints);
    }

    @Override
    public boolean mayHold(Namespace namespace) {
        return own.map(namespace.name()::equals).orElse(true);
    }

    @Override
    public Answer of(Pod pod) {
        Answer all = Answer.of(mayHold(pod.namespace()));
        for (Requirement requirement : endpoints.requirements()) {
            all = all.and(accepts(requirement, pod));
        }
        return all;
    }

    private static Answer accepts(Requirement requirement, Pod pod) {
        String key = withoutSource(requirement.key());
        if (requirement.key().startsWith(RESERVED)) {
            return requirement.accepts(new Labels(Map.of(), true));
        }
        if (key.startsWith(NAMESPACE_LABEL)) {
            return requirement.withKey(key.substring(NAMESPACE_LABEL.length())).accepts(pod.namespace().labels());
        }
        return switch (key) {
            case NAMESPACE -> requirement.accepts(only(requirement, pod.namespace().name()));
            case ACCOUNT -> requirement.accepts(only(requirement, pod.account()));
            case CLUSTER -> Answer.UNKNOWN;
            default -> requirement.withKey(key).accepts(pod.labels());
        };
    }

    private static Labels only(Requirement requirement, String value) {
        return new Labels(Map.of(requirement.key(), value), true);
    }

    private static String withoutSource(String key) {
        return key.substring(key.indexOf(':') + 1);
    }
}
