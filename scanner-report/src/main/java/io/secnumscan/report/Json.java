package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What all JSON of ours has in common: escapes, and the shapes of texts, scopes and times. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
            .characterEscapes(new SafeEscapes())
            .build()).build();

    private Json() {}

    /** Doesn't close what it writes to. */
    static JsonGenerator to(Writer out) throws IOException {
        return MAPPER.getFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    /** {@code {en, fr}}: the language that was chosen changes no byte. */
    static void text(JsonGenerator json, String name, Text text) throws IOException {
        json.writeFieldName(name);
        text(json, text);
    }

    /** The same as one of a list. */
    static void text(JsonGenerator json, Text text) throws IOException {
        json.writeStartObject();
        json.writeStringField("en", text.en());
        json.writeStringField("fr", text.fr());
        json.writeEndObject();
    }

    static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** {@code {en, fr}}, or null. */
    static void optionalText(JsonGenerator json, String name, Optional<Text> text) throws IOException {
        if (text.isPresent()) {
            text(json, name, text.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** A list of {@code {kind, id}}, outermost first; empty for all. */
    static void scope(JsonGenerator json, Scope scope) throws IOException {
        json.writeArrayFieldStart("scope");
        for (Scope.Step step : scope.steps()) {
            json.writeStartObject();
            json.writeStringField("kind", step.kind());
            json.writeStringField("id", step.id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** RFC 3339 in UTC, or null. */
    static void instant(JsonGenerator json, String name, Optional<Instant> at) throws IOException {
        optional(json, name, at.map(Instant::toString));
    }

    /** A text, or null. */
    static void optional(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        } else {
            json.writeNullField(name);
        }
    }
}
