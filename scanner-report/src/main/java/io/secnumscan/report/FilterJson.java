package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.assess.Filters;
import java.io.IOException;
import java.util.List;

/** What was asked for, as JSON; null when it was everything. */
final class FilterJson {
    private FilterJson() {}

    static void write(JsonGenerator json, Filters filters) throws IOException {
        if (filters.isEmpty()) {
            json.writeNullField("filters");
            return;
        }
        json.writeObjectFieldStart("filters");
        list(json, "projects", filters.projects());
        list(json, "namespaces", filters.namespaces());
        list(json, "rules", filters.rules());
        list(json, "requirements", filters.requirements());
        list(json, "exclude", filters.exclude());
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
