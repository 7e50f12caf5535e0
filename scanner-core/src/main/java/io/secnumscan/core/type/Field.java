package io.secnumscan.core.type;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One declared field of a resource type or struct.
 *
 * @param name what expressions call it
 * @param at where it stands in the attributes (below a list: in the element)
 * @param nullable declared with {@code ?}
 * @param absent what a missing value means
 * @param secret measures that are kept in place of the value ({@code length}, {@code classes}, {@code entropy},
 *     {@code matches}, {@code hmac}); empty for a field that is no secret
 * @param right the right that shows the field, for the reason of a not-assessable verdict
 * @param reference the API reference that the field was read in, for documentation
 */
public record Field(
        String name,
        JsonPointer at,
        FieldType type,
        boolean nullable,
        Absent absent,
        List<String> secret,
        Optional<String> right,
        Optional<String> reference) {
    public Field {
        secret = List.copyOf(secret);
    }

    /** Whether such a value of the field says nothing: it is missing, or null in place of elements that may be hidden. */
    public boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull() && type.isCollection() && absent instanceof Absent.Unread;
    }

    /** A field without a reference, as parameters have. */
    public Field(
            String name,
            JsonPointer at,
            FieldType type,
            boolean nullable,
            Absent absent,
            List<String> secret,
            Optional<String> right) {
        this(name, at, type, nullable, absent, secret, right, Optional.empty());
    }
}
