package io.secnumscan.core.type;

import java.util.SortedMap;

/** The type of a field or of a parameter, as type files and {@code parameters.yaml} declare it. */
public sealed interface FieldType {
    /** Whether it holds elements, so that it is never null. */
    default boolean isCollection() {
        return this instanceof ListOf || this instanceof FreeMap;
    }

    record Bool() implements FieldType {}

    /** A 64-bit integer. */
    record Int() implements FieldType {}

    record Double() implements FieldType {}

    record Text() implements FieldType {}

    /** RFC 3339 and the zone-less UTC forms that OpenStack writes. */
    record Timestamp() implements FieldType {}

    /** JSON null reads as the empty list; as unread where a missing one does. */
    record ListOf(FieldType element) implements FieldType {}

    /** Named fields. {@code name} is unique among the loaded types: {@code openstack.network.security-group.rules}. */
    record Struct(String name, SortedMap<String, Field> fields) implements FieldType {}

    /** A map with free keys (labels, annotations, options, extra_specs): only functions read it. JSON null is as a missing list's. */
    record FreeMap() implements FieldType {}

    /** Any JSON, for functions only (a pod template, a policy's selector); never compared in an expression. */
    record Json() implements FieldType {}
}
