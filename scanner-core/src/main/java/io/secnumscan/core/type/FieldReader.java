package io.secnumscan.core.type;

import com.fasterxml.jackson.core.JsonPointer;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads field declarations: {@code name: {at, type | items | fields | shape, absent, secret, right, ref}}, or in short
 * {@code name: type} for a field at {@code /name}.
 */
public final class FieldReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** Words that CEL takes for itself even after a dot. */
    private static final Set<String> CEL_WORDS = Set.of("true", "false", "null", "in");

    private static final List<String> MEASURES = List.of("length", "classes", "entropy", "matches", "switch", "hmac");

    private final Shapes shapes;
    private final Optional<String> reference;
    private final Problems problems;

    /** @param reference the API reference that fields without one of their own were read in */
    FieldReader(Shapes shapes, Optional<String> reference, Problems problems) {
        this.shapes = shapes;
        this.reference = reference;
        this.problems = problems;
    }

    /** A reader for declarations that know no shapes: parameters. */
    public static FieldReader withoutShapes(Problems problems) {
        return new FieldReader(Shapes.none(problems), Optional.empty(), problems);
    }

    /** Reads a map of fields; {@code owner} is the name of the type or struct that they belong to. */
    public SortedMap<String, Field> fields(String owner, MapReader map) {
        SortedMap<String, Field> fields = new TreeMap<>();
        map.forEach((name, value) -> {
            String text = name.text();
            if (!NAME.matcher(text).matches() || CEL_WORDS.contains(text)) {
                problems.add(name.at(), "'" + text + "' is no name that an expression can use",
                        "letters, digits and _, not true, false, null or in; 'at:' says where the value stands");
            }
            fields.put(text, field(owner, text, value));
        });
        return fields;
    }

    private Field field(String owner, String name, YamlNode value) {
        if (value instanceof YamlScalar type) {
            Declared declared = new TypeReader(shapes, this, problems).ofName(type);
            return new Field(name, defaultPointer(name), declared.type(), declared.nullable(), new Absent.Obligatory(),
                    List.of(), Optional.empty(), reference);
        }
        MapReader map = MapReader.of(value, "the field '" + name + "'", problems);
        Declared declared = new TypeReader(shapes, this, problems).of(owner + "." + name, map);
        Field field = new Field(
                name,
                pointer(map, "at").orElse(defaultPointer(name)),
                declared.type(),
                declared.nullable(),
                map.node("absent").map(node -> AbsentReader.read(declared, node, problems))
                        .orElse(new Absent.Obligatory()),
                secret(map, declared.type()),
                map.optionalText("right"),
                map.optionalText("ref").or(() -> reference));
        map.done();
        return field;
    }

    private List<String> secret(MapReader map, FieldType type) {
        List<YamlScalar> measures = map.scalars("secret");
        for (YamlScalar measure : measures) {
            if (!MEASURES.contains(measure.text())) {
                problems.unknown(measure.at(), "measure of a secret:", measure.text(), MEASURES);
            }
        }
        boolean ofText = switch (type) {
            case FieldType.Text _,FieldType.FreeMap _ -> true;
            case FieldType.ListOf(FieldType element) -> element instanceof FieldType.Text;
            case FieldType.Bool _,FieldType.Int _,FieldType.Double _,FieldType.Timestamp _,FieldType.Struct _,FieldType.Json _ ->
                    false;
        };
        if (map.has("secret") && !ofText) {
            problems.add(map.at("secret"), "only texts, lists of texts and maps can be secret");
        }
        return measures.stream().map(YamlScalar::text).toList();
    }

    Optional<JsonPointer> pointer(MapReader map, String key) {
        return map.node(key).flatMap(node -> pointer(key, node));
    }

    Optional<JsonPointer> pointer(String key, YamlNode node) {
        if (!(node instanceof YamlScalar scalar)) {
            problems.add(node.at(), "'" + key + "' wants a JSON pointer, and this is " + node.kind().en());
            return Optional.empty();
        }
        if (!scalar.text().isEmpty() && !scalar.text().startsWith("/")) {
            problems.add(node.at(), "'" + key + "' wants a JSON pointer, which begins with '/'",
                    "write \"/" + scalar.text() + "\"");
            return Optional.empty();
        }
        return Optional.of(JsonPointer.compile(scalar.text()));
    }

    private static JsonPointer defaultPointer(String name) {
        return JsonPointer.compile("/" + name);
    }

    /** Fields of a struct that stands in place. */
    FieldType.Struct struct(String name, YamlMap map) {
        return new FieldType.Struct(name, fields(name, MapReader.of(map, problems)));
    }

    /** What a declaration says of a value: its type and whether it may be null. */
    public record Declared(FieldType type, boolean nullable) {}

    /** Reads the type of a declaration ({@code type}, {@code items}, {@code fields}): for parameters. */
    public Declared declared(String name, MapReader map) {
        return new TypeReader(shapes, this, problems).of(name, map);
    }
}
