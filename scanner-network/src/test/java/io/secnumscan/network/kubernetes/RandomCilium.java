package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Policies of Cilium, by chance. */
record RandomCilium(Dice dice) {
    private static final String[] KEYS = {
            "a", "k8s:a", "any:b", "b", "io.kubernetes.pod.namespace", "k8s:io.kubernetes.pod.namespace",
            "io.cilium.k8s.namespace.labels.a", "io.cilium.k8s.policy.serviceaccount"};
    private static final List<String> ENTITIES = List.of(
            "all", "world", "world-ipv4", "world-ipv6", "cluster", "host", "remote-node", "kube-apiserver", "none",
            "health");

    ObjectNode policy(int number) {
        boolean wide = dice.chance(3);
        ObjectNode policy = World.object(
                wide ? "CiliumClusterwideNetworkPolicy" : "CiliumNetworkPolicy", wide ? "" : dice.one(Dice.NAMESPACES),
                "cilium" + number);
        if (!dice.chance(6)) {
            spec(policy.putObject("spec"), wide);
        } else {
            ArrayNode specs = policy.putArray("specs");
            spec(specs.addObject(), wide);
            spec(specs.addObject(), wide);
        }
        return policy;
    }

    private void spec(ObjectNode spec, boolean wide) {
        if (wide && dice.chance(8)) {
            spec.putObject("nodeSelector");
        } else {
            selector(spec.putObject("endpointSelector"));
        }
        for (String direction : List.of("ingress", "egress")) {
            if (!dice.chance(3)) {
                rules(spec.putArray(direction), direction, false);
            }
            if (dice.chance(3)) {
                rules(spec.putArray(direction + "Deny"), direction, true);
            }
            if (dice.chance(6)) {
                spec.withObject("/enableDefaultDeny").put(direction, dice.chance(2));
            }
        }
    }

    private void selector(ObjectNode selector) {
        List<String> keys = new ArrayList<>(List.of(KEYS));
        Collections.shuffle(keys, Random.from(dice.random()));
        dice.selector(selector, keys.subList(0, 3).toArray(String[]::new));
    }

    private void rules(ArrayNode rules, String direction, boolean denying) {
        for (int i = dice.upTo(3); i > 0; i--) {
            rule(rules.addObject(), direction.equals("egress") ? "to" : "from", denying);
        }
    }

    private void rule(ObjectNode rule, String prefix, boolean denying) {
        if (!dice.chance(6)) {
            peers(rule, prefix, denying);
        }
        if (dice.chance(2)) {
            ports(rule.putArray("toPorts").addObject(), denying);
        } else if (dice.chance(4)) {
            ArrayNode fields = rule.putArray("icmps").addObject().putArray("fields");
            switch (dice.upTo(4)) {
                case 0 -> fields.addObject().put("type", 8).put("family", "IPv4");
                case 1 -> fields.addObject().put("type", "EchoReply");
                case 2 -> fields.addObject().put("type", "EchoRequest").put("family", "IPv6");
                default -> fields.addObject().put("type", "8");
            }
        }
        if (!denying && dice.chance(15)) {
            rule.putObject("authentication").put("mode", "required");
        }
    }

    private void peers(ObjectNode rule, String prefix, boolean denying) {
        int many = dice.upTo(6) == 0 ? 0 : 1 + dice.upTo(2);
        int choice = dice.upTo(prefix.equals("to") && !denying ? 7 : 6);
        String list = List.of("Endpoints", "Endpoints", "CIDR", "CIDRSet", "Entities", "Nodes", "FQDNs").get(choice);
        ArrayNode all = rule.putArray(prefix + list);
        for (int i = 0; i < many; i++) {
            switch (list) {
                case "Endpoints" -> endpoints(all.addObject());
                case "CIDR" -> all.add(dice.one(Dice.BLOCKS));
                case "CIDRSet" -> {
                    ObjectNode set = all.addObject().put("cidr", dice.one(Dice.BLOCKS));
                    if (dice.chance(2)) {
                        set.putArray("except").add(dice.one(Dice.BLOCKS));
                    }
                }
                case "Entities" -> all.add(dice.one(ENTITIES));
                case "Nodes" -> dice.selector(all.addObject(), "a");
                default -> all.addObject().put("matchPattern", "*");
            }
        }
    }

    private void endpoints(ObjectNode selector) {
        if (dice.chance(12)) {
            selector.putArray("matchExpressions").addObject()
                    .put("key", "reserved:" + dice.one(List.of("host", "world"))).put("operator", "Exists");
        } else {
            selector(selector);
        }
    }

    private void ports(ObjectNode to, boolean denying) {
        ArrayNode ports = to.putArray("ports");
        for (int i = dice.upTo(2); i >= 0; i--) {
            ObjectNode port = ports.addObject();
            int first = dice.port();
            switch (dice.upTo(5)) {
                case 0 -> port.put("port", dice.one(Dice.PORT_NAMES));
                case 1 -> port.put("port", "0");
                case 2 -> port.put("port", "" + first).put("endPort", first + dice.upTo(3));
                default -> port.put("port", "" + (first + 1));
            }
            if (!dice.chance(3)) {
                port.put("protocol", dice.one(List.of("TCP", "UDP", "SCTP", "ANY")));
            }
        }
        if (!denying && dice.chance(8)) {
            to.putObject("rules").putArray("http").addObject().put("method", "GET");
        }
    }
}
