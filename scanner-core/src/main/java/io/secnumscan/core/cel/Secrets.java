package io.secnumscan.core.cel;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.type.Absent;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of a value that was removed at collection: {@code {removed: true, kind, length, classes, entropy, matches[],
 * hmac}}. A field declared {@code secret: [length, hmac]} reads as a struct of its kind and these measures.
 */
final class Secrets {
    private static final String KIND = "kind";

    private Secrets() {}

    /** Whether that is what is left of a removed value. */
    static boolean isRemoved(JsonNode value) {
        return value.isObject() && value.path("removed").asBoolean(false);
    }

    /** The struct of these measures; its name tells structs with other measures apart. */
    static FieldType.Struct measures(List<String> kept) {
        SortedMap<String, Field> fields = new TreeMap<>();
        fields.put(KIND, field(KIND, new FieldType.Text(), false));
        kept.forEach(measure -> fields.put(measure, field(measure, type(measure), measure.equals("hmac"))));
        return new FieldType.Struct("secret." + String.join("_", fields.keySet()), fields);
    }

    /** Characters; classes of characters that occur, 0 to 4; bits a character; {@code kind name:line} of each match; on, off or empty; keyed digest. */
    private static FieldType type(String measure) {
        return switch (measure) {
            case "length" -> new FieldType.Int();
            case "classes" -> new FieldType.Int();
            case "entropy" -> new FieldType.Double();
            case "matches" -> new FieldType.ListOf(new FieldType.Text());
            default -> new FieldType.Text();
        };
    }

    /** A measure that the collection did not take is unread. */
    private static Field field(String name, FieldType type, boolean nullable) {
        return new Field(
                name, JsonPointer.compile("/" + name), type, nullable, new Absent.Unread(), List.of(),
                Optional.empty());
    }
}
