package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.evaluate.Finding;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One finding as JSON; the same in {@code report.json} and in {@code findings.ndjson.gz}. */
final class FindingJson {
    private FindingJson() {}

    static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", finding.id());
        json.writeStringField("rule", finding.rule());
        json.writeStringField("severity", finding.severity());
        json.writeStringField("target", finding.target());
        json.writeStringField("region", finding.region());
        resource(json, finding.resource());
        json.writeStringField("item", finding.item());
        json.writeStringField("verdict", finding.verdict().label());
        json.writeNumberField("count", finding.count());
        Json.optional(json, "ids_digest", finding.idsDigest());
        Json.text(json, "message", finding.message());
        evidence(json, finding);
        json.writeNumberField("rank", finding.rank());
        Json.instant(json, "observed_at", finding.observedAt());
        params(json, finding.params());
        remediation(json, finding);
        json.writeBooleanField("waived", finding.waiver().isPresent());
        if (finding.waiver().isPresent()) {
            waiver(json, finding.waiver().get());
        }
        json.writeEndObject();
    }

    private static void resource(JsonGenerator json, Finding.Subject resource) throws IOException {
        json.writeObjectFieldStart("resource");
        json.writeStringField("type", resource.type());
        json.writeStringField("id", resource.id());
        json.writeStringField("name", resource.name());
        Json.scope(json, resource.scope());
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, Finding finding) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (Finding.Evidence evidence : finding.evidence()) {
            json.writeStartObject();
            json.writeStringField("pointer", evidence.pointer());
            json.writeFieldName("value");
            json.writeTree(evidence.value());
            Json.optional(json, "call", Optional.of(evidence.call()).filter(call -> !call.isEmpty()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void params(JsonGenerator json, Map<String, JsonNode> params) throws IOException {
        json.writeObjectFieldStart("params");
        for (Map.Entry<String, JsonNode> param : new TreeMap<>(params).entrySet()) {
            json.writeFieldName(param.getKey());
            json.writeTree(param.getValue());
        }
        json.writeEndObject();
    }

    /** Left out where there is none. */
    private static void waiver(JsonGenerator json, Finding.Acceptance waiver) throws IOException {
        json.writeObjectFieldStart("waiver");
        json.writeStringField("reason", waiver.reason());
        json.writeStringField("owner", waiver.owner());
        Json.instant(json, "expires", Optional.of(waiver.expires()));
        json.writeEndObject();
    }

    private static void remediation(JsonGenerator json, Finding finding) throws IOException {
        if (finding.remediation().en().isEmpty() && finding.remediation().fr().isEmpty()) {
            json.writeNullField("remediation");
        } else {
            Json.text(json, "remediation", finding.remediation());
        }
    }
}
