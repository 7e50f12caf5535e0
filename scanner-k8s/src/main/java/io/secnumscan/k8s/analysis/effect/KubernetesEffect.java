package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * A NetworkPolicy. Its rules count in the directions that it is about: those of its types, or ingress, and egress when it has
 * rules for that.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicy</a>
 */
final class KubernetesEffect {
    private KubernetesEffect() {}

    static void of(JsonNode policy, Effect effect) {
        JsonNode spec = policy.path("spec");
        if (!spec.isObject()) {
            effect.notUnderstood();
            return;
        }
        String own = policy.path("metadata").path("namespace").asText("");
        for (Direction direction : Direction.values()) {
            if (isAbout(spec, direction)) {
                Effect.Allowed allowed = new Effect.Allowed();
                for (JsonNode rule : spec.path(direction.word())) {
                    allowed.add(ports(rule.path("ports")), peers(rule.path(direction.peers()), own));
                }
                effect.allows(direction, allowed);
            }
        }
    }

    private static boolean isAbout(JsonNode spec, Direction direction) {
        JsonNode types = spec.path("policyTypes");
        return types.isEmpty()
                ? direction == Direction.INGRESS || !spec.path("egress").isEmpty()
                : Json.any(types, type -> type.asText("").equals(direction.type()));
    }

    private static Peers peers(JsonNode named, String own) {
        if (named.isEmpty()) {
            return Peers.everyone("*");
        }
        Peers peers = Peers.NONE;
        for (JsonNode peer : named) {
            peers = peers.and(peer(peer, own));
        }
        return peers;
    }

    private static Peers peer(JsonNode peer, String own) {
        if (peer.path("ipBlock").isObject()) {
            return Peers
                    .of(Blocks.of(peer.path("ipBlock").path("cidr").asText(""), peer.path("ipBlock").path("except")));
        }
        JsonNode namespaces = peer.path("namespaceSelector");
        JsonNode pods = peer.path("podSelector");
        if (!namespaces.isObject() && !pods.isObject()) {
            return Peers.NOT_UNDERSTOOD;
        }
        if (!LabelSelector.of(pods).selectsAll()) {
            return Peers.NONE;
        }
        if (!namespaces.isObject()) {
            return Peers.of(namespace -> Match.of(namespace.name().equals(own)));
        }
        return selector(namespaces);
    }

    /** A selector of namespaces, with every pod of them. */
    static Peers selector(JsonNode namespaces) {
        LabelSelector selector = LabelSelector.of(namespaces);
        return selector.selectsAll()
                ? Peers.everyone("*/*")
                : Peers.of(namespace -> selector.matches(namespace.labels()));
    }

    private static String ports(JsonNode ports) {
        List<String> said = new ArrayList<>();
        for (JsonNode port : ports) {
            String first = port.path("port").asText("");
            String last = port.path("endPort").asText("");
            said.add((port.path("protocol").asText("TCP") + " " + first + (last.isEmpty() ? "" : "-" + last)).strip());
        }
        return String.join(", ", said);
    }
}
