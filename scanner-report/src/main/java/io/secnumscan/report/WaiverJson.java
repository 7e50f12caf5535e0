package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.assess.Summary;
import io.secnumscan.core.waiver.Selector;
import io.secnumscan.core.waiver.WaiverUse;
import java.io.IOException;
import java.util.Optional;

/** What became of each waiver, as JSON. */
final class WaiverJson {
    private WaiverJson() {}

    static void write(JsonGenerator json, Summary summary) throws IOException {
        json.writeNumberField("waived", summary.waived());
        json.writeArrayFieldStart("waivers");
        for (WaiverUse use : summary.waivers()) {
            json.writeStartObject();
            json.writeStringField("rule", use.waiver().rule());
            selector(json, use.waiver().select());
            json.writeStringField("reason", use.waiver().reason());
            json.writeStringField("owner", use.waiver().owner());
            Json.instant(json, "expires", Optional.of(use.waiver().expires()));
            json.writeStringField("state", use.state().label());
            json.writeNumberField("failures", use.failures());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void selector(JsonGenerator json, Selector select) throws IOException {
        json.writeObjectFieldStart("select");
        Json.optional(json, "target", select.target());
        Json.optional(json, "resource", select.resource());
        Json.optional(json, "scope", select.scope());
        Json.optional(json, "item", select.item());
        json.writeEndObject();
    }
}
