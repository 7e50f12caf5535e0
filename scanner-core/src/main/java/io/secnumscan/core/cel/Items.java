package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cel.common.values.NullValue;
import java.time.Instant;
import java.util.Optional;

/** Elements of an evaluated list as items of a rule. */
final class Items {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Items() {}

    static Bindings.Item of(Object element) {
        return switch (element) {
            case View view -> new Bindings.Item(view.node(), view.name(), pointer(view.place()));
            case Boolean value -> item(JSON.booleanNode(value));
            case Long value -> item(JSON.numberNode(value));
            case Double value -> item(JSON.numberNode(value));
            case Instant value -> item(JSON.textNode(value.toString()));
            case JsonNode value -> item(value);
            case NullValue _ -> item(JSON.nullNode());
            default -> item(JSON.textNode(element.toString()));
        };
    }

    private static Optional<String> pointer(Place place) {
        return place.traced() && place.origin().isEmpty() ? Optional.of(place.pointer()) : Optional.empty();
    }

    private static Bindings.Item item(JsonNode value) {
        return new Bindings.Item(value, "item", Optional.empty());
    }
}
