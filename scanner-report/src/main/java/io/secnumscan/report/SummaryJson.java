package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.assess.Assessment;
import io.secnumscan.core.assess.Outcome;
import io.secnumscan.core.assess.Summary;
import io.secnumscan.core.rule.Severity;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.io.IOException;

/** Totals, as JSON. */
final class SummaryJson {
    private SummaryJson() {}

    static void write(JsonGenerator json, Assessment assessment) throws IOException {
        Summary summary = assessment.summary();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("requirements", summary.requirements());
        json.writeNumberField("beyond_configuration", summary.beyond());
        json.writeObjectFieldStart("outcomes");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(outcome.label(), summary.outcomes().getOrDefault(outcome, 0));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("verdicts");
        for (Verdict verdict : Verdict.values()) {
            json.writeNumberField(verdict.label(), summary.verdicts().resources(verdict));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("failures");
        for (Severity severity : Severity.values()) {
            json.writeNumberField(severity.label(), summary.failures().getOrDefault(severity.label(), 0L));
        }
        json.writeEndObject();
        WaiverJson.write(json, summary);
        Json.texts(json, "undeclared", summary.undeclared());
        json.writeNumberField("exit_code", summary.exit().code());
        json.writeArrayFieldStart("notices");
        for (Text notice : Notices.of(assessment)) {
            json.writeStartObject();
            json.writeStringField("en", notice.en());
            json.writeStringField("fr", notice.fr());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
