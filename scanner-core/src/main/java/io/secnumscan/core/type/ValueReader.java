package io.secnumscan.core.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.MapReader;
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

    /** What a type wants, in words. */
    private static final class Wanted {
        static final Text BOOL = new Text("true or false", "true ou false");
        static final Text INT = new Text("an integer", "un entier");
        static final Text NUMBER = new Text("a number", "un nombre");
        static final Text TEXT = new Text("a text", "un texte");
        static final Text TIME =
                new Text("a time such as 2026-03-01T00:00:00Z", "une date comme 2026-03-01T00:00:00Z");
        static final Text MAP = new Text("a map", "un dictionnaire");
        static final Text LIST = new Text("a list", "une liste");
    }

    public ValueReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The value as JSON. What is not of the type is reported where it stands; the result then is a placeholder.
     *
     * @param what how messages call the value
     */
    public JsonNode read(Text what, FieldType type, boolean nullable, YamlNode node) {
        if (node instanceof YamlScalar scalar && scalar.isNull()) {
            return nullable ? NullNode.getInstance() : wrong(what, new Text("a value", "une valeur"), node);
        }
        JsonNode json = YamlJson.of(node);
        return switch (type) {
            case FieldType.Bool _ -> json.isBoolean() ? json : wrong(what, Wanted.BOOL, node);
            case FieldType.Int _ ->
                    json.isIntegralNumber() && json.canConvertToLong() ? json : wrong(what, Wanted.INT, node);
            case FieldType.Double _ -> json.isNumber() ? json : wrong(what, Wanted.NUMBER, node);
            case FieldType.Text _ ->
                    node instanceof YamlScalar scalar ? TextNode.valueOf(scalar.text())
                            : wrong(what, Wanted.TEXT, node);
            case FieldType.Timestamp _ ->
                    isInstant(json) ? json : wrong(what, Wanted.TIME, node);
            case FieldType.FreeMap _ -> json.isObject() ? json : wrong(what, Wanted.MAP, node);
            case FieldType.Json _ -> json;
            case FieldType.ListOf(FieldType element) -> list(what, element, node);
            case FieldType.Struct struct -> struct(what, struct, node);
        };
    }

    private JsonNode list(Text what, FieldType element, YamlNode node) {
        if (!(node instanceof YamlList list)) {
            return wrong(what, Wanted.LIST, node);
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        list.items().forEach(item -> array.add(read(element(what), element, false, item)));
        return array;
    }

    private JsonNode struct(Text what, FieldType.Struct struct, YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return wrong(what, Wanted.MAP, node);
        }
        SortedMap<String, Field> byProperty = new TreeMap<>();
        struct.fields().values().forEach(field -> byProperty.put(field.at().getMatchingProperty(), field));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        map.entries().forEach((key, entry) -> {
            Field field = byProperty.get(key);
            if (field == null) {
                problems.unknown(entry.key().at(), MapReader.UNKNOWN_KEY, key, byProperty.keySet());
            } else if (field.at().tail().matches()) {
                object.set(key, read(Text.quoted(key), field.type(), field.nullable(), entry.value()));
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
                    problems.add(map.at(), Text.quoted(key).and(new Text(" is missing", " manque")));
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

    private JsonNode wrong(Text what, Text wanted, YamlNode node) {
        Text shown = shown(node);
        problems.add(node.at(), what.and(new Text(
                " wants " + wanted.en() + ", and this is " + shown.en(),
                " attend " + wanted.fr() + ", et ceci est " + shown.fr())));
        return NullNode.getInstance();
    }

    private static Text element(Text of) {
        return new Text("an element of " + of.en(), "un élément de " + of.fr());
    }

    private static Text shown(YamlNode node) {
        if (!(node instanceof YamlScalar scalar)) {
            return node.kind();
        }
        if (scalar.isNull()) {
            return new Text("empty", "vide");
        }
        String text = YamlJson.of(scalar).toString();
        return Text.verbatim(text.length() > 60 ? text.substring(0, 57) + "…" : text);
    }
}
