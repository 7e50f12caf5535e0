package io.secnumscan.core.type;

import io.secnumscan.core.type.FieldReader.Declared;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlList;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the type of a declaration: a name, a list of structs in place, a struct in place, or a shape. */
final class TypeReader {
    private static final Map<String, FieldType> NAMED = new TreeMap<>(Map.of(
            "bool", new FieldType.Bool(),
            "int", new FieldType.Int(),
            "double", new FieldType.Double(),
            "string", new FieldType.Text(),
            "timestamp", new FieldType.Timestamp(),
            "map", new FieldType.FreeMap(),
            "json", new FieldType.Json()));
    private static final FieldType AFTER_A_PROBLEM = new FieldType.Json();

    private final Shapes shapes;
    private final FieldReader fields;
    private final Problems problems;

    TypeReader(Shapes shapes, FieldReader fields, Problems problems) {
        this.shapes = shapes;
        this.fields = fields;
        this.problems = problems;
    }

    /** @param name what a struct declared in place is called */
    Declared of(String name, MapReader map) {
        Optional<YamlNode> items = map.node("items");
        Optional<YamlNode> inPlace = map.node("fields");
        Optional<YamlScalar> shape = map.optionalScalar("shape");
        Optional<YamlScalar> type = map.optionalScalar("type");
        if (items.isPresent()) {
            type.ifPresent(t -> expect(t, "list"));
            return new Declared(new FieldType.ListOf(element(name, items.get())), false);
        }
        if (inPlace.isPresent() || shape.isPresent()) {
            type.ifPresent(t -> expect(t, "struct", "struct?"));
            FieldType struct = inPlace.isPresent() ? inPlace(name, inPlace.get()) : shaped(shape.orElseThrow());
            return new Declared(struct, type.isPresent() && type.get().text().equals("struct?"));
        }
        if (type.isEmpty()) {
            problems.add(map.at(), "no type", "give one of type, items, fields, shape");
            return new Declared(AFTER_A_PROBLEM, false);
        }
        return ofName(type.get());
    }

    /** {@code string}, {@code int?}, {@code list(int)}, {@code list(list(string))}. */
    Declared ofName(YamlScalar type) {
        String text = type.text();
        boolean nullable = text.endsWith("?");
        String name = nullable ? text.substring(0, text.length() - 1) : text;
        if (nullable && (name.startsWith("list") || name.equals("map"))) {
            problems.add(type.at(), "'" + text + "': a list or a map is never null",
                    "write '" + name + "': a JSON null reads as empty");
            return new Declared(AFTER_A_PROBLEM, false);
        }
        if (nullable && name.equals("json")) {
            problems.add(type.at(), "'json?': JSON of any shape may be null anyway", "write 'json'");
            return new Declared(AFTER_A_PROBLEM, false);
        }
        return new Declared(named(type, name), nullable);
    }

    private FieldType named(YamlScalar at, String name) {
        if (name.startsWith("list(") && name.endsWith(")")) {
            return new FieldType.ListOf(named(at, name.substring("list(".length(), name.length() - 1)));
        }
        FieldType type = NAMED.get(name);
        if (type != null) {
            return type;
        }
        switch (name) {
            case "list" -> problems.add(at.at(), "a list of what?",
                    "write 'list(string)', or 'items:' with the fields of its elements");
            case "struct" -> problems.add(at.at(), "a struct with what in it?", "add 'fields:' or 'shape:'");
            default -> problems.unknown(at.at(), "type", name, NAMED.keySet());
        }
        return AFTER_A_PROBLEM;
    }

    private FieldType element(String name, YamlNode items) {
        return switch (items) {
            case YamlScalar shape -> shaped(shape);
            case YamlMap map -> fields.struct(name, map);
            case YamlList list -> {
                problems.add(list.at(), "'items' wants the fields of an element, or the name of a shape");
                yield AFTER_A_PROBLEM;
            }
        };
    }

    private FieldType inPlace(String name, YamlNode node) {
        if (node instanceof YamlMap map) {
            return fields.struct(name, map);
        }
        problems.add(node.at(), "'fields' is a map, and this is " + node.kind().en());
        return AFTER_A_PROBLEM;
    }

    private FieldType shaped(YamlScalar shape) {
        return shapes.find(shape).map(FieldType.class::cast).orElse(AFTER_A_PROBLEM);
    }

    private void expect(YamlScalar type, String... allowed) {
        for (String name : allowed) {
            if (type.text().equals(name)) {
                return;
            }
        }
        problems.add(type.at(), "'" + type.text() + "' doesn't go with what stands beside it",
                "leave 'type' out or write '" + String.join("' or '", allowed) + "'");
    }
}
