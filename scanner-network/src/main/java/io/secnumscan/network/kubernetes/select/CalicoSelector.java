package io.secnumscan.network.kubernetes.select;

import io.secnumscan.network.kubernetes.read.Namespace;
import io.secnumscan.network.kubernetes.read.Pod;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Calico's selector of endpoints, as far as those are pods. They have labels for their namespace and its labels ({@code
 * pcns.}), and their service account; labels of accounts ({@code pcsa.}) are not read.
 *
 * @param own the only namespace that it holds in; empty for those that fit the other expression
 * @param namespaces of the namespaces' own labels
 * @see <a href="https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors">Selectors</a>
 */
public record CalicoSelector(Optional<String> own, CalicoExpression namespaces, CalicoExpression endpoints)
        implements PodSelector {
    private static final String NAMESPACE_LABEL = "pcns.";
    private static final String ACCOUNT_LABEL = "pcsa.";

    @Override
    public boolean mayHold(Namespace namespace) {
        return own.map(namespace.name()::equals).orElse(true)
                && namespaces.matches((key, value, absent) -> ofNamespace(namespace, key, value, absent)) != Answer.NO;
    }

    @Override
    public Answer of(Pod pod) {
        Namespace namespace = pod.namespace();
        return Answer.of(own.map(namespace.name()::equals).orElse(true))
                .and(namespaces.matches((key, value, absent) -> ofNamespace(namespace, key, value, absent)))
                .and(endpoints.matches((key, value, absent) -> ofPod(pod, key, value, absent)));
    }

    private static Answer ofNamespace(
            Namespace namespace, String key, Predicate<String> value, boolean absent) {
        return key.equals("projectcalico.org/name")
                ? Answer.of(value.test(namespace.name()))
                : namespace.labels().test(key, value, absent);
    }

    private static Answer ofPod(
            Pod pod, String key, Predicate<String> value, boolean absent) {
        if (key.startsWith(NAMESPACE_LABEL)) {
            return ofNamespace(pod.namespace(), key.substring(NAMESPACE_LABEL.length()), value, absent);
        }
        if (key.startsWith(ACCOUNT_LABEL)) {
            return Answer.UNKNOWN;
        }
        return switch (key) {
            case "projectcalico.org/namespace" -> Answer.of(value.test(pod.namespace().name()));
            case "projectcalico.org/orchestrator" -> Answer.of(value.test("k8s"));
            case "projectcalico.org/serviceaccount" -> Answer.of(value.test(pod.account()));
            default -> pod.labels().test(key, value, absent);
        };
    }
}
