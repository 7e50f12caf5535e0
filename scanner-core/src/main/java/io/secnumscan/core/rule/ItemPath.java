package io.secnumscan.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.join.FieldValue;
import io.secnumscan.core.type.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list whose elements are the items of a rule: {@code params.adminPorts}, {@code target.regions},
 * {@code resource.spec.containers}.
 *
 * @param source as the rule has it
 * @param root {@code params}, {@code target} or {@code resource}
 * @param parameter name of the parameter, for {@code params}
 * @param fields declared fields from the root, or from the parameter's value, to the list
 */
public record ItemPath(String source, String root, Optional<String> parameter, List<Field> fields) {
    public ItemPath {
        fields = List.copyOf(fields);
    }

    /** What stands there. */
    public sealed interface Items {}

    /** @param values JSON null reads as none */
    public record Listed(List<JsonNode> values) implements Items {}

    /** @param name what was not read or not declared */
    public record Unread(String name) implements Items {}

    /** A field that is always there is not. */
    public record Broken(String message) implements Items {}

    /** Reads the list below its root: the attributes, the facts, or the value of the parameter. */
    public Items read(JsonNode from) {
        JsonNode value = from;
        StringBuilder path = new StringBuilder(root);
        parameter.ifPresent(name -> path.append('.').append(name));
        for (Field field : fields) {
            path.append('.').append(field.name());
            if (value.isNull()) {
                return new Listed(List.of());
            }
            switch (FieldValue.read(field, value)) {
                case FieldValue.Seen(JsonNode seen) -> value = seen;
                case FieldValue.Unread() -> {
                    return new Unread(path.toString());
                }
                case FieldValue.Missing() -> {
                    return new Broken(path + " is missing at " + field.at());
                }
            }
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return value.isNull() || value.isArray() ? new Listed(items) : new Broken(path + " is no list");
    }
}
