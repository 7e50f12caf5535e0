package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What NetworkPolicies say of one packet.
 *
 * @param blocksHoldPods whether blocks of addresses are about the cluster's own too
 */
record NaivePolicies(Listed listed, boolean blocksHoldPods) {
    /** Those by which a pod is isolated. */
    List<JsonNode> about(JsonNode self, String direction) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode policy : listed.ofKind("NetworkPolicy")) {
            if (Listed.namespaceOf(policy).equals(Listed.namespaceOf(self))
                    && Listed.labels(policy.at("/spec/podSelector"), self) && isAbout(policy.path("spec"), direction)) {
                all.add(policy);
            }
        }
        return all;
    }

    private static boolean isAbout(JsonNode spec, String direction) {
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

    Boolean allows(JsonNode policy, Sent sent, String direction) {
        Boolean some = false;
        for (JsonNode rule : policy.path("spec").path(direction)) {
            if (ports(rule.path("ports"), sent)) {
                some = Listed.or(some,
                        peers(rule.path(direction.equals("egress") ? "to" : "from"), sent, direction, policy));
            }
        }
        return some;
    }

    private Boolean peers(JsonNode peers, Sent sent, String direction, JsonNode policy) {
        JsonNode other = sent.other(direction);
        Boolean some = peers.isEmpty();
        for (JsonNode peer : peers) {
            if (peer.has("ipBlock")) {
                if (blocksHoldPods || Listed.isOutsider(other)) {
                    some = Listed.or(some, block(peer.path("ipBlock"), sent.otherAddress(direction)));
                }
            } else if (Listed.filtered(other)) {
                String namespace = Listed.namespaceOf(other);
                boolean in = peer.has("namespaceSelector")
                        ? Listed.labels(peer.path("namespaceSelector"), listed.namespace(namespace))
                        : Listed.namespaceOf(policy).equals(namespace);
                some = Listed.or(some,
                        in && (!peer.has("podSelector") || Listed.labels(peer.path("podSelector"), other)));
            }
        }
        return some;
    }

    private static Boolean block(JsonNode block, String address) {
        return Listed.and(
                Listed.block(block.path("cidr").asText(), address),
                Listed.not(Listed.blocks(block.path("except"), address)));
    }

    private static boolean ports(JsonNode ports, Sent sent) {
        boolean some = ports.isEmpty();
        for (JsonNode port : ports) {
            JsonNode number = port.path("port");
            boolean protocol = port.path("protocol").asText("TCP").equals(sent.protocol());
            some |= protocol && (number.isMissingNode()
                    || number.isTextual() && Listed.named(number.asText(), sent)
                    || number.isInt() && number.asInt() <= sent.port()
                            && sent.port() <= port.path("endPort").asInt(number.asInt()));
        }
        return some;
    }
}
