package io.secnumscan.core.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Whether a JSON value is of a declared type: for literals in type files and values of parameters. */
public final class ValueCheck {
    private ValueCheck() {}

    /** What is wrong with the value; empty when it is of the type. Structs may leave out what has a meaning when absent. */
    public static Optional<String> problem(FieldType type, boolean nullable, JsonNode value) {
        if (value.isNull()) {
            return nullable ? Optional.empty() : Optional.of("null is not allowed here");
        }
        return switch (type) {
            case FieldType.Bool _ -> wrongUnless(value.isBoolean(), "true or false", value);
            case FieldType.Int _ -> wrongUnless(value.isIntegralNumber() && value.canConvertToLong(), "an integer", value);
            case FieldType.Double _ -> wrongUnless(value.isNumber(), "a number", value);
            case FieldType.Text _ -> wrongUnless(value.isTextual(), "a text (put it in quotes)", value);
            case FieldType.Timestamp _ -> wrongUnless(isInstant(value), "a time such as 2026-03-01T00:00:00Z", value);
            case FieldType.FreeMap _ -> wrongUnless(value.isObject(), "a map", value);
            case FieldType.Json _ -> Optional.empty();
            case FieldType.ListOf(FieldType element) -> ofList(element, value);
            case FieldType.Struct struct -> ofStruct(struct, value);
        };
    }

    private static Optional<String> ofList(FieldType element, JsonNode value) {
        if (!value.isArray()) {
            return Optional.of("a list is wanted, and this is " + shown(value));
        }
        for (int i = 0; i < value.size(); i++) {
            Optional<String> problem = problem(element, false, value.get(i));
            if (problem.isPresent()) {
                return Optional.of("element " + (i + 1) + ": " + problem.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofStruct(FieldType.Struct struct, JsonNode value) {
        if (!value.isObject()) {
            return Optional.of("a map is wanted, and this is " + shown(value));
        }
        for (Field field : struct.fields().values()) {
            JsonNode found = value.at(field.at());
            Optional<String> problem = found.isMissingNode()
                    ? missing(field)
                    : problem(field.type(), field.nullable(), found);
            if (problem.isPresent()) {
                return Optional.of("'" + field.name() + "': " + problem.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missing(Field field) {
        return switch (field.absent()) {
            case Absent.Obligatory _ -> Optional.of("is missing");
            case Absent.Literal _, Absent.Null _, Absent.Unread _ -> Optional.empty();
        };
    }

    private static boolean isInstant(JsonNode value) {
        try {
            OffsetDateTime.parse(value.asText());
            return value.isTextual();
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static Optional<String> wrongUnless(boolean right, String wanted, JsonNode value) {
        return right ? Optional.empty() : Optional.of(wanted + " is wanted, and this is " + shown(value));
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > 60 ? text.substring(0, 57) + "…" : text;
    }
}
