package io.secnumscan.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.disk.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Writes the findings as a table for a spreadsheet: one line each, texts of both languages side by side, so that the language
 * that was chosen changes no byte. UTF-8 with a mark at its begin, by which spreadsheets know it.
 */
public final class CsvReport {
    /** The first line of the file, after the mark. */
    static final List<String> COLUMNS = List.of("id", "verdict", "severity", "waived", "rule", "rule_en", "rule_fr",
            "requirements", "target", "region", "type", "resource", "name", "scope", "item", "count", "message_en",
            "message_fr", "remediation_en", "remediation_fr", "evidence", "rank", "observed_at", "waiver_reason",
            "waiver_owner", "waiver_expires");
    /** How many columns every version has begun with. */
    private static final int ALWAYS = 23;
    private static final String MARK = "\ufeff";

    private final Map<String, JsonNode> titles = new LinkedHashMap<>();
    private final Map<String, StringJoiner> requirements = new LinkedHashMap<>();

    private CsvReport(ReportFile report) {
        report.head().at("/basis/rules").forEach(rule -> titles.put(rule.path("id").asText(), rule.path("title")));
        for (JsonNode requirement : report.head().path("requirements")) {
            for (JsonNode rule : requirement.path("rules")) {
                requirements.computeIfAbsent(rule.path("id").asText(), unused -> new StringJoiner(" "))
                        .add(requirement.path("id").asText());
            }
        }
    }

    /**
     * Writes the table to a file that only its owner may read.
     *
     * @throws UncheckedIOException when it can't be written, or the report can't be read
     */
    public static void write(ReportFile report, Path file) {
        try {
            WholeFile.text(file, out -> write(report, out));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    /** Whether a file that begins so was written by this class, of whatever version. */
    public static boolean isOurs(String begin) {
        return begin.startsWith(MARK + CsvText.line(COLUMNS.subList(0, ALWAYS)).stripTrailing());
    }

    /** Writes the table; {@code out} stays open. */
    static void write(ReportFile report, Writer out) throws IOException {
        CsvReport table = new CsvReport(report);
        out.write(MARK + CsvText.line(COLUMNS));
        report.forEachFinding(finding -> out.write(CsvText.line(table.fields(finding))));
    }

    private List<String> fields(JsonNode finding) {
        String rule = finding.path("rule").asText();
        JsonNode title = titles.getOrDefault(rule, finding.path("title"));
        JsonNode resource = finding.path("resource");
        List<String> fields = new ArrayList<>(List.of(
                text(finding, "/id"), text(finding, "/verdict"), text(finding, "/severity"),
                text(finding, "/waived"), rule, text(title, "/en"), text(title, "/fr"),
                requirements.getOrDefault(rule, new StringJoiner("")).toString(), text(finding, "/target"),
                text(finding, "/region"), text(resource, "/type"), text(resource, "/id"), text(resource, "/name")));
        fields.addAll(List.of(
                scope(resource.path("scope")), text(finding, "/item"), text(finding, "/count"),
                text(finding, "/message/en"), text(finding, "/message/fr"), text(finding, "/remediation/en"),
                text(finding, "/remediation/fr"), evidence(finding.path("evidence")), text(finding, "/rank"),
                text(finding, "/observed_at"), text(finding, "/waiver/reason"), text(finding, "/waiver/owner"),
                text(finding, "/waiver/expires")));
        return fields;
    }

    /** Empty where there is nothing. */
    private static String text(JsonNode node, String pointer) {
        JsonNode value = node.at(pointer);
        return value.isNull() ? "" : value.asText();
    }

    private static String scope(JsonNode scope) {
        StringJoiner steps = new StringJoiner(" / ");
        scope.forEach(step -> steps.add(step.path("kind").asText() + "/" + step.path("id").asText()));
        return steps.toString();
    }

    private static String evidence(JsonNode evidence) {
        StringJoiner lines = new StringJoiner("\n");
        evidence.forEach(one -> lines.add(one.path("pointer").asText() + " = " + one.path("value")
                + (one.path("call").isTextual() ? " (" + one.path("call").asText() + ")" : "")));
        return lines.toString();
    }
}
