package io.secnumscan.network.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.network.kubernetes.select.CiliumSelector;
import io.secnumscan.network.kubernetes.select.LabelSelector;
import io.secnumscan.network.kubernetes.select.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cilium's policies. Like those of Kubernetes, which it enforces beside them, they add up; rules that deny come before all
 * that allow. A pod that a rule of a direction selects is isolated in it, unless the rule says otherwise. Rules about nodes
 * are left out here: they are no pod's.
 *
 * @see <a href="https://docs.cilium.io/en/stable/security/policy/">Policies of Cilium</a>
 */
final class CiliumPolicies {
    private CiliumPolicies() {}

    static List<Policy> of(Resource resource, Kind kind) {
        JsonNode object = resource.attributes();
        List<Policy> all = new ArrayList<>();
        Optional<String> own =
                kind == Kind.CILIUM ? Optional.of(object.at("/metadata/namespace").asText()) : Optional.empty();
        String name = kind.title() + " " + own.map(namespace -> namespace + "/").orElse("") + resource.name();
        if (object.path("spec").isObject()) {
            all.addAll(of(object.path("spec"), name, kind, own));
        }
        object.path("specs").forEach(spec -> all.addAll(of(spec, name, kind, own)));
        return all;
    }

    private static List<Policy> of(JsonNode spec, String name, Kind kind, Optional<String> own) {
        if (!spec.path("endpointSelector").isObject()) {
            return List.of();
        }
        CiliumSelector subject = new CiliumSelector(own, LabelSelector.of(spec.path("endpointSelector")));
        Policy denying = new Policy(
                name, kind, Tier.DEFAULT, Double.NEGATIVE_INFINITY, subject, false, false,
                denials(spec, Direction.INGRESS, own), denials(spec, Direction.EGRESS, own));
        Policy allowing = new Policy(
                name, kind, Tier.DEFAULT, Policy.KUBERNETES_ORDER, subject, isolates(spec, Direction.INGRESS),
                isolates(spec, Direction.EGRESS), rules(spec, Direction.INGRESS, "", Action.ALLOW, own),
                rules(spec, Direction.EGRESS, "", Action.ALLOW, own));
        return List.of(denying, allowing);
    }

    private static boolean isolates(JsonNode spec, Direction direction) {
        boolean ruled = !spec.path(direction.member()).isEmpty() || !spec.path(direction.member() + "Deny").isEmpty();
        return spec.path("enableDefaultDeny").path(direction.member()).asBoolean(ruled);
    }

    /** What is required of everyone who is allowed elsewhere may refuse them: of old, and not followed further. */
    private static List<Rule> denials(JsonNode spec, Direction direction, Optional<String> own) {
        List<Rule> rules = new ArrayList<>(rules(spec, direction, "Deny", Action.DENY, own));
        for (JsonNode rule : spec.path(direction.member())) {
            if (!rule.path(direction.peers() + "Requires").isEmpty()) {
                rules.add(new Rule(Action.DENY, new Peer.Anyone(), List.of(new Ports.Any())).unsure());
            }
        }
        return rules;
    }

    private static List<Rule> rules(
            JsonNode spec, Direction direction, String suffix, Action action, Optional<String> own) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : spec.path(direction.member() + suffix)) {
            Optional<Peer> named = CiliumPeers.of(rule, direction.peers(), own);
            boolean ports = !rule.path("toPorts").isEmpty() || !rule.path("icmps").isEmpty();
            if (named.isPresent() || ports) {
                add(rules, rule, action, named.orElseGet(Peer.Anyone::new));
            }
        }
        return rules;
    }

    /** A rule that names nothing is about nobody. */
    private static void add(List<Rule> rules, JsonNode rule, Action action, Peer peer) {
        if (rule.path("toPorts").isEmpty() && rule.path("icmps").isEmpty()) {
            rules.add(checked(rule, new Rule(action, peer, List.of(new Ports.Any()))));
        }
        for (JsonNode to : rule.path("toPorts")) {
            Rule one = new Rule(action, peer, CiliumPorts.of(to.path("ports")));
            boolean more = !to.path("rules").isEmpty() || to.has("originatingTLS") || to.has("terminatingTLS")
                    || !to.path("serverNames").isEmpty();
            rules.add(checked(rule, more ? one.unsure() : one));
        }
        List<Ports> messages = CiliumPorts.messages(rule.path("icmps"));
        if (!messages.isEmpty()) {
            rules.add(checked(rule, new Rule(action, peer, messages)));
        }
    }

    /** Where both ends must show who they are, it may fail. */
    private static Rule checked(JsonNode rule, Rule plain) {
        return rule.path("authentication").path("mode").asText("").equals("required") ? plain.unsure() : plain;
    }
}
