package io.secnumscan.core.cel;

import com.fasterxml.jackson.core.JsonPointer;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** A resource type or struct, made ready for reading. Immutable once built. */
final class Struct {
    private final String name;
    private final Map<String, Slot> slots = new HashMap<>();

    /** One field: where it stands, how it is read, and what its absence means. */
    record Slot(Field declared, Decoder decoder) {
        String name() {
            return declared.name();
        }

        JsonPointer at() {
            return declared.at();
        }
    }

    private Struct(String name, SortedMap<String, Field> fields) {
        this.name = name;
        fields.forEach((field, declared) -> slots.put(
                field, new Slot(declared, Decoder.of(declared))));
    }

    static Struct of(ResourceType type) {
        return new Struct(type.name(), type.fields());
    }

    static Struct of(FieldType.Struct type) {
        return new Struct(type.name(), type.fields());
    }

    String name() {
        return name;
    }

    Slot slot(String field) {
        Slot slot = slots.get(field);
        if (slot == null) {
            throw new Breakage(name + " declares no field " + field);
        }
        return slot;
    }
}
