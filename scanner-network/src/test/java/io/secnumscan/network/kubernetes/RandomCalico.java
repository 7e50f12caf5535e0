package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Policies of Calico, by chance. */
record RandomCalico(Dice dice) {
    ObjectNode policy(int number) {
        boolean global = dice.chance(2);
        ObjectNode policy = World.object(
                global ? "CalicoGlobalNetworkPolicy" : "CalicoNetworkPolicy", global ? "" : dice.one(Dice.NAMESPACES),
                "calico" + number);
        ObjectNode spec = policy.putObject("spec");
        if (!dice.chance(3)) {
            spec.put("order", dice.one(List.of(10, 1000, 2000)));
        }
        if (dice.chance(6)) {
            spec.put("tier", dice.one(List.of("default", "security", "platform")));
        }
        spec.put("selector", dice.chance(4) ? "" : expression(2));
        if (global && dice.chance(3)) {
            spec.put("namespaceSelector", namespaces());
        }
        if (dice.chance(15)) {
            spec.put("serviceAccountSelector", "a == '1'");
        }
        if (global && dice.chance(15)) {
            spec.put(dice.one(List.of("preDNAT", "doNotTrack")), true);
        }
        if (!dice.chance(3)) {
            ArrayNode types = spec.putArray("types");
            if (!dice.chance(3)) {
                types.add(dice.one(List.of("Ingress", "ingress")));
            }
            if (!dice.chance(3)) {
                types.add("Egress");
            }
        }
        for (String direction : List.of("ingress", "egress")) {
            if (!dice.chance(4)) {
                ArrayNode rules = spec.putArray(direction);
                for (int i = dice.upTo(4); i > 0; i--) {
                    rule(rules.addObject());
                }
            }
        }
        return policy;
    }

    private void rule(ObjectNode rule) {
        rule.put("action",
                dice.chance(20) ? "Wave" : dice.one(List.of("Allow", "Allow", "Deny", "Pass", "Log", "allow")));
        if (dice.chance(8)) {
            rule.put("ipVersion", dice.one(List.of(4, 6)));
        }
        ObjectNode source = rule.putObject("source");
        ObjectNode destination = rule.putObject("destination");
        if (dice.chance(2)) {
            end(source);
        }
        if (dice.chance(2)) {
            end(destination);
        }
        switch (dice.upTo(6)) {
            case 0 -> {
                rule.put("protocol", dice.one(Dice.PROTOCOLS));
                ports(destination);
            }
            case 1 -> {
                rule.put("protocol", 6);
                ports(destination);
            }
            case 2 -> rule.put("notProtocol", dice.one(Dice.PROTOCOLS));
            case 3 -> {
                rule.put("protocol", dice.one(List.of("ICMP", "ICMPv6")));
                if (dice.chance(2)) {
                    ObjectNode icmp = rule.putObject("icmp").put("type", dice.one(List.of(0, 8, 128)));
                    if (dice.chance(3)) {
                        icmp.put("code", dice.upTo(2));
                    }
                }
            }
            default -> {}
        }
        if (dice.chance(20)) {
            rule.putObject("http").putArray("methods").add("GET");
        }
    }

    private void ports(ObjectNode destination) {
        int first = dice.port();
        ArrayNode ports = destination.putArray(dice.chance(3) ? "notPorts" : "ports");
        for (int i = dice.upTo(2); i >= 0; i--) {
            switch (dice.upTo(3)) {
                case 0 -> ports.add(first + 1);
                case 1 -> ports.add(first + ":" + (first + 1));
                default -> ports.add(dice.one(Dice.PORT_NAMES));
            }
        }
        if (dice.chance(20)) {
            destination.putArray("ports");
        }
    }

    private void end(ObjectNode end) {
        if (dice.chance(3)) {
            blocks(end.putArray("nets"));
        }
        if (dice.chance(4)) {
            blocks(end.putArray("notNets"));
        }
        if (dice.chance(3)) {
            end.put("selector", expression(1));
        }
        if (dice.chance(4)) {
            end.put("notSelector", expression(1));
        }
        if (dice.chance(4)) {
            end.put("namespaceSelector", namespaces());
        }
        if (dice.chance(12)) {
            end.putObject("serviceAccounts").putArray("names").add("robot");
        }
        if (dice.chance(20)) {
            end.putArray(dice.one(List.of("domains"))).add("example.org");
        }
    }

    private void blocks(ArrayNode list) {
        list.add(dice.one(Dice.BLOCKS));
        if (dice.chance(3)) {
            list.add(dice.one(Dice.BLOCKS));
        }
    }

    private String namespaces() {
        return switch (dice.upTo(7)) {
            case 0 -> "all()";
            case 1 -> "global()";
            case 2 -> "projectcalico.org/name == '" + dice.one(Dice.NAMESPACES) + "'";
            case 3 -> "projectcalico.org/name in {'" + dice.one(Dice.NAMESPACES) + "', \"three\"}";
            case 4 -> atom("a") + " || " + atom("b");
            default -> atom(dice.one(List.of("a", "b")));
        };
    }

    private String expression(int depth) {
        if (depth == 0 || dice.chance(2)) {
            return switch (dice.upTo(9)) {
                case 0 -> "all()";
                case 1 -> "pcns." + atom("a");
                case 2 -> "projectcalico.org/namespace == '" + dice.one(Dice.NAMESPACES) + "'";
                case 3 -> "projectcalico.org/serviceaccount == \"robot\"";
                case 4 -> "projectcalico.org/orchestrator == 'k8s'";
                default -> atom(dice.one(List.of("a", "b")));
            };
        }
        return switch (dice.upTo(4)) {
            case 0 -> "!(" + expression(depth - 1) + ")";
            case 1 -> expression(depth - 1) + " && " + expression(depth - 1);
            case 2 -> expression(depth - 1) + " || " + expression(depth - 1);
            default -> "(" + expression(depth - 1) + ") && (" + expression(depth - 1) + ")";
        };
    }

    private String atom(String key) {
        int value = dice.upTo(2);
        return key + switch (dice.upTo(7)) {
            case 0 -> " == '" + value + "'";
            case 1 -> " != \"" + value + "\"";
            case 2 -> " in {'" + value + "', '2'}";
            case 3 -> " not in { '" + value + "' }";
            case 4 -> " contains '" + value + "'";
            case 5 -> " starts with '" + value + "'";
            default -> " ends with '" + value + "'";
        };
    }
}
