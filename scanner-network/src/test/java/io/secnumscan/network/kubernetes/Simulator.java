package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What becomes of one packet in a cluster, by reading the objects again for each: slow, and too simple to be wrong. It follows
 * each course that is open to the packet, and says at which ends it may come out.
 */
final class Simulator {
    private final List<ObjectNode> objects;

    Simulator(List<ObjectNode> objects) {
        this.objects = objects;
    }

    /** One packet. Addresses of pods that have none yet are empty. */
    record Sent(JsonNode from, JsonNode to, String source, String destination, String protocol, int port) {}

    private enum End {
        ALLOW,
        DENY
    }

    /** What becomes of it: {@code reachable}, {@code possible}, {@code blocked}. */
    String answer(Sent sent) {
        if (!isEnforced()) {
            return "reachable";
        }
        Set<End> out = filtered(sent.from()) ? ends(sent, "egress") : Set.of(End.ALLOW);
        Set<End> in = filtered(sent.to()) && !isOwnNode(sent.to(), sent.from())
                ? ends(sent, "ingress")
                : Set.of(End.ALLOW);
        // Whether what goes to the own node is filtered depends on the engine.
        boolean perhaps = filtered(sent.from()) && isOwnNode(sent.from(), sent.to());
        boolean may = (out.contains(End.ALLOW) || perhaps) && in.contains(End.ALLOW);
        boolean must = !out.contains(End.DENY) && !in.contains(End.DENY);
        return must ? "reachable" : may ? "possible" : "blocked";
    }

    /** Where nothing runs that enforces policies they are only texts. */
    private boolean isEnforced() {
        return ofKind("Pod").stream().anyMatch(pod -> pod.toString().contains("kube-network-policies"));
    }

    private static boolean filtered(JsonNode who) {
        return isPod(who) && !isHost(who);
    }

    private static boolean isPod(JsonNode who) {
        return who.path("kind").asText().equals("Pod");
    }

    private static boolean isHost(JsonNode who) {
        return who.at("/spec/hostNetwork").asBoolean(false);
    }

    private static boolean isOwnNode(JsonNode pod, JsonNode other) {
        String node = pod.at("/spec/nodeName").asText();
        return isPod(other) ? isHost(other) && node.equals(other.at("/spec/nodeName").asText())
                : node.equals(other.at("/metadata/name").asText());
    }

    private List<ObjectNode> ofKind(String... kinds) {
        return objects.stream().filter(one -> List.of(kinds).contains(one.path("kind").asText())).toList();
    }

    private Set<End> ends(Sent sent, String direction) {
        JsonNode self = direction.equals("egress") ? sent.from() : sent.to();
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
        for (JsonNode policy : ofKind(
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

    private static List<List<JsonNode>> permutations(List<JsonNode> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<JsonNode>> all = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            List<JsonNode> rest = new ArrayList<>(of);
            JsonNode first = rest.remove(i);
            for (List<JsonNode> order : permutations(rest)) {
                List<JsonNode> one = new ArrayList<>(List.of(first));
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
        JsonNode other = direction.equals("egress") ? sent.to() : sent.from();
        String address = direction.equals("egress") ? sent.destination() : sent.source();
        Boolean some = false;
        for (JsonNode peer : peers) {
            if (peer.has("networks")) {
                some = or(some, union(peer.path("networks"), address));
            } else if (peer.has("nodes")) {
                boolean node = isPod(other) ? isHost(other) : true;
                some = or(some, node && labels(peer.path("nodes"), nodeOf(other)));
            } else {
                some = or(some, filtered(other) && holds(peer, other));
            }
        }
        return some;
    }

    /** Several blocks together may hold all there is. */
    private Boolean union(JsonNode blocks, String address) {
        Boolean some = false;
        for (JsonNode block : blocks) {
            some = or(some, block(block.asText(), address));
        }
        return some;
    }

    private JsonNode nodeOf(JsonNode who) {
        return !isPod(who) ? who
                : ofKind("Node").stream()
                        .filter(node -> node.at("/metadata/name").asText().equals(who.at("/spec/nodeName").asText()))
                        .findFirst().orElseThrow();
    }

    private static Boolean or(Boolean one, Boolean other) {
        if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
            return true;
        }
        return one == null || other == null ? null : Boolean.FALSE;
    }

    private boolean policies(Sent sent, String direction, JsonNode self, Set<End> ends) {
        boolean isolated = false;
        boolean surely = false;
        for (JsonNode policy : ofKind("NetworkPolicy")) {
            JsonNode spec = policy.path("spec");
            if (!policy.at("/metadata/namespace").asText().equals(self.at("/metadata/namespace").asText())
                    || !labels(spec.path("podSelector"), self) || !about(spec, direction)) {
                continue;
            }
            isolated = true;
            for (JsonNode rule : spec.path(direction)) {
                if (ports(rule.path("ports"), sent)) {
                    Boolean match = peers(
                            rule.path(direction.equals("egress") ? "to" : "from"), sent, direction, policy);
                    if (match == null || match) {
                        ends.add(End.ALLOW);
                    }
                    surely |= Boolean.TRUE.equals(match);
                }
            }
        }
        if (isolated && !surely) {
            ends.add(End.DENY);
        }
        return !isolated;
    }

    private static boolean about(JsonNode spec, String direction) {
        if (spec.path("policyTypes").isEmpty()) {
            return direction.equals("ingress") || spec.path("egress").size() > 0;
        }
        for (JsonNode type : spec.path("policyTypes")) {
            if (type.asText().equalsIgnoreCase(direction)) {
                return true;
            }
        }
        return false;
    }

    private Boolean peers(JsonNode peers, Sent sent, String direction, JsonNode policy) {
        JsonNode other = direction.equals("egress") ? sent.to() : sent.from();
        String address = direction.equals("egress") ? sent.destination() : sent.source();
        Boolean some = peers.isEmpty();
        for (JsonNode peer : peers) {
            if (peer.has("ipBlock")) {
                Boolean block = block(peer.at("/ipBlock/cidr").asText(), address);
                for (JsonNode except : peer.at("/ipBlock/except")) {
                    Boolean out = block(except.asText(), address);
                    block = Boolean.FALSE.equals(block) || Boolean.TRUE.equals(out) ? Boolean.FALSE
                            : block == null || out == null ? null
                            : Boolean.TRUE;
                }
                some = or(some, block);
            } else if (filtered(other)) {
                String namespace = other.at("/metadata/namespace").asText();
                boolean in = peer.has("namespaceSelector")
                        ? labels(peer.path("namespaceSelector"), namespace(namespace))
                        : policy.at("/metadata/namespace").asText().equals(namespace);
                some = or(some, in && (!peer.has("podSelector") || labels(peer.path("podSelector"), other)));
            }
        }
        return some;
    }

    /** Whole namespaces, or pods in some. */
    private boolean holds(JsonNode subject, JsonNode pod) {
        JsonNode namespace = namespace(pod.at("/metadata/namespace").asText());
        return subject.has("namespaces") ? labels(subject.path("namespaces"), namespace)
                : labels(subject.at("/pods/namespaceSelector"), namespace)
                        && labels(subject.at("/pods/podSelector"), pod);
    }

    private JsonNode namespace(String name) {
        return ofKind("Namespace").stream()
                .filter(one -> one.at("/metadata/name").asText().equals(name)).findFirst().orElseThrow();
    }

    private static boolean labels(JsonNode selector, JsonNode of) {
        JsonNode labels = of.at("/metadata/labels");
        boolean all = true;
        for (Map.Entry<String, JsonNode> label : selector.path("matchLabels").properties()) {
            all &= labels.path(label.getKey()).asText("none").equals(label.getValue().asText());
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            Set<String> values = new TreeSet<>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            all &= switch (expression.path("operator").asText()) {
                case "In" -> labels.has(key) && values.contains(labels.path(key).asText());
                case "NotIn" -> !labels.has(key) || !values.contains(labels.path(key).asText());
                case "Exists" -> labels.has(key);
                default -> !labels.has(key);
            };
        }
        return all;
    }

    /** Whether a block holds an address; of a pod that has none yet only the block of all is known to. */
    private static Boolean block(String cidr, String address) {
        if (address.isEmpty()) {
            return cidr.equals("0.0.0.0/0") ? Boolean.TRUE : null;
        }
        try {
            String[] parts = cidr.split("/", -1);
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            byte[] own = InetAddress.getByName(address).getAddress();
            int host = network.length * 8 - Integer.parseInt(parts[1]);
            return network.length == own.length
                    && new BigInteger(1, network).shiftRight(host).equals(new BigInteger(1, own).shiftRight(host));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean ports(JsonNode ports, Sent sent) {
        boolean some = ports.isEmpty();
        for (JsonNode port : ports) {
            JsonNode number = port.path("port");
            boolean protocol = port.path("protocol").asText("TCP").equals(sent.protocol());
            some |= protocol && (number.isMissingNode()
                    || number.isTextual() && named(number.asText(), sent)
                    || number.isInt() && number.asInt() <= sent.port()
                            && sent.port() <= port.path("endPort").asInt(number.asInt()));
        }
        return some;
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
                    || port.has("namedPort") && named(port.path("namedPort").asText(), sent);
        }
        for (JsonNode protocol : rule.path("protocols")) {
            JsonNode of = protocol.path(sent.protocol().toLowerCase(java.util.Locale.ROOT));
            JsonNode port = of.path("destinationPort");
            JsonNode range = port.path("range");
            some |= of.isObject() && (port.isMissingNode() || port.path("number").asInt() == sent.port()
                    || range.isObject() && range.path("start").asInt() <= sent.port()
                            && sent.port() <= range.path("end").asInt());
            some |= protocol.has("destinationNamedPort") && named(protocol.path("destinationNamedPort").asText(), sent);
        }
        return some;
    }

    /** By the pod that receives. */
    private static boolean named(String name, Sent sent) {
        if (!filtered(sent.to())) {
            return false;
        }
        List<JsonNode> containers = new ArrayList<>();
        sent.to().at("/spec/containers").forEach(containers::add);
        for (JsonNode init : sent.to().at("/spec/initContainers")) {
            if (init.path("restartPolicy").asText().equals("Always")) {
                containers.add(init);
            }
        }
        for (JsonNode container : containers) {
            for (JsonNode port : container.path("ports")) {
                if (port.path("name").asText().equals(name) && port.path("containerPort").asInt() == sent.port()
                        && port.path("protocol").asText("TCP").equals(sent.protocol())) {
                    return true;
                }
            }
        }
        return false;
    }
}
