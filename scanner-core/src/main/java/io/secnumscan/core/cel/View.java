package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.cel.common.values.NullValue;
import dev.cel.common.values.SelectableValue;
import io.secnumscan.core.type.Absent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource or struct, read lazily from its JSON: fields by their declared names, unread ones unknown at any depth.
 *
 * <p>An unread value inside a Java map or list would pass for an ordinary value in cel-java, so nothing is ever copied into
 * one.
 */
final class View implements SelectableValue<String>, RowView {
    private final Run run;
    private final Struct struct;
    private final JsonNode node;
    private final Place place;
    private final @Nullable Unread doubt;

    View(Run run, Struct struct, JsonNode node, Place place) {
        this(run, struct, node, place, null);
    }

    private View(Run run, Struct struct, JsonNode node, Place place, @Nullable Unread doubt) {
        this.run = run;
        this.struct = struct;
        this.node = node;
        this.place = place;
        this.doubt = doubt;
    }

    /** The same as an element that may not belong to its list. */
    View doubtful(Unread because) {
        return new View(run, struct, node, place, because);
    }

    @Nullable
    Unread doubt() {
        return doubt;
    }

    Run run() {
        return run;
    }

    Struct struct() {
        return struct;
    }

    JsonNode node() {
        return node;
    }

    Place place() {
        return place;
    }

    /**
     * The value of a field: a scalar, {@link NullValue}, {@link View}, {@link Sequence}, {@link FreeMap}, {@link JsonNode} or
     * {@link Unread}.
     */
    Object read(Struct.Slot slot) {
        JsonNode value = node.at(slot.at());
        if (value.isMissingNode()) {
            switch (slot.absent()) {
                case Absent.Unread _ -> {
                    return new Unread(place.name() + "." + slot.name());
                }
                case Absent.Obligatory _ -> throw new Breakage(place.name() + "." + slot.name() + " is missing: "
                        + struct.name() + " declares " + slot.at() + " as always there");
                case Absent.Literal(JsonNode literal) -> value = literal;
                case Absent.Null _ -> value = NullNode.getInstance();
            }
        }
        if (run.traces() && place.traced() && !slot.decoder().hasParts(value)) {
            run.read(place.origin(), place.pointer() + slot.at(), value);
        }
        return slot.decoder().field(run, value, place, slot);
    }

    @Override
    public Object select(String field) {
        return Held.of(read(struct.slot(field)));
    }

    @Override
    public Optional<Object> find(String field) {
        return Optional.of(select(field));
    }

    @Override
    public Reading<Boolean> bool(String field) {
        return reading(field, Boolean.class);
    }

    @Override
    public Reading<Long> integer(String field) {
        return reading(field, Long.class);
    }

    @Override
    public Reading<Double> decimal(String field) {
        return reading(field, Number.class).map(Number::doubleValue);
    }

    @Override
    public Reading<String> text(String field) {
        return reading(field, String.class);
    }

    @Override
    public Reading<Instant> timestamp(String field) {
        return reading(field, Instant.class);
    }

    @Override
    public Reading<RowView> row(String field) {
        return reading(field, RowView.class);
    }

    @Override
    public ValueList list(String field) {
        return switch (read(struct.slot(field))) {
            case Sequence list -> list.asValueList();
            case Unread unread -> new ValueList(List.of(), Optional.of(unread.because()));
            default -> throw new Breakage(name() + "." + field + " is no list");
        };
    }

    @Override
    public Reading<MapView> map(String field) {
        return reading(field, MapView.class);
    }

    @Override
    public Reading<JsonNode> json(String field) {
        return reading(field, JsonNode.class).map(value -> value.isNull() ? null : value);
    }

    private <T> Reading<T> reading(String field, Class<T> type) {
        return Sequence.reading(read(struct.slot(field))).map(type::cast);
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public String toString() {
        return name();
    }
}
