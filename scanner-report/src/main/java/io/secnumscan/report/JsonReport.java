package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.secnumscan.core.assess.Filters;
import io.secnumscan.core.assess.Report;
import io.secnumscan.core.disk.WholeFile;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes {@code report.json}, whose schema is {@code report.schema.json} beside this class. Findings are streamed from disk,
 * each on a line of its own. The same report gives the same bytes.
 */
public final class JsonReport {
    /** Version of the schema; a new field raises the second number, a field that changes its meaning the first. */
    public static final String SCHEMA_VERSION = "1.4";

    private JsonReport() {}

    /**
     * Writes a report to a file.
     *
     * @throws UncheckedIOException when it can't be written, or the findings can't be read
     */
    public static void write(Report report, FindingsFile findings, Path file) {
        try {
            WholeFile.text(file, out -> write(report, findings, out));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    /**
     * Writes a report, which ends with a line end; {@code out} is flushed and stays open.
     *
     * @throws UncheckedIOException when it can't be written, or the findings can't be read
     */
    public static void write(Report report, FindingsFile findings, Writer out) {
        try (JsonGenerator json = Json.to(out)) {
            json.setPrettyPrinter(printer());
            json.writeStartObject();
            head(json, report);
            ReachJson.write(json, report.reach());
            findings(json, findings);
            RequirementJson.write(json, report.assessment());
            SummaryJson.write(json, report.assessment());
            json.writeEndObject();
            json.flush();
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("can't write the report", e);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter unix = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(unix).withArrayIndenter(unix);
    }

    private static void head(JsonGenerator json, Report report) throws IOException {
        json.writeStringField("schema_version", SCHEMA_VERSION);
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", report.tool().name());
        json.writeStringField("version", report.tool().version());
        json.writeEndObject();
        inputs(json, report.inputs(), report.assessment().filters());
        BasisJson.write(json, report);
        Json.instant(json, "started", Optional.of(report.started()));
        Json.instant(json, "finished", report.finished());
        json.writeArrayFieldStart("targets");
        for (TargetInfo target : report.targets()) {
            json.writeStartObject();
            json.writeStringField("name", target.name());
            json.writeStringField("platform", target.platform());
            json.writeFieldName("facts");
            json.writeTree(target.facts());
            json.writeEndObject();
        }
        json.writeEndArray();
        CoverageJson.write(json, report.coverage());
    }

    private static void inputs(JsonGenerator json, Report.Inputs inputs, Filters filters) throws IOException {
        json.writeObjectFieldStart("inputs");
        json.writeArrayFieldStart("snapshots");
        for (Report.Snapshot snapshot : inputs.snapshots()) {
            json.writeStartObject();
            json.writeStringField("digest", snapshot.digest());
            Json.instant(json, "started", Optional.of(snapshot.started()));
            Json.instant(json, "finished", snapshot.finished());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("rules_digest", inputs.rulesDigest());
        json.writeStringField("perimeter_digest", inputs.perimeterDigest());
        json.writeStringField("profile", inputs.profile());
        Json.instant(json, "clock", inputs.clock());
        Json.optional(json, "waivers_digest", inputs.waiversDigest());
        FilterJson.write(json, filters);
        json.writeEndObject();
    }

    private static void findings(JsonGenerator json, FindingsFile findings) throws IOException {
        json.writeArrayFieldStart("findings");
        findings.forEach(json::writeRawValue);
        json.writeEndArray();
    }
}
