package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import java.time.Instant;
import java.util.Optional;

/**
 * A resource or struct as a function sees it: its declared fields, read when they are asked for, and heard by the trace of
 * evidence. Not to be kept after the call.
 *
 * <p>Every reading method names a field that the {@link Shape.Row} of the parameter demands.
 *
 * @throws RuntimeException when the field is not declared, has another type, is obligatory and missing, or holds another
 *     kind of JSON: the verdict is an error
 */
public interface RowView {
    Reading<Boolean> bool(String field);

    Reading<Long> integer(String field);

    /** A whole number too. */
    Reading<Double> decimal(String field);

    Reading<String> text(String field);

    Reading<Instant> timestamp(String field);

    /** A struct, or what was measured of a secret ({@code length}, {@code classes}, {@code entropy}, {@code matches}…). */
    Reading<RowView> row(String field);

    /** A list; one that was not read is empty and may have more. */
    ValueList list(String field);

    /** A map with free keys; a null one is empty. */
    Reading<MapView> map(String field);

    /**
     * Any JSON. A JSON null is {@link Reading.Null}. A text inside that was removed as a secret is an object with {@code
     * removed: true}.
     */
    Reading<JsonNode> json(String field);

    /** What messages call it, without indexes: {@code resource.rules}, {@code related.groups}. */
    String name();

    /**
     * Reads an object by its declared type, outside an evaluation: in an analysis, or in a function's tests.
     *
     * @param name what an unread field is called: {@code resource.rules}
     */
    static RowView of(FieldType.Struct type, String name, JsonNode object) {
        Place place = new Place.Root(name, "", Optional.empty(), false);
        return new View(new Run(Bindings.Trace.NONE), Struct.of(type), object, place);
    }

    /** The same for a resource's attributes. */
    static RowView of(ResourceType type, String name, JsonNode attributes) {
        Place place = new Place.Root(name, "", Optional.empty(), false);
        return new View(new Run(Bindings.Trace.NONE), Struct.of(type), attributes, place);
    }
}
