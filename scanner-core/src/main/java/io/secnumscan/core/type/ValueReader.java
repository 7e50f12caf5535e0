package io.secnumscan.core.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlJson;
import io.secnumscan.core.yaml.YamlList;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads values of a declared type from YAML: literals in type files, values of parameters. */
public final class ValueReader {
    private final Problems problems;

    public ValueReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The value as JSON. What is not of the type is reported where it stands; the result then is a placeholder.
     *
     * @param what how messages call the value
     */
    public JsonNode read(String what, FieldType type, boolean nullable, YamlNode node) {
        if (node instanceof YamlScalar scalar && scalar.isNull()) {
            return nullable ? NullNode.getInstance() : wrong(what, "a value", node);
        }
        JsonNode json = YamlJson.of(node);
        return switch (type) {
            case FieldType.Bool _ -> json.isBoolean() ? json : wrong(what, "true or false", node);
            case FieldType.Int _ ->
                    json.isIntegralNumber() && json.canConvertToLong() ? json : wrong(what, "an integer", node);
            case FieldType.Double _ -> json.isNumber() ? json : wrong(what, "a number", node);
            case FieldType.Text _ ->
                    node instanceof YamlScalar scalar ? TextNode.valueOf(scalar.text()) : wrong(what, "a text", node);
            case FieldType.Timestamp _ ->
                    isInstant(json) ? json : wrong(what, "a time such as 2026-03-01T00:00:00Z", node);
            case FieldType.FreeMap _ -> json.isObject() ? json : wrong(what, "a map", node);
            case FieldType.Json _ -> json;
            case FieldType.ListOf(FieldType element) -> list(what, element, node);
            case FieldType.Struct struct -> struct(what, struct, node);
        };
    }

    private JsonNode list(String what, FieldType element, YamlNode node) {
        if (!(node instanceof YamlList list)) {
            return wrong(what, "a list", node);
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        list.items().forEach(item -> array.add(read("an element of " + what, element, false, item)));
        return array;
    }

    private JsonNode struct(String what, FieldType.Struct struct, YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return wrong(what, "a map", node);
        }
        SortedMap<String, Field> byProperty = new TreeMap<>();
        struct.fields().values().forEach(field -> byProperty.put(field.at().getMatchingProperty(), field));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        map.entries().forEach((key, entry) -> {
            Field field = byProperty.get(key);
            if (field == null) {
                problems.unknown(entry.key().at(), "key", key, byProperty.keySet());
            } else if (field.at().tail().matches()) {
                object.set(key, read("'" + key + "'", field.type(), field.nullable(), entry.value()));
            } else {
                object.set(key, YamlJson.of(entry.value()));
            }
        });
        byProperty.forEach((key, field) -> missing(map, key, field));
        return object;
    }

    private void missing(YamlMap map, String key, Field field) {
        switch (field.absent()) {
            case Absent.Obligatory _ -> {
                if (!map.entries().containsKey(key)) {
                    problems.add(map.at(), "'" + key + "' is missing");
                }
            }
            case Absent.Literal _,Absent.Null _,Absent.Unread _ -> {}
        }
    }

    private static boolean isInstant(JsonNode value) {
        try {
            OffsetDateTime.parse(value.asText());
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private JsonNode wrong(String what, String wanted, YamlNode node) {
        problems.add(node.at(), what + " wants " + wanted + ", and this is " + shown(node));
        return NullNode.getInstance();
    }

    private static String shown(YamlNode node) {
        if (!(node instanceof YamlScalar scalar)) {
            return node.kind();
        }
        if (scalar.isNull()) {
            return "empty";
        }
        String text = YamlJson.of(scalar).toString();
        return text.length() > 60 ? text.substring(0, 57) + "…" : text;
    }
}
