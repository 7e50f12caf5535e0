package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cilium's policies as its documentation has them: what some rule denies is denied; else what some rule allows is allowed, and
 * the rest where no policy says that it is to be denied.
 */
record CiliumSimulator(Listed listed) implements Simulator.Engine {
    private static final Map<String, Integer> MESSAGES = Map.of("EchoReply", 0, "EchoRequest", 8);
    private static final Map<String, Integer> MESSAGES_6 = Map.of("EchoReply", 129, "EchoRequest", 128);

    @Override
    public Set<End> ends(Sent sent, String direction) {
        JsonNode self = sent.self(direction);
        NaivePolicies kubernetes = new NaivePolicies(listed, false);
        List<JsonNode> policies = kubernetes.about(self, direction);
        boolean refusing = !policies.isEmpty();
        Boolean allowed = false;
        for (JsonNode policy : policies) {
            allowed = Listed.or(allowed, kubernetes.allows(policy, sent, direction));
        }
        Boolean denied = false;
        for (JsonNode policy : listed.ofKind("CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy")) {
            String own = Listed.namespaceOf(policy);
            for (JsonNode spec : specs(policy)) {
                if (spec.has("endpointSelector") && (own.isEmpty() || own.equals(Listed.namespaceOf(self)))
                        && selects(spec.path("endpointSelector"), self)) {
                    JsonNode rules = spec.path(direction);
                    JsonNode denials = spec.path(direction + "Deny");
                    refusing |= spec.path("enableDefaultDeny").path(direction)
                            .asBoolean(rules.size() + denials.size() > 0);
                    for (JsonNode rule : rules) {
                        allowed = Listed.or(allowed, matches(rule, sent, direction, own));
                    }
                    for (JsonNode rule : denials) {
                        denied = Listed.or(denied, matches(rule, sent, direction, own));
                    }
                }
            }
        }
        Set<End> ends = new TreeSet<>();
        for (boolean isDenied : Listed.ways(denied)) {
            for (boolean isAllowed : Listed.ways(allowed)) {
                ends.add(!isDenied && (isAllowed || !refusing) ? End.ALLOW : End.DENY);
            }
        }
        return ends;
    }

    private static List<JsonNode> specs(JsonNode policy) {
        List<JsonNode> all = new ArrayList<>();
        if (policy.has("spec")) {
            all.add(policy.path("spec"));
        }
        policy.path("specs").forEach(all::add);
        return all;
    }

    /** A rule names who is at the other end, by one list at most, and what is asked of them; one that names nothing is empty. */
    private Boolean matches(JsonNode rule, Sent sent, String direction, String own) {
        String prefix = direction.equals("egress") ? "to" : "from";
        boolean more = rule.has("toPorts") || rule.has("icmps");
        Boolean who = more;
        for (String list : List.of("Endpoints", "CIDR", "CIDRSet", "Entities", "Nodes", "FQDNs")) {
            if (rule.has(prefix + list)) {
                who = false;
                for (JsonNode peer : rule.path(prefix + list)) {
                    who = Listed.or(who, peer(list, peer, sent, direction, own));
                }
            }
        }
        Boolean what = !more;
        for (JsonNode ports : rule.path("toPorts")) {
            what = Listed.or(what,
                    ports.has("rules") && ports(ports, sent) ? null : Boolean.valueOf(ports(ports, sent)));
        }
        for (JsonNode icmp : rule.path("icmps")) {
            what = Listed.or(what, messages(icmp, sent));
        }
        Boolean shown = rule.has("authentication") ? null : Boolean.TRUE;
        return Listed.and(Listed.and(who, what), shown);
    }

    private Boolean peer(String list, JsonNode peer, Sent sent, String direction, String own) {
        JsonNode other = sent.other(direction);
        JsonNode self = sent.self(direction);
        String address = sent.otherAddress(direction);
        boolean outside = Listed.isOutsider(other);
        return switch (list) {
            case "Endpoints" -> endpoints(peer, other, self, address, own);
            case "CIDR" -> outside && Listed.block(peer.asText(), address);
            case "CIDRSet" -> outside && Listed.block(peer.path("cidr").asText(), address)
                    && !Listed.blocks(peer.path("except"), address);
            case "Entities" -> entity(peer.asText(), other, self, address);
            case "Nodes" -> !outside && !Listed.filtered(other) && Listed.labels(peer, listed.nodeOf(other)) ? null
                    : Boolean.FALSE;
            default -> outside ? null : Boolean.FALSE;
        };
    }

    private Boolean endpoints(JsonNode selector, JsonNode other, JsonNode self, String address, String own) {
        String text = selector.toString();
        if (text.contains("reserved:")) {
            String name = text.replaceAll(".*reserved:([a-z0-9-]+).*", "$1");
            return Boolean.FALSE.equals(entity(name, other, self, address)) ? Boolean.FALSE : null;
        }
        boolean speaks = text.contains("io.kubernetes.pod.namespace") || text.contains("namespace.labels.");
        return Listed.filtered(other)
                && (speaks || own.isEmpty() || own.equals(Listed.namespaceOf(other))) && selects(selector, other);
    }

    private static Boolean entity(String name, JsonNode other, JsonNode self, String address) {
        boolean outside = Listed.isOutsider(other);
        boolean node = !outside && !Listed.filtered(other);
        return switch (name) {
            case "all" -> true;
            case "world" -> outside;
            case "world-ipv4" -> outside && !address.contains(":");
            case "world-ipv6" -> outside && address.contains(":");
            case "cluster" -> !outside;
            case "host" -> node && Listed.isOwnNode(self, other);
            case "remote-node" -> node && !Listed.isOwnNode(self, other);
            case "kube-apiserver" -> Listed.filtered(other) ? Boolean.FALSE : null;
            case "none" -> false;
            default -> null;
        };
    }

    /** Labels of a pod, of its namespace, and of what it is. */
    private boolean selects(JsonNode selector, JsonNode pod) {
        return Listed.labels(selector, key -> {
            String plain = key.substring(key.indexOf(':') + 1);
            if (plain.equals("io.kubernetes.pod.namespace")) {
                return new TextNode(Listed.namespaceOf(pod));
            }
            if (plain.equals("io.cilium.k8s.policy.serviceaccount")) {
                return new TextNode(pod.at("/spec/serviceAccountName").asText("default"));
            }
            String label = plain.replace("io.cilium.k8s.namespace.labels.", "");
            JsonNode of = label.equals(plain) ? pod : listed.namespace(Listed.namespaceOf(pod));
            return of.at("/metadata/labels").path(label);
        });
    }

    private static boolean ports(JsonNode of, Sent sent) {
        boolean some = false;
        for (JsonNode port : of.path("ports")) {
            String protocol = port.path("protocol").asText("ANY");
            boolean fits = protocol.equals("ANY") ? Set.of("TCP", "UDP", "SCTP").contains(sent.protocol())
                    : protocol.equals(sent.protocol());
            String text = port.path("port").asText("0");
            boolean number = text.matches("[0-9]+");
            int first = number ? Integer.parseInt(text) : 0;
            some |= fits && (number
                    ? first == 0 || first <= sent.port() && sent.port() <= port.path("endPort").asInt(first)
                    : Listed.named(text, sent));
        }
        return some;
    }

    private static boolean messages(JsonNode of, Sent sent) {
        boolean some = false;
        for (JsonNode field : of.path("fields")) {
            boolean six = field.path("family").asText("IPv4").equals("IPv6");
            JsonNode type = field.path("type");
            int number = type.isInt() ? type.asInt()
                    : type.asText().matches("[0-9]+") ? Integer.parseInt(type.asText())
                    : (six ? MESSAGES_6 : MESSAGES).get(type.asText());
            some |= sent.protocol().equals(six ? "ICMPv6" : "ICMP") && sent.port() / 256 == number;
        }
        return some;
    }
}
