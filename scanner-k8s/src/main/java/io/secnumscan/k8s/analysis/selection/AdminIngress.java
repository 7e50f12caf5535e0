package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.LabelSelector;
import java.util.Optional;

/**
 * What an administrator's policy (AdminNetworkPolicy, its baseline, ClusterNetworkPolicy) does to ingress. It isolates
 * nothing by itself: its rules accept, deny or pass on what they name, the first that names a source deciding. What a
 * baseline accepts would get in without it, and nothing gets in by it where another policy restricts.
 *
 * @see <a href="https://network-policy-api.sigs.k8s.io/api-overview/">Network policy API</a>
 */
final class AdminIngress {
    private AdminIngress() {}

    /**
     * Empty when the policy is in no form that is understood.
     *
     * @param baseline whether the policies of namespaces come first
     */
    static Optional<Ingress> of(JsonNode spec, boolean baseline) {
        JsonNode rules = spec.path("ingress");
        if (!spec.isObject() || !Parts.list(rules, JsonNode::isObject)) {
            return Optional.empty();
        }
        Ingress sofar = Ingress.UNTOUCHED;
        for (JsonNode rule : rules) {
            String action = rule.path("action").asText("");
            boolean every = everything(rule);
            switch (action) {
                case "Deny" -> sofar = every ? Ingress.RESTRICTED : Ingress.PARTLY_DENIED;
                case "Allow", "Accept" -> sofar = every && !baseline ? Ingress.OPEN : sofar;
                case "Pass" -> {}
                default -> {
                    return Optional.empty();
                }
            }
            if (every) {
                break;
            }
        }
        return Optional.of(sofar);
    }

    private static boolean everything(JsonNode rule) {
        return rule.path("ports").isEmpty() && rule.path("protocols").isEmpty()
                && Parts.any(rule.path("from"), AdminIngress::everyPod);
    }

    private static boolean everyPod(JsonNode peer) {
        JsonNode pods = peer.path("pods");
        return all(peer.path("namespaces"))
                || pods.isObject() && all(pods.path("namespaceSelector")) && all(pods.path("podSelector"));
    }

    private static boolean all(JsonNode selector) {
        return selector.isObject() && LabelSelector.of(selector).selectsAll();
    }
}
