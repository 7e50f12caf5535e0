package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.selection.CalicoSelector;
import java.util.List;
import java.util.stream.Stream;

/** Kinds of network policies, those of Kubernetes first. */
enum Kind {
    NETWORK_POLICY("network-policy", "Kubernetes"),
    ADMIN("admin-network-policy", "Kubernetes"),
    BASELINE("baseline-admin-network-policy", "Kubernetes"),
    CLUSTER("cluster-network-policy", "Kubernetes"),
    CILIUM("cilium-network-policy", "Cilium"),
    CILIUM_CLUSTERWIDE("cilium-clusterwide-network-policy", "Cilium"),
    CALICO("calico-network-policy", "Calico"),
    CALICO_GLOBAL("calico-global-network-policy", "Calico");

    static final List<String> TYPES = Stream.of(values()).map(Kind::type).toList();

    private final String word;
    private final String family;

    Kind(String word, String family) {
        this.word = word;
        this.family = family;
    }

    String type() {
        return "kubernetes.network." + word;
    }

    String word() {
        return word;
    }

    /** Whose kind it is: only that program enforces it, unless it is Kubernetes' own. */
    String family() {
        return family;
    }

    void read(JsonNode policy, Effect effect) {
        switch (this) {
            case NETWORK_POLICY -> KubernetesEffect.of(policy, effect);
            case ADMIN, BASELINE, CLUSTER -> AdminEffect.of(policy.path("spec"), effect);
            case CILIUM, CILIUM_CLUSTERWIDE -> CiliumEffect.of(policy, this == CILIUM_CLUSTERWIDE, effect);
            case CALICO, CALICO_GLOBAL -> CalicoEffect.of(policy, effect);
        }
    }

    /** Whether it is about every pod of the cluster, or of its namespace, whatever their labels. */
    boolean isAboutEveryPod(JsonNode policy) {
        JsonNode spec = policy.path("spec");
        return switch (this) {
            case NETWORK_POLICY -> LabelSelector.of(spec.path("podSelector")).selectsAll();
            case ADMIN, BASELINE, CLUSTER ->
                    spec.path("subject").isObject() && Subject.of(spec.path("subject")).isEveryPod();
            case CILIUM, CILIUM_CLUSTERWIDE -> spec.path("endpointSelector").isObject()
                    && LabelSelector.of(spec.path("endpointSelector")).selectsAll();
            case CALICO, CALICO_GLOBAL -> Stream.of("selector", "namespaceSelector", "serviceAccountSelector")
                    .allMatch(one -> CalicoSelector.parse(spec.path(one).asText("")) instanceof CalicoSelector.All);
        };
    }
}
