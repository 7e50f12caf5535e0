package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Writes a manifest as JSON. */
final class ManifestWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestWriter() {}

    static void write(Manifest manifest, OutputStream out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = new JsonFactory().setCodec(JSON).createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            json.writeNumberField("format_version", Manifest.FORMAT);
            json.writeObjectFieldStart("tool");
            json.writeStringField("name", manifest.tool());
            json.writeStringField("version", manifest.toolVersion());
            json.writeEndObject();
            json.writeStringField("run", manifest.run());
            json.writeStringField("started", manifest.started().toString());
            if (manifest.finished().isPresent()) {
                json.writeStringField("finished", manifest.finished().get().toString());
            }
            json.writeArrayFieldStart("targets");
            for (Manifest.Target target : manifest.targets()) {
                write(target, json);
            }
            json.writeEndArray();
            if (manifest.calls().isPresent()) {
                json.writeFieldName("calls");
                write(Optional.of(Manifest.CALLS), manifest.calls().get(), json);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(Manifest.Target target, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", target.name());
        json.writeStringField("platform", target.platform());
        json.writeFieldName("facts");
        json.writeTree(target.facts());
        json.writeArrayFieldStart("reads");
        for (Manifest.Read read : target.reads()) {
            write(read, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Manifest.Read read, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", read.type());
        json.writeStringField("region", read.region());
        json.writeFieldName("scope");
        scope(read.scope(), json);
        json.writeStringField("identity", read.identity());
        json.writeStringField("view", read.view().written());
        if (read.coverage().isPresent()) {
            write(read.coverage().get(), json);
        }
        if (read.stored().isPresent()) {
            json.writeFieldName("stored");
            write(read.file(), read.stored().get(), json);
        } else if (read.file().isPresent()) {
            json.writeStringField("file", read.file().get());
        }
        json.writeEndObject();
    }

    private static void write(Coverage coverage, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("coverage");
        switch (coverage) {
            case Coverage.Complete complete -> {
                json.writeStringField("state", "complete");
                json.writeNumberField("count", complete.count());
            }
            case Coverage.Partial partial -> {
                json.writeStringField("state", "partial");
                json.writeNumberField("count", partial.count());
                why(partial.cause().label(), partial.reason(), partial.missingRight(), json);
            }
            case Coverage.Unavailable unavailable -> {
                json.writeStringField("state", "unavailable");
                why(unavailable.cause().label(), unavailable.reason(), unavailable.missingRight(), json);
            }
            case Coverage.Absent absent -> {
                json.writeStringField("state", "absent");
                json.writeStringField("reason", absent.reason());
            }
        }
        json.writeEndObject();
    }

    private static void why(String cause, String reason, Optional<Text> right, JsonGenerator json)
            throws IOException {
        json.writeStringField("cause", cause);
        json.writeStringField("reason", reason);
        if (right.isPresent()) {
            json.writeObjectFieldStart("missing_right");
            json.writeStringField("en", right.get().en());
            json.writeStringField("fr", right.get().fr());
            json.writeEndObject();
        }
    }

    private static void write(Optional<String> file, Manifest.Stored stored, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", file.orElseThrow());
        json.writeNumberField("lines", stored.lines());
        json.writeNumberField("bytes", stored.bytes());
        json.writeStringField("sha256", stored.sha256());
        json.writeEndObject();
    }

    /** A path of [kind, id] pairs. */
    static void scope(Scope scope, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Scope.Step step : scope.steps()) {
            json.writeStartArray();
            json.writeString(step.kind());
            json.writeString(step.id());
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
