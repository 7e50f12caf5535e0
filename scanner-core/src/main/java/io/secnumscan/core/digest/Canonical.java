package io.secnumscan.core.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON in one spelling: keys sorted, no white space. */
public final class Canonical {
    private Canonical() {}

    /** SHA-256, in hexadecimal, of named values, whatever the order of the keys inside them. */
    public static String digest(SortedMap<String, JsonNode> values) {
        Sha256 sha = new Sha256();
        values.forEach((name, value) -> sha.add(name).add(sorted(value).toString()));
        return sha.hex();
    }

    static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            SortedMap<String, JsonNode> fields = new TreeMap<>();
            object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            fields.forEach(sorted::set);
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return node;
    }
}
