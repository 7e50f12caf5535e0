package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One packet, from one pod, node or outsider to another. Addresses of pods that have none yet are empty.
 *
 * @param port of the destination; of ICMP's messages 256 times the type, and the code
 */
record Sent(JsonNode from, JsonNode to, String source, String destination, String protocol, int port) {
    JsonNode other(String direction) {
        return direction.equals("egress") ? to : from;
    }

    JsonNode self(String direction) {
        return direction.equals("egress") ? from : to;
    }

    String otherAddress(String direction) {
        return direction.equals("egress") ? destination : source;
    }
}
