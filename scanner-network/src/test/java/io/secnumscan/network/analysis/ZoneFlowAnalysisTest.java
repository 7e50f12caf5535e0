package io.secnumscan.network.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A published web server and the internet, against flow matrices. */
class ZoneFlowAnalysisTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OUT = "{'from': 'shop', 'to': 'internet'}";

    private static Map<String, JsonNode> rows(String... lines) {
        return derive(Map.of("flowMatrix", "[" + String.join(",", lines) + "]"));
    }

    private static Map<String, JsonNode> derive(Map<String, String> declared) {
        Map<String, JsonNode> values = new TreeMap<>();
        declared.forEach((name, json) -> values.put(name, read(json)));
        values.put("owners", read("[{'class': 'customer', 'zone': 'shop', 'match': {'scope': 'project/p1'}}]"));
        List<Resource> rows = new ArrayList<>();
        new ZoneFlowAnalysis(new SharedFlows(values))
                .derive(PublishedCloud.written(), WrittenSnapshot.TARGET, rows::add, line -> {});
        Map<String, JsonNode> byId = new TreeMap<>();
        rows.forEach(row -> byId.put(row.id(), row.attributes()));
        return byId;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static JsonNode flows(Map<String, JsonNode> rows, String zone) {
        return rows.getOrDefault("zone/" + zone, read("{}")).path("flows");
    }

    @Test
    void whatNoLineForeseesIsTold() {
        JsonNode flow = flows(rows(OUT), "internet").path(0);

        assertEquals("shop", flow.path("to").asText());
        assertEquals("[\"tcp 443\"]", flow.path("traffic").toString());
        assertTrue(flow.path("reachable").asBoolean());
        assertEquals("tcp 1.0.0.1:49152 > 198.51.100.7:443", flow.path("witness").asText());
    }

    @Test
    void whatALineForeseesIsNot() {
        String in = "{'from': 'inter*', 'to': 'shop', 'protocol': 'tcp', 'ports': ['440-449']}";

        assertEquals("[]", flows(rows(OUT, in), "internet").toString());
        assertEquals("[]", flows(rows(OUT, in), "shop").toString());
    }

    @Test
    void aLineForeseesItsProtocolItsPortsAndItsZonesAlone() {
        for (String line : List.of(
                "{'from': 'internet', 'to': 'shop', 'protocol': 'udp'}",
                "{'from': 'internet', 'to': 'shop', 'protocol': 'http'}",
                "{'from': 'internet', 'to': 'shop', 'ports': ['444']}",
                "{'from': 'internet', 'to': 'shop', 'ports': ['https']}",
                "{'from': 'internet', 'to': 'bank'}",
                "{'from': 'shop', 'to': 'shop'}")) {
            assertEquals(1, flows(rows(line), "internet").size(), line);
        }
    }

    @Test
    void aLineThatSomethingPassesByIsUsed() {
        assertTrue(rows(OUT).getOrDefault("line/1", read("{}")).path("used").asBoolean());
    }

    @Test
    void aLineThatNothingPassesByIsNot() {
        JsonNode line = rows(OUT, "{'from': 'internet', 'to': 'shop', 'protocol': 'tcp', 'ports': ['22', '80-90']}")
                .getOrDefault("line/2", read("{}"));

        assertEquals("false", line.path("used").toString());
        assertEquals("internet > shop", line.path("name").asText());
        assertEquals("[\"22\",\"80-90\"]", line.path("ports").toString());
    }

    @Test
    void withoutAMatrixNothingIsSaidOfFlows() {
        assertFalse(derive(Map.of()).getOrDefault("zone/shop", read("{}")).has("flows"));
    }
}
