package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.assess.Assessment;
import io.secnumscan.core.assess.Assessment.OfRule;
import io.secnumscan.core.assess.Assessment.OnTarget;
import io.secnumscan.core.assess.Assessment.Result;
import io.secnumscan.core.assess.Counts;
import io.secnumscan.core.referential.Requirement;
import io.secnumscan.core.verdict.Verdict;
import java.io.IOException;

/** Outcomes of requirements, as JSON, in the order of the text. */
final class RequirementJson {
    private RequirementJson() {}

    static void write(JsonGenerator json, Assessment assessment) throws IOException {
        json.writeArrayFieldStart("requirements");
        for (Result result : assessment.results()) {
            one(json, assessment.referential().name(), result);
        }
        json.writeEndArray();
    }

    private static void one(JsonGenerator json, String referential, Result result) throws IOException {
        Requirement requirement = result.requirement();
        json.writeStartObject();
        json.writeStringField("id", requirement.id());
        json.writeStringField("referential", referential);
        Json.text(json, "title", requirement.title());
        Json.text(json, "summary", requirement.summary());
        json.writeStringField("nature", requirement.nature().label());
        json.writeStringField("binding", requirement.binding().label());
        json.writeStringField("coverage", result.reach().label());
        Json.text(json, "note", result.note());
        json.writeBooleanField("scored", requirement.scored());
        Json.optional(json, "theme", requirement.theme());
        json.writeStringField("outcome", result.outcome().label());
        Json.text(json, "reason", result.reason());
        json.writeBooleanField("left_out", result.leftOut());
        Json.texts(json, "unscanned", result.unscanned());
        targets(json, result);
        rules(json, result);
        json.writeEndObject();
    }

    private static void targets(JsonGenerator json, Result result) throws IOException {
        json.writeArrayFieldStart("targets");
        for (OnTarget target : result.targets()) {
            json.writeStartObject();
            json.writeStringField("target", target.target());
            json.writeStringField("outcome", target.outcome().label());
            Json.text(json, "reason", target.reason());
            counts(json, target.counts());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void rules(JsonGenerator json, Result result) throws IOException {
        json.writeArrayFieldStart("rules");
        for (OfRule rule : result.rules()) {
            json.writeStartObject();
            json.writeStringField("id", rule.rule());
            json.writeStringField("role", rule.decides() ? "decides" : "supports");
            counts(json, rule.counts());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Resources by verdict; a verdict that was given on none of them stands with 0, one that was not given is left out. */
    static void counts(JsonGenerator json, Counts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        for (Verdict verdict : Verdict.values()) {
            if (counts.has(verdict)) {
                json.writeNumberField(verdict.label(), counts.resources(verdict));
            }
        }
        json.writeEndObject();
    }
}
