package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.Labels;
import io.secnumscan.k8s.analysis.Labels.Label;
import io.secnumscan.k8s.analysis.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A policy of Cilium. A rule that names nobody and no port lets nobody through; one with ports alone lets everyone through on
 * them. Without {@code enableDefaultDeny} a direction with any rule refuses what none names.
 *
 * @see <a href="https://docs.cilium.io/en/stable/security/policy/language/">Policy language</a>
 * @see <a href="https://docs.cilium.io/en/stable/security/policy/intro/">Default deny</a>
 */
final class CiliumEffect {
    private static final Set<String> EVERYONE = Set.of("all", "world", "world-ipv4", "world-ipv6");
    private static final Set<String> LARGE = Set.of(
            "all", "world", "world-ipv4", "world-ipv6", "cluster", "host", "remote-node", "kube-apiserver");
    private static final List<String> NAMERS = List.of(
            "Endpoints", "Entities", "CIDR", "CIDRSet", "FQDNs", "Services", "Groups", "Nodes", "Requires");
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String NAMESPACE_LABEL = "io.cilium.k8s.namespace.labels.";

    private CiliumEffect() {}

    static void of(JsonNode policy, boolean clusterwide, Effect effect) {
        if (policy.path("spec").isObject()) {
            spec(policy.path("spec"), clusterwide, effect);
        } else if (policy.path("specs").isEmpty()) {
            effect.notUnderstood();
        }
        policy.path("specs").forEach(spec -> spec(spec, clusterwide, effect));
    }

    /** Rules about nodes are no pod's. */
    private static void spec(JsonNode spec, boolean clusterwide, Effect effect) {
        if (spec.path("endpointSelector").isObject()) {
            for (Direction direction : Direction.values()) {
                direction(spec, direction, clusterwide, effect);
            }
        }
    }

    private static void direction(JsonNode spec, Direction direction, boolean clusterwide, Effect effect) {
        JsonNode rules = spec.path(direction.word());
        JsonNode denials = spec.path(direction.word() + "Deny");
        boolean ruled = !rules.isEmpty() || !denials.isEmpty();
        boolean isolates = spec.path("enableDefaultDeny").path(direction.word()).asBoolean(ruled);
        if (isolates) {
            effect.refuses(direction);
        } else if (ruled) {
            effect.silent(direction);
        }
        Blocks denied = Blocks.NONE;
        boolean moot = false;
        for (JsonNode rule : denials) {
            Peers peers = peers(rule, direction, clusterwide);
            if (ports(rule).isEmpty()) {
                denied = denied.and(peers.blocks());
                moot |= names(rule, direction, "Entities").contains("all");
            }
        }
        effect.denies(direction, denied);
        Effect.Allowed allowed = new Effect.Allowed();
        for (JsonNode rule : rules) {
            Peers peers = peers(rule, direction, clusterwide);
            allowed.add(ports(rule), new Peers(
                    peers.everyone(), peers.namespaces(), peers.blocks().without(denied.set()), peers.unread()));
            names(rule, direction, "Entities").stream()
                    .filter(LARGE::contains)
                    .forEach(entity -> effect.entity(direction, entity));
        }
        if (!moot) {
            effect.allows(direction, allowed);
        }
    }

    private static Peers peers(JsonNode rule, Direction direction, boolean clusterwide) {
        boolean nobodyNamed = NAMERS.stream().allMatch(member -> rule.path(direction.peers() + member).isMissingNode());
        if (nobodyNamed) {
            return ports(rule).isEmpty() ? Peers.NONE : Peers.everyone("*");
        }
        Peers all = Peers.NONE;
        for (String entity : names(rule, direction, "Entities")) {
            boolean cluster = direction == Direction.INGRESS && entity.equals("cluster");
            all = EVERYONE.contains(entity) || cluster ? all.and(Peers.everyone(entity)) : all;
        }
        for (JsonNode name : rule.path("toFQDNs")) {
            String pattern = name.path("matchPattern").asText("");
            all = Names.isAny(pattern) ? all.and(Peers.everyone("toFQDNs " + pattern)) : all;
        }
        for (String block : names(rule, direction, "CIDR")) {
            all = all.and(Peers.of(Blocks.of(block, MissingNode.getInstance())));
        }
        for (JsonNode set : rule.path(direction.peers() + "CIDRSet")) {
            boolean here = set.path("cidr").isTextual();
            all = all.and(Peers.of(here ? Blocks.of(set.path("cidr").asText(), set.path("except")) : Blocks.unknown()));
        }
        for (JsonNode selector : rule.path(direction.peers() + "Endpoints")) {
            all = all.and(endpoints(LabelSelector.of(selector), clusterwide));
        }
        return all;
    }

    /** A selector that asks nothing of the namespace means the policy's own, or, in one of the whole cluster, all. */
    private static Peers endpoints(LabelSelector selector, boolean clusterwide) {
        if (selector.selectsAll()) {
            return clusterwide ? Peers.everyone("*/*") : Peers.NONE;
        }
        boolean ofNamespaces = selector.requirements().stream().allMatch(one -> {
            String key = withoutSource(one.key());
            return key.equals(NAMESPACE) || key.startsWith(NAMESPACE_LABEL);
        });
        return ofNamespaces ? Peers.of(namespace -> selector.matches(labels(namespace))) : Peers.NONE;
    }

    private static Labels labels(Live.Namespace namespace) {
        return key -> {
            String name = withoutSource(key);
            return name.equals(NAMESPACE)
                    ? new Label.Is(namespace.name())
                    : namespace.labels().get(name.substring(NAMESPACE_LABEL.length()));
        };
    }

    private static String withoutSource(String key) {
        return key.substring(key.indexOf(':') + 1);
    }

    private static List<String> names(JsonNode rule, Direction direction, String member) {
        List<String> names = new ArrayList<>();
        rule.path(direction.peers() + member).forEach(one -> names.add(one.asText("")));
        return names;
    }

    private static String ports(JsonNode rule) {
        List<String> said = new ArrayList<>();
        for (JsonNode to : rule.path("toPorts")) {
            for (JsonNode port : to.path("ports")) {
                String last = port.path("endPort").asText("");
                said.add(port.path("protocol").asText("ANY") + " " + port.path("port").asText("")
                        + (last.isEmpty() ? "" : "-" + last));
            }
        }
        if (said.isEmpty() && !rule.path("icmps").isEmpty()) {
            said.add("ICMP");
        }
        return String.join(", ", said);
    }
}
