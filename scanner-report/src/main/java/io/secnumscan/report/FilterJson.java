package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.assess.Filters;
import java.io.IOException;

/** What was asked for, as JSON; null when it was everything. */
final class FilterJson {
    private FilterJson() {}

    static void write(JsonGenerator json, Filters filters) throws IOException {
        if (filters.isEmpty()) {
            json.writeNullField("filters");
            return;
        }
        json.writeObjectFieldStart("filters");
        Json.texts(json, "projects", filters.projects());
        Json.texts(json, "namespaces", filters.namespaces());
        Json.texts(json, "rules", filters.rules());
        Json.texts(json, "requirements", filters.requirements());
        Json.texts(json, "exclude", filters.exclude());
        json.writeEndObject();
    }
}
