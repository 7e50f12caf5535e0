package io.secnumscan.core.rule;

import com.fasterxml.jackson.core.JsonPointer;
import io.secnumscan.core.type.Absent;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What rules may ask of a target: {@code target.name}, {@code platform}, {@code regions}, {@code version}. */
final class TargetFacts {
    static final FieldType.Struct STRUCT = new FieldType.Struct("target", fields());

    private TargetFacts() {}

    /** The target as the subject of a rule. */
    static ResourceType subject(String platform) {
        return new ResourceType(
                platform, "target", "the target's facts", Optional.empty(), Optional.empty(), new TreeMap<>(),
                STRUCT.fields());
    }

    private static SortedMap<String, Field> fields() {
        SortedMap<String, Field> fields = new TreeMap<>();
        add(fields, "name", new FieldType.Text(), new Absent.Obligatory());
        add(fields, "platform", new FieldType.Text(), new Absent.Obligatory());
        add(fields, "regions", new FieldType.ListOf(new FieldType.Text()), new Absent.Unread());
        add(fields, "version", new FieldType.Text(), new Absent.Unread());
        return fields;
    }

    private static void add(SortedMap<String, Field> fields, String name, FieldType type, Absent absent) {
        JsonPointer at = JsonPointer.compile("/" + name);
        fields.put(name, new Field(name, at, type, false, absent, List.of(), Optional.empty()));
    }
}
