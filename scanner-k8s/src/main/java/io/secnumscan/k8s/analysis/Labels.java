package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;

/** Labels of an object, as some selector sees them. */
@FunctionalInterface
public interface Labels {
    Label get(String key);

    /** What is known of one label. */
    sealed interface Label {
        record Is(String value) implements Label {}

        record None() implements Label {}

        record Unknown() implements Label {}
    }

    /** Those of an object's metadata. */
    static Labels of(JsonNode labels) {
        return key -> {
            JsonNode value = labels.path(key);
            return value.isMissingNode() ? new Label.None() : new Label.Is(value.asText());
        };
    }

    /** Of an object that was not read. */
    static Labels unread() {
        return key -> new Label.Unknown();
    }
}
