package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a function was called with, by position from 0; of a method, 0 is what stands before the dot. */
public final class Arguments {
    private final Object[] values;

    Arguments(Object[] values) {
        this.values = values;
    }

    /**
     * For calling a function outside an expression, in its tests.
     *
     * @param values Boolean, Long, Double, String, Instant, {@link RowView}, {@link ValueList}, {@link MapView}, a value of the
     *     library's own
     */
    public static Arguments of(Object... values) {
        return new Arguments(values.clone());
    }

    public boolean bool(int index) {
        return get(index, Boolean.class);
    }

    public long integer(int index) {
        return get(index, Long.class);
    }

    public double decimal(int index) {
        return get(index, Double.class);
    }

    public String text(int index) {
        return get(index, String.class);
    }

    public Instant timestamp(int index) {
        return get(index, Instant.class);
    }

    public Duration duration(int index) {
        return get(index, Duration.class);
    }

    /** A map with free keys. */
    public MapView map(int index) {
        return get(index, MapView.class);
    }

    /** Any JSON. A text inside that was removed as a secret is an object with {@code removed: true}. */
    public JsonNode json(int index) {
        return get(index, JsonNode.class);
    }

    /** A resource or struct. */
    public RowView row(int index) {
        return get(index, RowView.class);
    }

    /** A list or a related set. */
    public ValueList list(int index) {
        return get(index, ValueList.class);
    }

    /** A value of the library's own. */
    public <T> T own(int index, Class<T> type) {
        return get(index, type);
    }

    /** The argument of a nullable parameter; empty for null. */
    public <T> Optional<T> optional(int index, Class<T> type) {
        return isNull(index) ? Optional.empty() : Optional.of(get(index, type));
    }

    public boolean isNull(int index) {
        return values[index] instanceof NullValue;
    }

    private <T> T get(int index, Class<T> type) {
        return type.cast(values[index]);
    }
}
