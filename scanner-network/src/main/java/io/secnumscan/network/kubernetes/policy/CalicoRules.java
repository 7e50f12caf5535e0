package io.secnumscan.network.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.network.kubernetes.read.Addresses;
import io.secnumscan.network.kubernetes.read.Protocols;
import io.secnumscan.network.kubernetes.select.Answer;
import io.secnumscan.network.kubernetes.select.CalicoExpression;
import io.secnumscan.network.kubernetes.select.CalicoSelector;
import io.secnumscan.network.kubernetes.select.LabelSelector;
import io.secnumscan.network.kubernetes.select.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules of Calico. A rule has two ends; that of the pod itself narrows it further. Selectors also hold network sets, which are
 * lists of addresses outside, and host endpoints; neither are read: someone outside may be meant too, and nodes.
 *
 * @see <a href="https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#rule">Rule</a>
 */
final class CalicoRules {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?::([0-9]{1,5}))?");
    private static final List<Integer> WITH_PORTS = List.of(Protocols.TCP, Protocols.UDP, Protocols.SCTP);
    private static final int LAST_PORT = 65_535;

    private CalicoRules() {}

    static Rule of(JsonNode rule, Action action, Direction direction, Optional<String> own) {
        JsonNode source = rule.path("source");
        JsonNode destination = rule.path("destination");
        Peer from = end(source, own);
        Peer to = end(destination, own);
        boolean in = direction == Direction.INGRESS;
        List<Peer> peers = new ArrayList<>(List.of(in ? from : to));
        if (rule.path("ipVersion").isIntegralNumber()) {
            Family family = rule.path("ipVersion").asInt() == 4 ? Family.V4 : Family.V6;
            peers.add(new Peer.Fixed(AddressSet.all(family)));
        }
        Optional<Integer> protocol = protocol(rule.path("protocol"));
        boolean unread = !none(rule.path("protocol")) && protocol.isEmpty()
                || !none(rule.path("notProtocol")) && protocol(rule.path("notProtocol")).isEmpty();
        boolean more = unread || !none(rule.path("http")) || !none(rule.path("notICMP"))
                || !source.path("ports").isEmpty() || !source.path("notPorts").isEmpty();
        List<Ports> notPorts = new ArrayList<>();
        protocol(rule.path("notProtocol")).ifPresent(not -> notPorts.add(new Ports.Protocol(not)));
        destination.path("notPorts").forEach(port -> notPorts.addAll(port(port, protocol)));
        Rule whole = new Rule(
                action, new Peer.Both(peers), in ? to : from,
                ports(rule, destination.path("ports"), protocol), notPorts, true);
        return more ? whole.unsure() : whole;
    }

    private static boolean none(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static Optional<Integer> protocol(JsonNode protocol) {
        return protocol.isIntegralNumber() ? Optional.of(protocol.asInt()) : Protocols.number(protocol.asText(""));
    }

    private static List<Ports> ports(JsonNode rule, JsonNode ports, Optional<Integer> protocol) {
        JsonNode icmp = rule.path("icmp");
        if (icmp.has("type")) {
            List<Integer> families = protocol.map(List::of).orElse(List.of(Protocols.ICMP, Protocols.ICMPV6));
            return families.stream()
                    .<Ports>map(one -> new Ports.Icmp(one, icmp.path("type").asInt(), icmp.path("code").asInt(-1)))
                    .toList();
        }
        List<Ports> all = new ArrayList<>();
        ports.forEach(port -> all.addAll(port(port, protocol)));
        if (!ports.isEmpty()) {
            return all;
        }
        return List.of(protocol.<Ports>map(Ports.Protocol::new).orElseGet(Ports.Any::new));
    }

    /** A number, a range {@code 80:90}, or a name. */
    private static List<Ports> port(JsonNode port, Optional<Integer> protocol) {
        String text = port.asText();
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return List.of(new Ports.Named(text, protocol.orElse(0)));
        }
        int first = Math.clamp(Integer.parseInt(range.group(1)), 0, LAST_PORT);
        int last = range.group(2) == null ? first : Math.clamp(Integer.parseInt(range.group(2)), first, LAST_PORT);
        return protocol.map(List::of).orElse(WITH_PORTS).stream()
                .<Ports>map(one -> new Ports.Range(one, first, last))
                .toList();
    }

    /** All that is said of one end must hold. */
    private static Peer end(JsonNode end, Optional<String> own) {
        List<Peer> all = new ArrayList<>();
        if (!end.path("nets").isEmpty()) {
            all.add(nets(end.path("nets")));
        }
        if (!end.path("notNets").isEmpty()) {
            all.add(families(end.path("notNets")));
        }
        selected(end, own).ifPresent(all::add);
        if (!end.path("services").isEmpty()) {
            all.add(new Peer.Some(new Peer.Anyone()));
        }
        if (!end.path("domains").isEmpty()) {
            all.add(new Peer.Some(new Peer.Outside()));
        }
        Peer peer = new Peer.Both(all);
        if (!end.path("notNets").isEmpty()) {
            peer = new Peer.Except(peer, nets(end.path("notNets")));
        }
        return end.path("notSelector").asText("").isEmpty()
                ? peer
                : new Peer.Except(peer, pods(Optional.empty(), "", end.path("notSelector").asText()));
    }

    /** Felix leaves a rule out of the tables of a family of which a list of blocks has none, be they wanted or not. */
    private static Peer families(JsonNode nets) {
        AddressSet all = AddressSet.NONE;
        for (JsonNode net : nets) {
            Family family = net.asText().contains(":") ? Family.V6 : Family.V4;
            all = all.union(AddressSet.all(family));
        }
        return new Peer.Fixed(all);
    }

    private static Peer nets(JsonNode nets) {
        List<AddressSet> all = new ArrayList<>();
        for (JsonNode net : nets) {
            Optional<AddressSet> one = Addresses.parse(net.asText());
            if (one.isEmpty()) {
                return new Peer.Some(new Peer.Anyone());
            }
            all.add(one.get());
        }
        return new Peer.Fixed(Addresses.union(all));
    }

    /**
     * Selectors alone, those too that say who is not meant, are about the policy's own namespace; with one of namespaces, about
     * those.
     */
    private static Optional<Peer> selected(JsonNode end, Optional<String> own) {
        String selector = end.path("selector").asText("");
        String namespaces = end.path("namespaceSelector").asText("");
        JsonNode accounts = end.path("serviceAccounts");
        boolean byAccount = !accounts.path("names").isEmpty() || !accounts.path("selector").asText("").isEmpty();
        boolean within = own.isPresent() && !end.path("notSelector").asText("").isEmpty();
        if (selector.isEmpty() && namespaces.isEmpty() && !byAccount && !within) {
            return Optional.empty();
        }
        Peer pods = pods(namespaces.isEmpty() ? own : Optional.empty(), namespaces, selector);
        return Optional.of(byAccount ? new Peer.Some(pods) : pods);
    }

    private static Peer pods(Optional<String> own, String namespaces, String selector) {
        Peer pods = new Peer.Pods(new CalicoSelector(
                own, CalicoExpression.parse(namespaces), CalicoExpression.parse(selector)));
        List<Peer> unread = new ArrayList<>(List.of(new Peer.Outside()));
        if (own.isEmpty() && mayHoldHosts(namespaces)) {
            unread.add(new Peer.Nodes(LabelSelector.ALL));
        }
        return new Peer.Either(List.of(pods, new Peer.Some(new Peer.Either(unread))));
    }

    /** Whether nodes may be meant, for which there may be host endpoints: those are in no namespace. */
    private static boolean mayHoldHosts(String namespaces) {
        if (namespaces.isEmpty() || namespaces.contains("global()")) {
            return true;
        }
        CalicoExpression of = CalicoExpression.parse(namespaces);
        return !(of instanceof CalicoExpression.All)
                && of.matches((key, value, absent) -> Answer.of(absent)) != Answer.NO;
    }
}
