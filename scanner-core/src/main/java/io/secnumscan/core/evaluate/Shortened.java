package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Bounds what a finding quotes: a value that is longer as text becomes the beginning of that text. */
final class Shortened {
    private static final int MAX_LENGTH = 2000;

    private Shortened() {}

    static JsonNode of(JsonNode value) {
        if (value.isTextual() && value.textValue().length() <= MAX_LENGTH
                || value.isValueNode() && !value.isTextual()) {
            return value;
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        if (text.length() <= MAX_LENGTH) {
            return value;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return JsonNodeFactory.instance.textNode(text.substring(0, end) + "…");
    }
}
