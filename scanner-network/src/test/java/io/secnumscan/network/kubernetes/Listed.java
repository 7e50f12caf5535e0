package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The objects of a cluster, and what is asked of them one by one. What is not known is null. */
final class Listed {
    /** Whoever is beyond the cluster. */
    static final ObjectNode OUTSIDER = JsonNodeFactory.instance.objectNode().put("kind", "Outsider");

    private final Map<String, List<ObjectNode>> byKind = new HashMap<>();

    Listed(List<ObjectNode> objects) {
        objects.forEach(one -> byKind.computeIfAbsent(one.path("kind").asText(), kind -> new ArrayList<>()).add(one));
    }

    List<ObjectNode> ofKind(String... kinds) {
        return kinds.length == 1 ? byKind.getOrDefault(kinds[0], List.of())
                : Stream.of(kinds).flatMap(kind -> ofKind(kind).stream()).toList();
    }

    JsonNode namespace(String name) {
        return ofKind("Namespace").stream().filter(one -> nameOf(one).equals(name)).findFirst().orElseThrow();
    }

    /** Itself if it is none's. */
    JsonNode nodeOf(JsonNode who) {
        return !isPod(who) ? who
                : ofKind("Node").stream()
                        .filter(node -> nameOf(node).equals(who.at("/spec/nodeName").asText()))
                        .findFirst().orElseThrow();
    }

    static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static String namespaceOf(JsonNode object) {
        return object.at("/metadata/namespace").asText();
    }

    /** Whether policies are about it: a pod with a network of its own. */
    static boolean filtered(JsonNode who) {
        return isPod(who) && !isHost(who);
    }

    static boolean isPod(JsonNode who) {
        return who.path("kind").asText().equals("Pod");
    }

    static boolean isOutsider(JsonNode who) {
        return who.path("kind").asText().equals("Outsider");
    }

    static boolean isHost(JsonNode who) {
        return who.at("/spec/hostNetwork").asBoolean(false);
    }

    static boolean isOwnNode(JsonNode pod, JsonNode other) {
        String node = pod.at("/spec/nodeName").asText();
        return isPod(other) ? isHost(other) && node.equals(other.at("/spec/nodeName").asText())
                : node.equals(nameOf(other));
    }

    static boolean labels(JsonNode selector, JsonNode of) {
        return labels(selector, key -> of.at("/metadata/labels").path(key));
    }

    interface Label {
        JsonNode of(String key);
    }

    static boolean labels(JsonNode selector, Label labels) {
        boolean all = true;
        for (Map.Entry<String, JsonNode> label : selector.path("matchLabels").properties()) {
            all &= labels.of(label.getKey()).asText("none").equals(label.getValue().asText());
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            JsonNode own = labels.of(expression.path("key").asText());
            Set<String> values = new TreeSet<>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            all &= switch (expression.path("operator").asText()) {
                case "In" -> !own.isMissingNode() && values.contains(own.asText());
                case "NotIn" -> own.isMissingNode() || !values.contains(own.asText());
                case "Exists" -> !own.isMissingNode();
                default -> own.isMissingNode();
            };
        }
        return all;
    }

    /** Whether a block holds an address; of a pod that has none yet only the block of all is known to. */
    static Boolean block(String cidr, String address) {
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

    /** Several blocks together may hold all there is. */
    static Boolean blocks(JsonNode blocks, String address) {
        Boolean some = false;
        for (JsonNode block : blocks) {
            some = or(some, block(block.asText(), address));
        }
        return some;
    }

    /** Whether the pod that receives declares the port of the packet under a name. */
    static boolean named(String name, Sent sent) {
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

    static Boolean or(Boolean one, Boolean other) {
        if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
            return true;
        }
        return one == null || other == null ? null : Boolean.FALSE;
    }

    static Boolean and(Boolean one, Boolean other) {
        return not(or(not(one), not(other)));
    }

    static Boolean not(Boolean one) {
        return one == null ? null : Boolean.valueOf(!one);
    }

    /** All that may come of what is not known. */
    static List<Boolean> ways(Boolean one) {
        return one == null ? List.of(true, false) : List.of(one);
    }
}
