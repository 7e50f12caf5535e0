package io.secnumscan.core.cel;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.secnumscan.core.type.Absent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A resource or struct, read lazily from its JSON: fields by their declared names, unread ones unknown at any depth. */
final class View implements RowView {
    private final Run run;
    private final Struct struct;
    private final JsonNode node;
    private final Place place;

    View(Run run, Struct struct, JsonNode node, Place place) {
        this.run = run;
        this.struct = struct;
        this.node = node;
        this.place = place;
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
     * The value of a field: a scalar, {@link dev.cel.common.values.NullValue}, {@link View}, {@link Sequence}, {@link FreeMap}, {@link JsonNode} or
     * {@link Unread}.
     */
    Object read(Struct.Slot slot) {
        JsonNode value = node.at(slot.at());
        if (value.isMissingNode() && hidden(slot.at())) {
            return new Unread(place.name() + "." + slot.name());
        }
        if (slot.declared().isAbsent(value)) {
            switch (slot.declared().absent()) {
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

    /**
     * Whether something stands on the way to a missing value in which it can't be: a text where an object should be, or
     * what is left of a secret. It was not left out then; what it is nobody knows.
     */
    private boolean hidden(JsonPointer at) {
        JsonNode parent = node;
        for (JsonPointer rest = at; !rest.matches(); rest = rest.tail()) {
            if (parent.isMissingNode() || parent.isNull()) {
                return false;
            }
            boolean holds = parent.isObject() || parent.isArray() && rest.mayMatchElement();
            if (!holds || Secrets.isRemoved(parent)) {
                return true;
            }
            parent = parent.isObject() ? parent.path(rest.getMatchingProperty()) : parent.path(rest.getMatchingIndex());
        }
        return false;
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
