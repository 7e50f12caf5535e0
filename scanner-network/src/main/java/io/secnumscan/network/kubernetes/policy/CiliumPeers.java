package io.secnumscan.network.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.network.kubernetes.read.Addresses;
import io.secnumscan.network.kubernetes.select.CiliumSelector;
import io.secnumscan.network.kubernetes.select.LabelSelector;
import io.secnumscan.network.kubernetes.select.Peer;
import io.secnumscan.network.kubernetes.select.PodSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is at the other end, in rules of Cilium. Names of domains, groups of a cloud, services and lists of addresses that live
 * elsewhere can't be followed in a snapshot: someone of those outside, or anyone.
 *
 * @see <a href="https://docs.cilium.io/en/stable/security/policy/language/#layer-3-examples">Layer 3</a>
 */
final class CiliumPeers {
    private static final String RESERVED = "reserved:";
    private static final Peer NODES = new Peer.Nodes(LabelSelector.ALL);
    private static final Peer PODS = new Peer.Pods(new PodSelector.ByLabels(LabelSelector.ALL, LabelSelector.ALL));
    private static final Peer NOBODY = new Peer.Either(List.of());

    private CiliumPeers() {}

    /**
     * Empty for a rule that names nobody, which is not the same as an empty list of them.
     *
     * @param prefix {@code from} or {@code to}
     */
    static Optional<Peer> of(JsonNode rule, String prefix, Optional<String> own) {
        List<Peer> all = new ArrayList<>();
        for (JsonNode selector : rule.path(prefix + "Endpoints")) {
            all.add(endpoints(LabelSelector.of(selector), own));
        }
        for (JsonNode block : rule.path(prefix + "CIDR")) {
            all.add(block(block.asText(), List.of()));
        }
        for (JsonNode set : rule.path(prefix + "CIDRSet")) {
            List<String> except = new ArrayList<>();
            set.path("except").forEach(one -> except.add(one.asText()));
            all.add(set.has("cidr")
                    ? block(set.path("cidr").asText(), except)
                    : new Peer.Some(new Peer.Outside()));
        }
        for (JsonNode entity : rule.path(prefix + "Entities")) {
            all.add(entity(entity.asText()));
        }
        for (JsonNode selector : rule.path(prefix + "Nodes")) {
            all.add(new Peer.Some(new Peer.Nodes(LabelSelector.of(selector))));
        }
        for (String elsewhere : List.of("FQDNs", "Groups")) {
            rule.path(prefix + elsewhere).forEach(one -> all.add(new Peer.Some(new Peer.Outside())));
        }
        rule.path(prefix + "Services").forEach(one -> all.add(new Peer.Some(new Peer.Anyone())));
        boolean named = Stream
                .of("Endpoints", "CIDR", "CIDRSet", "Entities", "Nodes", "FQDNs", "Groups", "Services")
                .anyMatch(member -> rule.path(prefix + member).isArray());
        return named ? Optional.of(new Peer.Either(all)) : Optional.empty();
    }

    private static Peer endpoints(LabelSelector selector, Optional<String> own) {
        List<Peer> reserved = selector.requirements().stream()
                .filter(requirement -> requirement.key().startsWith(RESERVED)
                        && requirement.operator() != LabelSelector.Operator.DOES_NOT_EXIST)
                .map(requirement -> entity(requirement.key().substring(RESERVED.length())))
                .toList();
        return reserved.isEmpty()
                ? new Peer.Pods(CiliumSelector.ofPeers(own, selector))
                : new Peer.Some(new Peer.Either(reserved));
    }

    private static Peer block(String text, List<String> except) {
        Peer all = block(text);
        return except.isEmpty()
                ? all
                : new Peer.Except(all, new Peer.Either(except.stream().map(CiliumPeers::block).toList()));
    }

    private static Peer block(String text) {
        return Addresses.parse(text)
                .<Peer>map(Peer.Block::new)
                .orElseGet(() -> new Peer.Some(new Peer.Outside()));
    }

    private static Peer entity(String name) {
        return switch (name) {
            case "all" -> new Peer.Anyone();
            case "world" -> new Peer.Outside();
            case "world-ipv4" -> world(Family.V4);
            case "world-ipv6" -> world(Family.V6);
            case "cluster" -> new Peer.Either(List.of(PODS, NODES));
            case "host" -> new Peer.OwnNode();
            case "remote-node" -> new Peer.Except(NODES, new Peer.OwnNode());
            // It may be on nodes of the cluster or elsewhere.
            case "kube-apiserver" -> new Peer.Some(new Peer.Either(List.of(NODES, new Peer.Outside())));
            case "none" -> NOBODY;
            default -> new Peer.Some(new Peer.Anyone());
        };
    }

    private static Peer world(Family family) {
        return new Peer.Both(List.of(new Peer.Outside(), new Peer.Fixed(AddressSet.all(family))));
    }
}
