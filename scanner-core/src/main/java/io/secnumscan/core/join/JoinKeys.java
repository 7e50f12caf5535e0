package io.secnumscan.core.join;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys of a row: one value a field, so a tuple. A list field gives a key for each of its elements, since a row is found
 * by any of them. Null is no key: it equals nothing.
 */
final class JoinKeys {
    private final List<Field> fields;

    /** @param fields each of type bool, int or string, or a list of one of these */
    JoinKeys(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** Whether a field of that type can be joined on. */
    static boolean joinable(FieldType type) {
        return switch (type) {
            case FieldType.Bool(),FieldType.Int(),FieldType.Text() -> true;
            case FieldType.ListOf(FieldType element) -> !(element instanceof FieldType.ListOf) && joinable(element);
            case FieldType.Double(),FieldType.Timestamp(),FieldType.FreeMap(),FieldType.Json() -> false;
            case FieldType.Struct(var name, var below) -> false;
        };
    }

    /** The keys of some attributes, and whether the row may have others that were not read. */
    record Of(List<List<Object>> keys, boolean unread) {}

    Of of(JsonNode attributes) {
        List<List<Object>> keys = List.of(List.of());
        boolean unread = false;
        for (Field field : fields) {
            List<Object> values = new ArrayList<>();
            switch (FieldValue.read(field, attributes)) {
                case FieldValue.Seen(JsonNode value) -> unread |= !collect(value, field.type(), values);
                case FieldValue.Unread(),FieldValue.Missing() -> unread = true;
            }
            keys = times(keys, values);
        }
        return new Of(keys, unread);
    }

    /** Every combination of a key with a value. */
    static List<List<Object>> times(List<List<Object>> keys, List<Object> values) {
        List<List<Object>> longer = new ArrayList<>(Math.multiplyExact(keys.size(), values.size()));
        for (List<Object> key : keys) {
            for (Object value : values) {
                List<Object> one = new ArrayList<>(key);
                one.add(value);
                longer.add(one);
            }
        }
        return longer;
    }

    /** Adds the values; false when one is not of the declared type, and thus was not understood. */
    private static boolean collect(JsonNode value, FieldType type, List<Object> values) {
        if (value.isNull()) {
            return true;
        }
        if (type instanceof FieldType.ListOf(FieldType element)) {
            boolean understood = value.isArray();
            for (JsonNode one : value) {
                understood &= collect(one, element, values);
            }
            return understood;
        }
        if (type instanceof FieldType.Text && value.isTextual()) {
            return values.add(value.textValue());
        }
        if (type instanceof FieldType.Int && value.isIntegralNumber() && value.canConvertToLong()) {
            return values.add(value.longValue());
        }
        return type instanceof FieldType.Bool && value.isBoolean() && values.add(value.booleanValue());
    }
}
