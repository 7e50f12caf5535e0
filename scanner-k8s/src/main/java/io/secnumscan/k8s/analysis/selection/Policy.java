package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.k8s.analysis.Derived;
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.selection.Selection.NamespaceTest;
import java.util.List;
import java.util.Optional;

/**
 * A policy of any kind with what it selects.
 *
 * @param namespace that it lives in; empty for one of the cluster
 * @param ingress what it does to connections that come in; empty when that is not understood
 */
record Policy(
        Derived.Source source, String name, String namespace, Selection selection, Optional<Ingress> ingress) {
    static final String KUBERNETES = "kubernetes.network.network-policy";
    static final String ADMIN = "kubernetes.network.admin-network-policy";
    static final String BASELINE = "kubernetes.network.baseline-admin-network-policy";
    static final String CLUSTER = "kubernetes.network.cluster-network-policy";
    static final String CILIUM = "kubernetes.network.cilium-network-policy";
    static final String CILIUM_CLUSTERWIDE = "kubernetes.network.cilium-clusterwide-network-policy";
    static final String CALICO = "kubernetes.network.calico-network-policy";
    static final String CALICO_GLOBAL = "kubernetes.network.calico-global-network-policy";

    /** Every kind, those of Kubernetes first. */
    static final List<String> TYPES =
            List.of(KUBERNETES, ADMIN, BASELINE, CLUSTER, CILIUM, CILIUM_CLUSTERWIDE, CALICO, CALICO_GLOBAL);

    static Policy of(Resource resource) {
        String namespace = resource.attributes().path("metadata").path("namespace").asText("");
        return new Policy(
                Derived.Source.of(resource), resource.name(), namespace,
                selection(resource.type(), resource.attributes(), namespace),
                ingress(resource.type(), resource.attributes()));
    }

    private static Optional<Ingress> ingress(String type, JsonNode policy) {
        JsonNode spec = policy.path("spec");
        return switch (type) {
            case KUBERNETES -> KubernetesIngress.of(spec);
            case ADMIN -> AdminIngress.of(spec, false);
            case BASELINE -> AdminIngress.of(spec, true);
            case CLUSTER -> AdminIngress.of(spec, spec.path("tier").asText("").equals("Baseline"));
            case CILIUM, CILIUM_CLUSTERWIDE -> CiliumIngress.of(policy, type.equals(CILIUM_CLUSTERWIDE));
            case CALICO, CALICO_GLOBAL -> CalicoIngress.of(spec);
            default -> throw new IllegalArgumentException("no policy: " + type);
        };
    }

    private static Selection selection(String type, JsonNode policy, String namespace) {
        NamespaceTest own = NamespaceTest.named(namespace);
        return switch (type) {
            case KUBERNETES -> new Selection.ByLabels(own, LabelSelector.of(policy.path("spec").path("podSelector")));
            case ADMIN, BASELINE, CLUSTER -> ofSubject(policy.path("spec").path("subject"));
            case CILIUM -> CiliumSelection.of(policy, own);
            case CILIUM_CLUSTERWIDE -> CiliumSelection.of(policy, everywhere -> io.secnumscan.k8s.analysis.Match.YES);
            case CALICO -> CalicoSelection.of(policy, own);
            case CALICO_GLOBAL -> CalicoSelection.of(policy, CalicoSelection.namespaces(policy));
            default -> throw new IllegalArgumentException("no policy: " + type);
        };
    }

    /** Whole namespaces by their labels, or pods by theirs within namespaces. */
    private static Selection ofSubject(JsonNode subject) {
        if (subject.path("namespaces").isObject()) {
            NamespaceTest test = NamespaceTest.labelled(LabelSelector.of(subject.path("namespaces")));
            return new Selection.ByLabels(test, new LabelSelector(List.of()));
        }
        JsonNode pods = subject.path("pods");
        return pods.isObject()
                ? new Selection.ByLabels(
                        NamespaceTest.labelled(LabelSelector.of(pods.path("namespaceSelector"))),
                        LabelSelector.of(pods.path("podSelector")))
                : Selection.NOTHING;
    }
}
