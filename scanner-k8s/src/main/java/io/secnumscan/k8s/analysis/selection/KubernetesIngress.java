package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a NetworkPolicy does to ingress: it isolates the pods that it selects, and what its rules name comes in.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network policies</a>
 */
final class KubernetesIngress {
    private KubernetesIngress() {}

    /** Empty when the policy is in no form that is understood. */
    static Optional<Ingress> of(JsonNode spec) {
        JsonNode types = spec.path("policyTypes");
        JsonNode rules = spec.path("ingress");
        if (!spec.isObject() || !Parts.list(types, JsonNode::isTextual) || !Parts.list(rules, JsonNode::isObject)) {
            return Optional.empty();
        }
        // Without types a policy is about ingress, whether or not it has rules for it.
        if (!types.isEmpty() && !Parts.any(types, type -> type.textValue().equals("Ingress"))) {
            return Optional.of(Ingress.UNTOUCHED);
        }
        for (JsonNode rule : rules) {
            if (!Parts.list(rule.path("from"), JsonNode::isObject)
                    || !Parts.list(rule.path("ports"), JsonNode::isObject)) {
                return Optional.empty();
            }
        }
        return Optional.of(Parts.any(rules, KubernetesIngress::opens) ? Ingress.OPEN : Ingress.RESTRICTED);
    }

    /** Whether a rule lets in the whole cluster, or the whole internet, on every port of a protocol. */
    private static boolean opens(JsonNode rule) {
        JsonNode ports = rule.path("ports");
        JsonNode peers = rule.path("from");
        boolean everyPort = ports.isEmpty() || Parts.any(ports, KubernetesIngress::everyPort);
        return everyPort && (peers.isEmpty() || Parts.any(peers, KubernetesIngress::everyPod) || everyAddress(peers));
    }

    private static boolean everyPort(JsonNode port) {
        JsonNode first = port.path("port");
        return Parts.none(first) || first.asInt(0) == 1 && port.path("endPort").asInt(0) == 65_535;
    }

    /** All namespaces, and every pod of them. Without a selector of namespaces it would be its own one alone. */
    private static boolean everyPod(JsonNode peer) {
        return peer.path("namespaceSelector").isObject()
                && LabelSelector.of(peer.path("namespaceSelector")).selectsAll()
                && LabelSelector.of(peer.path("podSelector")).selectsAll();
    }

    /** Of one family, in one block or in several together. */
    private static boolean everyAddress(JsonNode peers) {
        List<String> blocks = new ArrayList<>();
        for (JsonNode peer : peers) {
            if (peer.path("ipBlock").path("except").isEmpty()) {
                blocks.add(peer.path("ipBlock").path("cidr").asText(""));
            }
        }
        return Blocks.coverAll(blocks);
    }
}
