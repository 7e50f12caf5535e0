package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The policies of Kubernetes, those of administrators too. It follows each course that is open to the packet. */
record ReferenceSimulator(Listed listed) implements Simulator.Engine {
    @Override
    public Set<End> ends(Sent sent, String direction) {
        JsonNode self = sent.self(direction);
        Set<End> ends = new TreeSet<>();
        boolean open = tier(sent, direction, self, "Admin", ends);
        if (open) {
            open = policies(sent, direction, self, ends);
        }
        if (open) {
            open = tier(sent, direction, self, "Baseline", ends);
        }
        if (open) {
            ends.add(End.ALLOW);
        }
        return ends;
    }

    /** Every order of policies with one priority; true when the packet may go on to what comes next. */
    private boolean tier(Sent sent, String direction, JsonNode self, String tier, Set<End> ends) {
        Map<Integer, List<JsonNode>> byPriority = new TreeMap<>();
        for (JsonNode policy : listed.ofKind(
                "AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy")) {
            boolean baseline = policy.path("kind").asText().startsWith("Baseline")
                    || policy.at("/spec/tier").asText().equals("Baseline");
            if (baseline == tier.equals("Baseline") && holds(policy.at("/spec/subject"), self)) {
                byPriority.computeIfAbsent(policy.at("/spec/priority").asInt(0), key -> new ArrayList<>())
                        .add(policy);
            }
        }
        List<List<JsonNode>> orders = List.of(List.of());
        for (List<JsonNode> equal : byPriority.values()) {
            List<List<JsonNode>> longer = new ArrayList<>();
            for (List<JsonNode> before : orders) {
                for (List<JsonNode> order : permutations(equal)) {
                    List<JsonNode> all = new ArrayList<>(before);
                    all.addAll(order);
                    longer.add(all);
                }
            }
            orders = longer;
        }
        boolean goesOn = false;
        for (List<JsonNode> order : orders) {
            List<JsonNode> rules = new ArrayList<>();
            order.forEach(policy -> policy.path("spec").path(direction).forEach(rules::add));
            goesOn |= follow(sent, direction, rules, ends);
        }
        return goesOn;
    }

    static <T> List<List<T>> permutations(List<T> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            List<T> rest = new ArrayList<>(of);
            T first = rest.remove(i);
            for (List<T> order : permutations(rest)) {
                List<T> one = new ArrayList<>(List.of(first));
                one.addAll(order);
                all.add(one);
            }
        }
        return all;
    }

    private boolean follow(Sent sent, String direction, List<JsonNode> rules, Set<End> ends) {
        boolean goesOn = false;
        for (JsonNode rule : rules) {
            if (!port(rule, sent)) {
                continue;
            }
            Boolean match = adminPeers(rule.path(direction.equals("egress") ? "to" : "from"), sent, direction);
            if (match == null || match) {
                switch (rule.path("action").asText()) {
                    case "Allow", "Accept" -> ends.add(End.ALLOW);
                    case "Deny" -> ends.add(End.DENY);
                    default -> goesOn = true;
                }
            }
            if (match != null && match) {
                return goesOn;
            }
        }
        return true;
    }

    /** Null when it is not known. */
    private Boolean adminPeers(JsonNode peers, Sent sent, String direction) {
        JsonNode other = sent.other(direction);
        Boolean some = false;
        for (JsonNode peer : peers) {
            if (peer.has("networks")) {
                some = Listed.or(some, Listed.blocks(peer.path("networks"), sent.otherAddress(direction)));
            } else if (peer.has("nodes")) {
                boolean node = !Listed.isOutsider(other) && !Listed.filtered(other);
                some = Listed.or(some, node && Listed.labels(peer.path("nodes"), listed.nodeOf(other)));
            } else {
                some = Listed.or(some, Listed.filtered(other) && holds(peer, other));
            }
        }
        return some;
    }

    private boolean policies(Sent sent, String direction, JsonNode self, Set<End> ends) {
        NaivePolicies all = new NaivePolicies(listed, true);
        List<JsonNode> about = all.about(self, direction);
        Boolean some = false;
        for (JsonNode policy : about) {
            some = Listed.or(some, all.allows(policy, sent, direction));
        }
        if (!about.isEmpty()) {
            Listed.ways(some).forEach(way -> ends.add(way ? End.ALLOW : End.DENY));
        }
        return about.isEmpty();
    }

    /** Whole namespaces, or pods in some. */
    private boolean holds(JsonNode subject, JsonNode pod) {
        JsonNode namespace = listed.namespace(Listed.namespaceOf(pod));
        return subject.has("namespaces") ? Listed.labels(subject.path("namespaces"), namespace)
                : Listed.labels(subject.at("/pods/namespaceSelector"), namespace)
                        && Listed.labels(subject.at("/pods/podSelector"), pod);
    }

    private static boolean port(JsonNode rule, Sent sent) {
        boolean some = !rule.has("ports") && !rule.has("protocols");
        for (JsonNode port : rule.path("ports")) {
            JsonNode number = port.path("portNumber");
            JsonNode range = port.path("portRange");
            some |= number.path("protocol").asText().equals(sent.protocol())
                    && number.path("port").asInt() == sent.port()
                    || range.path("protocol").asText().equals(sent.protocol())
                            && range.path("start").asInt() <= sent.port() && sent.port() <= range.path("end").asInt()
                    || port.has("namedPort") && Listed.named(port.path("namedPort").asText(), sent);
        }
        for (JsonNode protocol : rule.path("protocols")) {
            JsonNode of = protocol.path(sent.protocol().toLowerCase(java.util.Locale.ROOT));
            JsonNode port = of.path("destinationPort");
            JsonNode range = port.path("range");
            some |= of.isObject() && (port.isMissingNode() || port.path("number").asInt() == sent.port()
                    || range.isObject() && range.path("start").asInt() <= sent.port()
                            && sent.port() <= range.path("end").asInt());
            some |= protocol.has("destinationNamedPort")
                    && Listed.named(protocol.path("destinationNamedPort").asText(), sent);
        }
        return some;
    }
}
