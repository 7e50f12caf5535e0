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
 * Policies of administrators: AdminNetworkPolicy and its baseline, and ClusterNetworkPolicy, which replaces both. They isolate
 * nothing; the first rule that matches decides, by priority and then in the order in which they are written. A rule of a
 * release that is newer than this program is taken as the API asks of implementations: what would allow matches nothing, and
 * what would deny or pass denies all.
 *
 * @see <a href="https://network-policy-api.sigs.k8s.io/reference/spec/">Network policy API</a>
 */
final class AdminPolicies {
    private static final int LAST_PORT = 65_535;

    private AdminPolicies() {}

    static Policy of(Resource resource, Kind kind) {
        JsonNode spec = resource.attributes().path("spec");
        boolean baseline = kind == Kind.BASELINE || spec.path("tier").asText().equals("Baseline");
        return new Policy(
                kind.title() + " " + resource.name(), kind, baseline ? Tier.BASELINE : Tier.ADMIN,
                spec.path("priority").asInt(0), subject(spec.path("subject")), false, false,
                rules(spec, Direction.INGRESS), rules(spec, Direction.EGRESS));
    }

    private static PodSelector subject(JsonNode subject) {
        return pods(subject).orElseGet(PodSelector.None::new);
    }

    /** Whole namespaces, or pods in some. */
    private static Optional<PodSelector> pods(JsonNode peer) {
        JsonNode pods = peer.path("pods");
        if (peer.path("namespaces").isObject()) {
            return Optional.of(
                    new PodSelector.ByLabels(LabelSelector.of(peer.path("namespaces")), LabelSelector.ALL));
        }
        return pods.isObject()
                ? Optional.of(new PodSelector.ByLabels(
                        LabelSelector.of(pods.path("namespaceSelector")), LabelSelector.of(pods.path("podSelector"))))
                : Optional.empty();
    }

    private static List<Rule> rules(JsonNode spec, Direction direction) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : spec.path(direction.member())) {
            Action action =
                    switch (rule.path("action").asText()) {
                        case "Allow", "Accept" -> Action.ALLOW;
                        case "Pass" -> Action.PASS;
                        default -> Action.DENY;
                    };
            Optional<Peer> peers = peers(rule.path(direction.peers()));
            Optional<List<Ports>> ports = ports(rule);
            if (peers.isPresent() && ports.isPresent()) {
                rules.add(new Rule(action, peers.get(), ports.get()));
            } else {
                // An older engine denies all that such a rule might, and lets none of it pass; a newer one knows what is meant.
                rules.add(new Rule(
                        action == Action.ALLOW ? Action.ALLOW : Action.DENY, new Peer.Anyone(),
                        List.of(new Ports.Any())).unsure());
            }
        }
        return rules;
    }

    private static Optional<Peer> peers(JsonNode peers) {
        List<Peer> all = new ArrayList<>();
        for (JsonNode peer : peers) {
            Optional<Peer> one = peer(peer);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new Peer.Either(all));
    }

    /** Blocks of addresses hold pods too: the API says so. */
    private static Optional<Peer> peer(JsonNode peer) {
        Optional<PodSelector> pods = pods(peer);
        if (pods.isPresent()) {
            return Optional.of(new Peer.Pods(pods.get()));
        }
        if (peer.path("nodes").isObject()) {
            return Optional.of(new Peer.Nodes(LabelSelector.of(peer.path("nodes"))));
        }
        if (peer.path("domainNames").size() > 0) {
            return Optional.of(new Peer.Some(new Peer.Outside()));
        }
        List<AddressSet> blocks = new ArrayList<>();
        for (JsonNode block : peer.path("networks")) {
            Optional<AddressSet> addresses = Addresses.parse(block.asText());
            if (addresses.isEmpty()) {
                return Optional.empty();
            }
            blocks.add(addresses.get());
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Peer.Fixed(Addresses.union(blocks)));
    }

    private static Optional<List<Ports>> ports(JsonNode rule) {
        List<Ports> all = new ArrayList<>();
        for (JsonNode port : rule.path("ports")) {
            all.add(port(port));
        }
        for (JsonNode protocol : rule.path("protocols")) {
            all.add(protocol(protocol));
        }
        if (all.stream().anyMatch(UNKNOWN::equals)) {
            return Optional.empty();
        }
        return Optional.of(all.isEmpty() ? List.of(new Ports.Any()) : all);
    }

    /** Of no packet. */
    private static final Ports UNKNOWN = new Ports.Named("", -1);

    /** As AdminNetworkPolicy writes it. */
    private static Ports port(JsonNode port) {
        JsonNode number = port.path("portNumber");
        JsonNode range = port.path("portRange");
        if (number.isObject()) {
            int only = number.path("port").asInt();
            return range(number, only, only);
        }
        if (range.isObject()) {
            return range(range, range.path("start").asInt(), range.path("end").asInt());
        }
        return named(port.path("namedPort"));
    }

    private static Ports range(JsonNode of, int first, int last) {
        return Protocols.number(of.path("protocol").asText("TCP"))
                .<Ports>map(protocol -> new Ports.Range(protocol, first, Math.clamp(last, first, LAST_PORT)))
                .orElse(UNKNOWN);
    }

    private static Ports named(JsonNode name) {
        return name.isTextual() ? new Ports.Named(name.textValue(), 0) : UNKNOWN;
    }

    /** As ClusterNetworkPolicy writes it. */
    private static Ports protocol(JsonNode protocol) {
        for (String name : List.of("tcp", "udp", "sctp")) {
            JsonNode of = protocol.path(name);
            if (of.isObject()) {
                int number = Protocols.number(name).orElseThrow();
                return destination(number, of.path("destinationPort"));
            }
        }
        return named(protocol.path("destinationNamedPort"));
    }

    private static Ports destination(int protocol, JsonNode port) {
        if (port.isMissingNode() || port.isNull()) {
            return new Ports.Protocol(protocol);
        }
        JsonNode range = port.path("range");
        int first = range.isObject() ? range.path("start").asInt() : port.path("number").asInt();
        int last = range.isObject() ? range.path("end").asInt() : first;
        return new Ports.Range(protocol, first, Math.clamp(last, first, LAST_PORT));
    }
}
