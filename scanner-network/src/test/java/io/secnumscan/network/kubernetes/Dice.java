package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/** Chance, and what small clusters are made of by it. */
record Dice(RandomGenerator random) {
    static final List<String> NAMESPACES = List.of("one", "two", "three");
    static final List<String> NODES = List.of("n1", "n2");
    static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
    static final List<String> PORT_NAMES = List.of("web", "alt", "side");
    static final List<String> BLOCKS = List.of(
            "0.0.0.0/0", "10.0.0.0/24", "10.0.0.0/30", "10.0.0.4/31", "10.0.0.2/32", "192.0.2.0/24", "192.0.2.1/32",
            "192.168.113.0/24", "198.51.100.0/24", "203.0.113.0/24", "::/0", "fd00::/126", "fd00::2/128", "fd02::/64");
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** From 79 to 81, where 80 to 82 are the ports of containers. */
    int port() {
        return 79 + random.nextInt(3);
    }

    /** @param keys that it may ask for, each rarely */
    void selector(ObjectNode selector, String... keys) {
        for (String key : keys) {
            int choice = random.nextInt(6);
            if (choice == 0) {
                selector.withObject("/matchLabels").put(key, value(key));
            } else if (choice == 1) {
                expression(selector.withArray("/matchExpressions").addObject(), key);
            }
        }
    }

    private void expression(ObjectNode expression, String key) {
        String operator = one(OPERATORS);
        expression.put("key", key).put("operator", operator);
        if (operator.endsWith("In")) {
            ArrayNode values = expression.putArray("values").add(value(key));
            if (chance(3)) {
                values.add(value(key));
            }
        }
    }

    private String value(String key) {
        return key.endsWith("namespace") ? one(NAMESPACES)
                : key.endsWith("serviceaccount") ? one(List.of("default", "robot"))
                : "" + random.nextInt(2);
    }
}
