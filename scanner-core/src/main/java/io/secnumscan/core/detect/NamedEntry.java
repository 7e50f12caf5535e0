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
    /** Fields that hold the value, and those that may then hold its name. */
    private record Form(String valueField, List<String> nameFields) {}

    private static final List<Form> FORMS = List.of(
            new Form("value", List.of("name", "key", "option", "parameter")),
            new Form("output_value", List.of("output_key")),
            new Form("Value", List.of("Name", "Key")));

    /** @return empty for an object that is none, or whose name promises no secret */
    static Optional<NamedEntry> of(ObjectNode object) {
        if (object.size() < 2 || object.size() > 12) {
            return Optional.empty();
        }
        for (Form form : FORMS) {
            if (object.has(form.valueField())) {
                return form.nameFields().stream()
                        .map(object::path)
                        .filter(JsonNode::isTextual)
                        .findFirst()
                        .flatMap(name -> of(name.textValue(), form.valueField()));
            }
        }
        return Optional.empty();
    }

    private static Optional<NamedEntry> of(String name, String valueField) {
        SecretNames.Kind kind = SecretNames.of(name);
        return kind == SecretNames.Kind.NONE ? Optional.empty() : Optional.of(new NamedEntry(name, kind, valueField));
    }
}
