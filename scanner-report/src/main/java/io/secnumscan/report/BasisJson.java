package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.assess.Assessment;
import io.secnumscan.core.assess.Report;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.util.Map;

/**
 * What the judgement went by, in words: a report has to be readable, and to become one of another format, where the rules
 * that it was made with are not.
 */
final class BasisJson {
    private BasisJson() {}

    static void write(JsonGenerator json, Report report) throws IOException {
        Assessment assessment = report.assessment();
        json.writeObjectFieldStart("basis");
        json.writeObjectFieldStart("referential");
        json.writeStringField("name", assessment.referential().name());
        Json.text(json, "title", assessment.referential().title());
        json.writeStringField("version", assessment.referential().version());
        json.writeEndObject();
        json.writeObjectFieldStart("profile");
        json.writeStringField("name", assessment.profile().name());
        Json.text(json, "title", assessment.profile().title());
        json.writeEndObject();
        themes(json, assessment);
        rules(json, report);
        json.writeEndObject();
    }

    private static void themes(JsonGenerator json, Assessment assessment) throws IOException {
        json.writeArrayFieldStart("themes");
        for (Map.Entry<String, Text> theme : assessment.referential().themes().entrySet()) {
            json.writeStartObject();
            json.writeStringField("id", theme.getKey());
            Json.text(json, "title", theme.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void rules(JsonGenerator json, Report report) throws IOException {
        json.writeArrayFieldStart("rules");
        for (Report.RuleText rule : report.rules()) {
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            json.writeStringField("platform", rule.platform());
            json.writeStringField("severity", rule.severity().label());
            Json.text(json, "title", rule.title());
            Json.text(json, "why", rule.why());
            Json.texts(json, "sources", rule.sources());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
