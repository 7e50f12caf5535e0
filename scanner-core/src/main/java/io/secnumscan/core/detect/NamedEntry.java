package io.secnumscan.core.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An object that is one name with its value: a container's variable, an output of Heat, an option.
 *
 * @param name what it names
 * @param kind what the name promises, never {@code NONE}
 * @param valueField where the value stands
 */
record NamedEntry(String name, SecretNames.Kind kind, String valueField) {
    private static final List<String> NAMES = List.of("name", "key", "option", "parameter");

    /**
     * @param valueField the field that may be the value
     * @return empty where no name stands beside it, or one that promises no secret
     */
    static Optional<NamedEntry> of(ObjectNode object, String valueField) {
        List<String> names = switch (valueField) {
            case "output_value" -> List.of("output_key");
            case "Value" -> List.of("Name", "Key");
            default -> NAMES;
        };
        return names.stream()
                .map(object::path)
                .filter(JsonNode::isTextual)
                .map(name -> new NamedEntry(name.textValue(), SecretNames.of(name.textValue()), valueField))
                .filter(entry -> entry.kind() != SecretNames.Kind.NONE)
                .findFirst();
    }
}
