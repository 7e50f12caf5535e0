package io.secnumscan.core.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.cases.MemorySnapshot;
import io.secnumscan.core.cel.Bindings.Row;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.type.Absent;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinTableTest {
    private static final ResourceType TYPE = type(
            field("owner", new FieldType.Text(), new Absent.Null()),
            field("number", new FieldType.Int(), new Absent.Unread()),
            field("enabled", new FieldType.Bool(), new Absent.Literal(JsonNodeFactory.instance.booleanNode(true))),
            field("tags", new FieldType.ListOf(new FieldType.Text()), new Absent.Unread()),
            field("groups", new FieldType.ListOf(new FieldType.Text()), new Absent.Null()));

    @TempDir
    private Path folder;

    private final MemorySnapshot snapshot = new MemorySnapshot();

    @Test
    void rowsWithTheWantedValueAreFoundInTheOrderOfTheSnapshot() {
        add("c", "", attributes().put("owner", "x"));
        add("a", "", attributes().put("owner", "y"));
        add("b", "", attributes().put("owner", "x"));

        assertEquals(List.of("c", "b"), ids(find(List.of("owner"), List.of(List.of("x")))));
    }

    @Test
    void aListIsFoundByEachOfItsElements() {
        ObjectNode both = attributes();
        both.putArray("groups").add("x").add("y");
        add("a", "", both);

        assertEquals(List.of("a"), ids(find(List.of("groups"), List.of(List.of("y", "x")))));
    }

    @Test
    void nullEquatesWithNothing() {
        add("a", "", attributes().putNull("owner"));

        assertEquals(List.of(), ids(find(List.of("owner"), List.of(List.of("null")))));
    }

    @Test
    void aDefaultIsAValue() {
        add("a", "", attributes());

        assertEquals(List.of("a"), ids(find(List.of("enabled"), List.of(List.of(true)))));
    }

    @Test
    void aListOfKeysThatIsNullInsteadLeavesTheSetOpen() {
        add("a", "", attributes().putNull("tags"));

        assertTrue(find(List.of("tags"), List.of(List.of("x"))).unreadKeys());
    }

    @Test
    void aKeyThatWasNotReadLeavesTheSetOpen() {
        add("a", "", attributes());

        assertTrue(find(List.of("number"), List.of(List.of(5L))).unreadKeys());
    }

    @Test
    void aKeyOfAnotherTypeLeavesTheSetOpen() {
        add("a", "", attributes().put("number", "5"));

        assertTrue(find(List.of("number"), List.of(List.of(5L))).unreadKeys());
    }

    @Test
    void aKeyThatWasNotReadInAnotherRegionLeavesNothingOpen() {
        add("a", "north", attributes());

        assertFalse(find(List.of("number"), List.of(List.of(5L)), "south").unreadKeys());
    }

    @Test
    void rowsOfOtherRegionsAreNotJoined() {
        add("a", "north", attributes().put("owner", "x"));
        add("b", "south", attributes().put("owner", "x"));
        add("c", "", attributes().put("owner", "x"));

        assertEquals(List.of("b", "c"), ids(find(List.of("owner"), List.of(List.of("x")), "south")));
    }

    @Test
    void everyKeyFoundMeansEachOfThem() {
        add("a", "", attributes().put("owner", "x"));

        assertFalse(find(List.of("owner"), List.of(List.of("x", "y"))).everyKeyFound());
    }

    @Test
    void rowsKeepOnlyWhatIsSelected() {
        add("a", "", attributes().put("owner", "x").put("number", 7).put("description", "long"));

        Row row = find(List.of("owner"), List.of(List.of("x"))).rows().getFirst();

        assertEquals(attributes().put("owner", "x").put("number", 7), row.attributes());
    }

    @Test
    void aSetThatIsLargerThanAJoinMayHoldIsCutAndSaysSo() {
        for (int i = 0; i <= JoinTable.MAX_ROWS; i++) {
            add("r" + i, "", attributes().put("owner", "x"));
        }

        JoinTable.Found found = find(List.of("owner"), List.of(List.of("x")));

        assertTrue(found.cut());
        assertEquals(JoinTable.MAX_ROWS, found.rows().size());
    }

    @Test
    void rowsBeyondTheHeapBoundAreReadBackFromDisk() {
        String large = "é".repeat(10_000);
        for (int i = 0; i < 200; i++) {
            add("id/" + i, "", attributes().put("owner", large + i % 100).put("number", i));
        }

        assertEquals(List.of("id/42", "id/142"), ids(find(List.of("owner"), List.of(List.of(large + 42)))));
    }

    @Test
    void randomLookUpsAgreeWithTheFullScan() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            MemorySnapshot many = new MemorySnapshot();
            List<Resource> rows = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                Resource row = resource("id" + i, regions().get(random.nextInt(3)), randomAttributes(random));
                rows.add(row);
                many.add(row);
            }
            List<String> fields = List.of("enabled", "groups", "owner").subList(random.nextInt(3), 3);
            List<List<Object>> wanted = fields.stream().map(field -> randomValues(field, random)).toList();
            String region = regions().get(random.nextInt(3));

            try (WorkFolder work = WorkFolder.in(folder);
                    JoinTable table = JoinTable.build(many, "cloud", spec(fields), work)) {
                List<String> expected = rows.stream()
                        .filter(row -> region.isEmpty() || row.region().isEmpty() || row.region().equals(region))
                        .filter(row -> matches(row, fields, wanted))
                        .map(Resource::id)
                        .toList();
                assertEquals(expected, ids(table.find(fields, wanted, region)), "seed " + seed);
            }
        }
    }

    private static boolean matches(Resource row, List<String> fields, List<List<Object>> wanted) {
        for (int i = 0; i < fields.size(); i++) {
            if (values(row.attributes(), fields.get(i)).noneMatch(wanted.get(i)::contains)) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Object> values(JsonNode attributes, String field) {
        JsonNode value = attributes.path(field);
        return switch (field) {
            case "enabled" -> Stream.of(value.isMissingNode() || value.booleanValue());
            case "groups" -> Stream.iterate(0, i -> i < value.size(), i -> i + 1).map(i -> value.get(i).textValue());
            default -> value.isTextual() ? Stream.of(value.textValue()) : Stream.empty();
        };
    }

    private static ObjectNode randomAttributes(Random random) {
        ObjectNode attributes = attributes();
        if (random.nextBoolean()) {
            attributes.put("owner", "o" + random.nextInt(5));
        }
        if (random.nextBoolean()) {
            attributes.put("enabled", random.nextBoolean());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            attributes.withArray("groups").add("g" + random.nextInt(6));
        }
        return attributes;
    }

    private static List<Object> randomValues(String field, Random random) {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(
                    switch (field) {
                        case "enabled" -> random.nextBoolean();
                        case "groups" -> "g" + random.nextInt(6);
                        default -> "o" + random.nextInt(5);
                    });
        }
        return values;
    }

    private static List<String> regions() {
        return List.of("", "north", "south");
    }

    private JoinTable.Found find(List<String> fields, List<List<Object>> wanted) {
        return find(fields, wanted, "");
    }

    private JoinTable.Found find(List<String> fields, List<List<Object>> wanted, String region) {
        try (WorkFolder work = WorkFolder.in(folder);
                JoinTable table = JoinTable.build(snapshot, "cloud", spec(fields), work)) {
            return table.find(fields, wanted, region);
        }
    }

    private static JoinSpec spec(List<String> keys) {
        TreeSet<List<String>> set = new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));
        set.add(keys);
        List<JsonPointer> all = TYPE.fields().values().stream().map(Field::at).toList();
        return new JoinSpec(TYPE, Projection.of(all), set);
    }

    private static List<String> ids(JoinTable.Found found) {
        return found.rows().stream().map(Row::id).toList();
    }

    private void add(String id, String region, JsonNode attributes) {
        snapshot.add(resource(id, region, attributes));
    }

    private static Resource resource(String id, String region, JsonNode attributes) {
        return new Resource("cloud", region, Scope.ALL, TYPE.name(), id, "", 1, attributes);
    }

    private static ObjectNode attributes() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Field field(String name, FieldType type, Absent absent) {
        return new Field(name, JsonPointer.compile("/" + name), type, false, absent, List.of(), Optional.empty());
    }

    private static ResourceType type(Field... fields) {
        SortedMap<String, Field> byName = new TreeMap<>();
        Stream.of(fields).forEach(field -> byName.put(field.name(), field));
        return new ResourceType("test", "test.row", "", Optional.empty(), Optional.empty(), new TreeMap<>(), byName);
    }
}
