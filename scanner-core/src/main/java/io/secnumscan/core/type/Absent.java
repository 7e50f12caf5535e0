package io.secnumscan.core.type;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What it means that a field is missing from an answer. JSON null is not missing, but for a list or a map that would be
 * unread without: null is neither, and where the API documents no empty one for it, it says nothing about the elements.
 */
public sealed interface Absent {
    /** The API's documented default. */
    record Literal(JsonNode value) implements Absent {}

    /** Reads as null. */
    record Null() implements Absent {}

    /** Hidden by rights, or an older release: unknown; a verdict that needs it is not-assessable. */
    record Unread() implements Absent {}

    /** Always there: a missing one breaks the snapshot's schema, and the verdict that needs it is an error. */
    record Obligatory() implements Absent {}
}
