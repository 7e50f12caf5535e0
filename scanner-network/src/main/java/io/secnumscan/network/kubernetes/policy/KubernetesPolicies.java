package io.secnumscan.network.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.network.kubernetes.read.Addresses;
import io.secnumscan.network.kubernetes.read.Protocols;
import io.secnumscan.network.kubernetes.select.LabelSelector;
import io.secnumscan.network.kubernetes.select.Peer;
import io.secnumscan.network.kubernetes.select.PodSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * NetworkPolicies. Several on one pod add up; in a direction that any of them is about, the pod is isolated.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network Policies</a>
 */
final class KubernetesPolicies {
    private static final int LAST_PORT = 65_535;

    private KubernetesPolicies() {}

    static Policy of(Resource resource) {
        JsonNode spec = resource.attributes().path("spec");
        String namespace = resource.attributes().at("/metadata/namespace").asText();
        return new Policy(
                "NetworkPolicy " + namespace + "/" + resource.name(), Kind.KUBERNETES, Tier.DEFAULT,
                Policy.KUBERNETES_ORDER,
                new PodSelector.InNamespace(namespace, LabelSelector.of(spec.path("podSelector"))),
                isAbout(spec, Direction.INGRESS), isAbout(spec, Direction.EGRESS),
                rules(spec, Direction.INGRESS, namespace), rules(spec, Direction.EGRESS, namespace));
    }

    /** Without types a policy is about ingress, and about egress if it has rules for it. */
    private static boolean isAbout(JsonNode spec, Direction direction) {
        JsonNode types = spec.path("policyTypes");
        if (types.isEmpty()) {
            return direction == Direction.INGRESS || !spec.path("egress").isEmpty();
        }
        String wanted = direction == Direction.INGRESS ? "Ingress" : "Egress";
        for (JsonNode type : types) {
            if (type.asText().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Rules for a direction that the policy is not about are none. */
    private static List<Rule> rules(JsonNode spec, Direction direction, String namespace) {
        List<Rule> rules = new ArrayList<>();
        if (isAbout(spec, direction)) {
            for (JsonNode rule : spec.path(direction.member())) {
                rules.add(new Rule(
                        Action.ALLOW, peers(rule.path(direction.peers()), namespace), ports(rule.path("ports"))));
            }
        }
        return rules;
    }

    /** An empty list is as good as none: anyone. */
    private static Peer peers(JsonNode peers, String namespace) {
        if (peers.isEmpty()) {
            return new Peer.Anyone();
        }
        List<Peer> all = new ArrayList<>();
        peers.forEach(peer -> all.add(peer(peer, namespace)));
        return new Peer.Either(all);
    }

    private static Peer peer(JsonNode peer, String namespace) {
        JsonNode namespaces = peer.path("namespaceSelector");
        JsonNode pods = peer.path("podSelector");
        if (peer.path("ipBlock").isObject()) {
            return block(peer.path("ipBlock"));
        }
        if (namespaces.isObject()) {
            return new Peer.Pods(new PodSelector.ByLabels(LabelSelector.of(namespaces), LabelSelector.of(pods)));
        }
        return pods.isObject()
                ? new Peer.Pods(new PodSelector.InNamespace(namespace, LabelSelector.of(pods)))
                : new Peer.Some(new Peer.Anyone());
    }

    private static Peer block(JsonNode block) {
        Optional<AddressSet> addresses = Addresses.parse(block.path("cidr").asText());
        List<Peer> without = new ArrayList<>();
        for (JsonNode except : block.path("except")) {
            Optional<AddressSet> less = Addresses.parse(except.asText());
            without.add(less.<Peer>map(Peer.Block::new).orElseGet(() -> new Peer.Some(new Peer.Anyone())));
        }
        Peer all = addresses.<Peer>map(Peer.Block::new).orElseGet(() -> new Peer.Some(new Peer.Anyone()));
        return without.isEmpty() ? all : new Peer.Except(all, new Peer.Either(without));
    }

    /** An empty list is as good as none: anything. */
    static List<Ports> ports(JsonNode ports) {
        if (ports.isEmpty()) {
            return List.of(new Ports.Any());
        }
        List<Ports> all = new ArrayList<>();
        ports.forEach(port -> Protocols.number(port.path("protocol").asText("TCP"))
                .ifPresent(protocol -> all.add(port(protocol, port))));
        return all;
    }

    private static Ports port(int protocol, JsonNode port) {
        JsonNode number = port.path("port");
        if (number.isTextual()) {
            return new Ports.Named(number.textValue(), protocol);
        }
        if (!number.isIntegralNumber()) {
            return new Ports.Protocol(protocol);
        }
        int first = number.asInt();
        return new Ports.Range(protocol, first, Math.clamp(port.path("endPort").asInt(first), first, LAST_PORT));
    }
}
