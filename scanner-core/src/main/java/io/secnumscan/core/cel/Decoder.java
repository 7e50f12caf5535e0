package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cel.common.values.NullValue;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import org.jspecify.annotations.Nullable;

/** Makes JSON of a declared type into what expressions work with. */
final class Decoder {
    private enum Kind {
        BOOL("true or false"),
        INT("a whole number"),
        DOUBLE("a number"),
        TEXT("text"),
        TIMESTAMP("a timestamp"),
        LIST("a list"),
        STRUCT("an object"),
        SECRET("what was measured of a removed value"),
        FREE_MAP("an object"),
        JSON("any JSON");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final Kind kind;
    private final boolean nullable;
    private final @Nullable Struct struct;
    private final @Nullable Decoder element;

    private Decoder(Kind kind, boolean nullable, @Nullable Struct struct, @Nullable Decoder element) {
        this.kind = kind;
        this.nullable = nullable;
        this.struct = struct;
        this.element = element;
    }

    static Decoder of(Field field) {
        return field.secret().isEmpty()
                ? of(field.type(), field.nullable())
                : new Decoder(Kind.SECRET, field.nullable(), Struct.of(Secrets.measures(field.secret())), null);
    }

    static Decoder of(FieldType type, boolean nullable) {
        return switch (type) {
            case FieldType.Bool _ -> new Decoder(Kind.BOOL, nullable, null, null);
            case FieldType.Int _ -> new Decoder(Kind.INT, nullable, null, null);
            case FieldType.Double _ -> new Decoder(Kind.DOUBLE, nullable, null, null);
            case FieldType.Text _ -> new Decoder(Kind.TEXT, nullable, null, null);
            case FieldType.Timestamp _ -> new Decoder(Kind.TIMESTAMP, nullable, null, null);
            case FieldType.ListOf(FieldType element) -> new Decoder(Kind.LIST, false, null, of(element, false));
            case FieldType.Struct declared -> new Decoder(Kind.STRUCT, nullable, Struct.of(declared), null);
            case FieldType.FreeMap _ -> new Decoder(Kind.FREE_MAP, false, null, null);
            case FieldType.Json _ -> new Decoder(Kind.JSON, false, null, null);
        };
    }

    /** Whether the parts of such a value are evidence of their own, heard when they are read. */
    boolean hasParts(JsonNode value) {
        return switch (kind) {
            case STRUCT, SECRET -> value.isObject();
            case LIST -> !value.isEmpty() && element != null && element.hasParts(value.get(0));
            case FREE_MAP -> true;
            case BOOL, INT, DOUBLE, TEXT, TIMESTAMP, JSON -> false;
        };
    }

    /**
     * Reads a field.
     *
     * @param name of the field, below {@code parent}
     */
    Object field(Run run, JsonNode value, Place parent, Struct.Slot slot) {
        Object scalar = scalar(value);
        return scalar != null ? scalar
                : compound(run, value, new Place.Below(parent, slot.name(), slot.at().toString()));
    }

    /** Reads a value that stands at that place. */
    Object at(Run run, JsonNode value, Place place) {
        Object scalar = scalar(value);
        return scalar != null ? scalar : compound(run, value, place);
    }

    private @Nullable Object scalar(JsonNode value) {
        return switch (kind) {
            case BOOL -> value.isBoolean() ? (Object) value.booleanValue() : nothing(value);
            case INT ->
                    value.isIntegralNumber() && value.canConvertToLong() ? (Object) value.longValue() : nothing(value);
            case DOUBLE -> value.isNumber() ? (Object) value.doubleValue() : nothing(value);
            case TEXT -> value.isTextual() ? (Object) value.textValue() : nothing(value);
            case TIMESTAMP -> value.isTextual() ? Timestamps.parse(value.textValue()) : nothing(value);
            case STRUCT, SECRET -> nothing(value);
            case JSON -> value;
            case LIST, FREE_MAP -> null;
        };
    }

    private @Nullable Object nothing(JsonNode value) {
        return nullable && value.isNull() ? NullValue.NULL_VALUE : null;
    }

    private Object compound(Run run, JsonNode value, Place place) {
        switch (kind) {
            case STRUCT -> {
                if (value.isObject() && struct != null) {
                    return new View(run, struct, value, place);
                }
            }
            case SECRET -> {
                if (Secrets.isRemoved(value) && struct != null) {
                    return new View(run, struct, value, place);
                }
            }
            case LIST -> {
                if ((value.isArray() || value.isNull()) && element != null) {
                    return new JsonList(run, element, value, place);
                }
            }
            case FREE_MAP -> {
                if (value.isObject() || value.isNull()) {
                    return new FreeMap(run, value.isNull() ? JsonNodeFactory.instance.objectNode() : value, place);
                }
            }
            case BOOL, INT, DOUBLE, TEXT, TIMESTAMP, JSON -> {}
        }
        if (Secrets.isRemoved(value)) {
            return new Unread(place.name());
        }
        throw new Breakage(
                place.name() + " should be " + kind.words + (nullable ? " or null" : "") + ", but " + place.pointer()
                        + " holds " + found(value));
    }

    /** Never the value itself: it may be a secret. */
    private static String found(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a number";
            case STRING -> "text of another form";
            case OBJECT, POJO -> "an object";
            case BINARY, MISSING -> "nothing";
        };
    }
}
