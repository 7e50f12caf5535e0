package io.secnumscan.core.detect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.type.ResourceType;
import java.io.IOException;
import java.util.Optional;

/** Writes values of one resource type without their secrets. */
public final class Redactor {
    private final Detectors detectors;
    private boolean redacted;

    private Redactor(Detectors detectors) {
        this.detectors = detectors;
    }

    public static Redactor of(Optional<ResourceType> type, Detectors detectors) {
        return new Redactor(detectors);
    }

    public void write(JsonNode attributes, JsonGenerator json) throws IOException {
        json.writeTree(attributes);
    }

    public String text(String value) {
        return value;
    }

    public boolean holdsSecret(JsonNode other) {
        return false;
    }

    /** Whether something was taken out since the last time it was asked. */
    public boolean redacted() {
        return redacted;
    }
}
