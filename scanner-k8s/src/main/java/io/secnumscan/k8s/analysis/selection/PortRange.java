package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many ports the numbers of one rule of a NetworkPolicy open, however they are cut into ranges. */
final class PortRange {
    private static final int LAST = 65_535;

    private PortRange() {}

    /** Writes one entry for each rule and protocol that opens a range. */
    static void write(ArrayNode ranges, String direction, JsonNode rules) {
        for (JsonNode rule : rules) {
            SortedMap<String, BitSet> open = new TreeMap<>();
            SortedMap<String, String> said = new TreeMap<>();
            for (JsonNode port : rule.path("ports")) {
                if (port.path("port").isIntegralNumber()) {
                    int first = within(port.path("port").asInt());
                    int last = Math.max(first, within(port.path("endPort").asInt(first)));
                    String protocol = port.path("protocol").asText("TCP");
                    open.computeIfAbsent(protocol, key -> new BitSet()).set(first, last + 1);
                    said.merge(protocol, first == last ? "" + first : first + "-" + last, (a, b) -> a + "," + b);
                }
            }
            open.forEach((protocol, ports) -> ranges.addObject()
                    .put("direction", direction)
                    .put("protocol", protocol)
                    .put("said", said.get(protocol))
                    .put("ports", ports.cardinality()));
        }
    }

    private static int within(int port) {
        return Math.clamp(port, 0, LAST);
    }
}
