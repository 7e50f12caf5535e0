package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.Match;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A policy of an administrator: AdminNetworkPolicy, its baseline, ClusterNetworkPolicy. Its rules are asked in their order, and
 * the first that names a packet decides; what follows one that names everybody has no effect.
 *
 * @see <a href="https://network-policy-api.sigs.k8s.io/reference/spec/">Network policy API</a>
 */
final class AdminEffect {
    private static final Set<String> MEMBERS = Set.of("namespaces", "pods", "networks", "nodes", "domainNames");

    private AdminEffect() {}

    static void of(JsonNode spec, Effect effect) {
        if (!spec.isObject()) {
            effect.notUnderstood();
            return;
        }
        for (Direction direction : Direction.values()) {
            new Course(direction, effect).run(spec.path(direction.word()));
        }
    }

    /** The rules of a direction, in their order. */
    private static final class Course {
        private final Direction direction;
        private final Effect effect;
        private final Effect.Allowed allowed = new Effect.Allowed();
        private Blocks denied = Blocks.NONE;
        private AddressSet decided = AddressSet.NONE;
        private boolean podsDecided;
        private boolean podsDenied;

        Course(Direction direction, Effect effect) {
            this.direction = direction;
            this.effect = effect;
        }

        void run(JsonNode rules) {
            for (JsonNode rule : rules) {
                rule(rule);
            }
            effect.allows(direction, allowed);
            effect.denies(direction, denied);
            boolean outside = direction == Direction.INGRESS || denied.isEverything();
            if (podsDenied && outside) {
                effect.refuses(direction);
            }
        }

        private void rule(JsonNode rule) {
            Peers peers = peers(rule.path(direction.peers()));
            String ports = ports(rule);
            boolean everyPod = !peers.everyone().isEmpty()
                    || effect.live().all(peers.namespaces()) == Match.YES;
            switch (rule.path("action").asText("")) {
                case "Allow", "Accept" -> allowed.add(ports, new Peers(
                        podsDecided ? List.of() : peers.everyone(),
                        podsDecided ? List.of() : peers.namespaces(),
                        peers.blocks().without(decided), peers.unread()));
                case "Deny" -> {
                    denied = denied.and(peers.blocks().without(decided));
                    podsDenied |= everyPod && !podsDecided && ports.isEmpty();
                }
                case "Pass" -> {}
                default -> effect.notUnderstood();
            }
            if (ports.isEmpty()) {
                decided = decided.union(peers.blocks().set());
                podsDecided |= everyPod;
            }
        }

        private static String ports(JsonNode rule) {
            JsonNode ports = rule.path("ports").isEmpty() ? rule.path("protocols") : rule.path("ports");
            return ports.isEmpty() ? "" : ports.toString().replaceAll("[\"\\[\\]{}]", "");
        }

        private Peers peers(JsonNode named) {
            Peers all = Peers.NONE;
            for (JsonNode peer : named) {
                all = all.and(Json.onlyHas(peer, MEMBERS) ? peer(peer) : Peers.NOT_UNDERSTOOD);
            }
            return all;
        }

        private static Peers peer(JsonNode peer) {
            if (peer.path("namespaces").isObject()) {
                return KubernetesEffect.selector(peer.path("namespaces"));
            }
            JsonNode pods = peer.path("pods");
            if (pods.isObject()) {
                return LabelSelector.of(pods.path("podSelector")).selectsAll()
                        ? KubernetesEffect.selector(pods.path("namespaceSelector"))
                        : Peers.NONE;
            }
            Peers all = Peers.NONE;
            for (JsonNode network : peer.path("networks")) {
                all = all.and(Peers.of(Blocks.of(network.asText(""), peer.path("except"))));
            }
            Optional<String> anyName = Optional.of(peer.path("domainNames"))
                    .filter(names -> Json.any(names, name -> Names.isAny(name.asText(""))))
                    .map(names -> "domainNames: *");
            return anyName.map(Peers::everyone).map(all::and).orElse(all);
        }
    }
}
