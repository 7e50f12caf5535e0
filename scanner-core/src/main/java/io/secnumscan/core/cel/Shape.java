package io.secnumscan.core.cel;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The type of a function's parameter or result, as {@link Function} declares it.
 *
 * <p>{@code BOOL}, {@code INT} (64 bits), {@code DOUBLE}, {@code TEXT}, {@code TIMESTAMP} (an {@link java.time.Instant}),
 * {@code DURATION} (a {@link java.time.Duration}), {@code FREE_MAP} and {@code JSON} (a {@link
 * com.fasterxml.jackson.databind.JsonNode}, read only by functions) are the plain ones.
 */
public sealed interface Shape {
    Shape BOOL = Plain.BOOL;
    Shape INT = Plain.INT;
    Shape DOUBLE = Plain.DOUBLE;
    Shape TEXT = Plain.TEXT;
    Shape TIMESTAMP = Plain.TIMESTAMP;
    Shape DURATION = Plain.DURATION;
    Shape FREE_MAP = Plain.FREE_MAP;
    Shape JSON = Plain.JSON;

    /** A value without parts. */
    enum Plain implements Shape {
        BOOL,
        INT,
        DOUBLE,
        TEXT,
        TIMESTAMP,
        DURATION,
        FREE_MAP,
        JSON
    }

    /** May be null. Only plain values and rows can be; a list or map never is. */
    record Nullable(Shape of) implements Shape {
        public Nullable {
            if (!(of instanceof Plain || of instanceof Row)) {
                throw new IllegalArgumentException("only plain values and rows may be null, not " + of);
            }
        }
    }

    /** A list or a related set, as a {@link ValueList}: the function looks for what is missing itself. */
    record ListOf(Shape element) implements Shape {}

    /**
     * A resource or struct that declares at least these fields with these types (nullable or not, secret or not); the load
     * of a rule that gives another one fails.
     */
    record Row(SortedMap<String, Shape> fields) implements Shape {
        public Row {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        /** The same with one more field that it must have. */
        public Row with(String field, Shape type) {
            SortedMap<String, Shape> more = new TreeMap<>(fields);
            more.put(field, type);
            return new Row(more);
        }
    }

    /**
     * A value of a library's own, made and read only by its functions: a set of sources, a cipher suite.
     *
     * @param name unique among libraries, dotted: {@code net.Sources}
     * @param type its Java class
     */
    record Own(String name, Class<?> type) implements Shape {}

    static Shape nullable(Shape of) {
        return new Nullable(of);
    }

    static Shape listOf(Shape element) {
        return new ListOf(element);
    }

    /** Any resource or struct; {@link Row#with} names the fields that the function reads. */
    static Row row() {
        return new Row(new TreeMap<>());
    }

    static Shape own(String name, Class<?> type) {
        return new Own(name, type);
    }
}
