package io.secnumscan.rules;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares type files with answers of a real OpenStack (Zed, recorded; each file holds one of each shape that occurred).
 * Secrets in them stand as the detectors leave them.
 */
class RecordedAnswersTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path RECORDED = ROOT.resolve("src/test/resources/recorded/openstack");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Collection<ResourceType> types() {
        Problems problems = new Problems();
        Collection<ResourceType> types = TypeFiles.load(ROOT, problems).byPlatform().get("openstack").values();
        problems.throwIfAny();
        return types.stream().filter(type -> !type.name().startsWith("analysis/")).toList();
    }

    private static List<JsonNode> answers(ResourceType type) throws IOException {
        Path file = RECORDED.resolve(type.name().substring("openstack.".length()) + ".json");
        JsonNode list = JSON.readTree(file.toFile());
        return Stream.iterate(0, n -> n < list.size(), n -> n + 1).map(list::get).toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyFieldThatAnAnswerHoldsIsOfItsDeclaredType(ResourceType type) throws IOException {
        for (JsonNode answer : answers(type)) {
            RowView row = RowView.of(type, type.name(), answer);
            type.fields().values().forEach(field -> assertDoesNotThrow(() -> read(row, field), field.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void idAndNameStandWhereTheTypeFileSays(ResourceType type) throws IOException {
        for (JsonNode answer : answers(type)) {
            type.id().ifPresent(at -> assertTrue(answer.at(at).isValueNode(), () -> type.name() + " " + at));
            type.displayName().ifPresent(at -> assertTrue(
                    answer.at(at).isTextual() || answer.at(at).isNull(), () -> type.name() + " " + at));
        }
    }

    /** What answers hold and no type file declares stands in a file, so that a change is seen in review. */
    @Test
    void whatNoTypeFileDeclaresIsWhatTheListSays() throws IOException {
        SortedSet<String> undeclared = new TreeSet<>();
        for (ResourceType type : types()) {
            for (JsonNode answer : answers(type)) {
                collect(type.name(), "", type.fields().values(), answer, undeclared);
            }
        }

        assertEquals(
                Files.readString(RECORDED.resolve("undeclared.txt")).strip(), String.join("\n", undeclared));
    }

    private static void collect(
            String type, String path, Collection<Field> fields, JsonNode object, SortedSet<String> undeclared) {
        object.properties().forEach(property -> {
            JsonPointer at = JsonPointer.valueOf("/" + property.getKey().replace("~", "~0").replace("/", "~1"));
            List<Field> below = fields.stream().filter(field -> starts(field.at(), at)).toList();
            if (below.isEmpty()) {
                undeclared.add(type + " " + path + at);
            }
            below.stream().filter(field -> field.at().equals(at)).forEach(field -> {
                if (field.type() instanceof FieldType.Struct(var _, var inner)) {
                    collect(type, path + at, inner.values(), property.getValue(), undeclared);
                } else if (field.type() instanceof FieldType.ListOf(FieldType.Struct(var _, var inner))) {
                    property.getValue()
                            .forEach(element -> collect(type, path + at + "/-", inner.values(), element, undeclared));
                }
            });
        });
    }

    private static boolean starts(JsonPointer pointer, JsonPointer head) {
        return pointer.equals(head) || pointer.toString().startsWith(head + "/");
    }

    private static void read(RowView row, Field field) {
        if (!field.secret().isEmpty()) {
            row.row(field.name());
            return;
        }
        switch (field.type()) {
            case FieldType.Bool() -> row.bool(field.name());
            case FieldType.Int() -> row.integer(field.name());
            case FieldType.Double() -> row.decimal(field.name());
            case FieldType.Text() -> row.text(field.name());
            case FieldType.Timestamp() -> row.timestamp(field.name());
            case FieldType.FreeMap() -> row.map(field.name());
            case FieldType.Json() -> row.json(field.name());
            case FieldType.Struct(var _, var inner) ->
                    row.row(field.name()).toOptional()
                            .ifPresent(below -> inner.values().forEach(one -> read(below, one)));
            case FieldType.ListOf(FieldType.Struct(var _, var inner)) ->
                    row.list(field.name()).elements()
                            .forEach(element -> inner.values().forEach(one -> read(element.row(), one)));
            case FieldType.ListOf list -> row.list(field.name());
        }
    }
}
