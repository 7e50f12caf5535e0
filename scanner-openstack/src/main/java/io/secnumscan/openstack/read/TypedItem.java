package io.secnumscan.openstack.read;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.type.ResourceType;
import io.secnumscan.core.type.TypeCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element whose id, name and scope stand where the type file says. */
public record TypedItem(ResourceType type) implements Item {
    /** @throws IllegalStateException when the rules that the run was given have no such type file */
    public static TypedItem of(TypeCatalog types, String type) {
        return new TypedItem(types.find("openstack", type)
                .orElseThrow(() -> new IllegalStateException("there is no type file for " + type)));
    }

    @Override
    public Optional<Found> of(JsonNode element) throws IOException {
        return Optional.of(new Found(scope(element), id(element), name(element), element));
    }

    private String id(JsonNode element) throws IOException {
        Optional<String> id = type.id().flatMap(pointer -> text(element, pointer));
        if (id.isEmpty()) {
            throw new IOException("an element of the list has no id");
        }
        return id.get();
    }

    private String name(JsonNode element) {
        return type.displayName().flatMap(pointer -> text(element, pointer)).orElse("");
    }

    private Scope scope(JsonNode element) {
        List<Scope.Step> steps = new ArrayList<>();
        type.scope().forEach(
                (kind, pointer) -> text(element, pointer).ifPresent(id -> steps.add(new Scope.Step(kind, id))));
        return new Scope(steps);
    }

    private static Optional<String> text(JsonNode element, JsonPointer pointer) {
        JsonNode value = element.at(pointer);
        return value.isTextual() || value.isNumber()
                ? Optional.of(value.asText()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
