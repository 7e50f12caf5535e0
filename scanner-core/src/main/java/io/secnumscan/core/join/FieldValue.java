package io.secnumscan.core.join;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.secnumscan.core.type.Absent;
import io.secnumscan.core.type.Field;

/** A declared field as some attributes have it. */
public sealed interface FieldValue {
    /** @param value JSON null included */
    record Seen(JsonNode value) implements FieldValue {}

    /** Left out where that says nothing about the value. */
    record Unread() implements FieldValue {}

    /** Left out although it is always there. */
    record Missing() implements FieldValue {}

    static FieldValue read(Field field, JsonNode attributes) {
        JsonNode value = attributes.at(field.at());
        if (!field.isAbsent(value)) {
            return new Seen(value);
        }
        return switch (field.absent()) {
            case Absent.Literal(JsonNode fallback) -> new Seen(fallback);
            case Absent.Null() -> new Seen(NullNode.getInstance());
            case Absent.Unread() -> new Unread();
            case Absent.Obligatory() -> new Missing();
        };
    }
}
