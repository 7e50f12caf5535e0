package io.secnumscan.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.referential.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void aWrittenReportIsValid() throws IOException {
        assertEquals(List.of(), problems(json()));
    }

    /** The schema's strictness is tested too: each obligatory field that is taken away makes the report invalid. */
    @Test
    void aReportThatLacksAFieldIsNotValid() throws IOException {
        for (String pointer : List.of("", "/inputs", "/basis", "/basis/rules/0", "/coverage/0", "/findings/0",
                "/findings/0/resource",
                "/requirements/0", "/summary")) {
            JsonNode whole = MAPPER.readTree(json());
            for (String field : List.copyOf(new TreeSet<>(names(whole.at(pointer))))) {
                JsonNode cut = whole.deepCopy();
                ((ObjectNode) cut.at(pointer)).remove(field);
                assertFalse(problems(cut.toString()).isEmpty(), pointer + "/" + field);
            }
        }
    }

    @Test
    void aFieldThatTheSchemaDoesNotDescribeIsNotValid() throws IOException {
        ObjectNode whole = (ObjectNode) MAPPER.readTree(json());
        ((ObjectNode) whole.at("/findings/0")).put("further", 1);

        assertFalse(problems(whole.toString()).isEmpty());
    }

    @Test
    void theNamesThatOtherProgramsReadAreThere() throws IOException {
        JsonNode whole = MAPPER.readTree(json());

        assertNames(whole, "schema_version", "tool", "inputs", "basis", "started", "finished", "targets", "coverage",
                "reach", "findings",
                "requirements", "summary");
        assertNames(whole.at("/tool"), "name", "version");
        assertNames(whole.at("/inputs"), "snapshots", "rules_digest", "perimeter_digest", "profile", "clock");
        assertNames(whole.at("/coverage/0"), "target", "region", "scope", "type", "state", "count", "cause",
                "missing_right",
                "identity", "view");
        assertNames(whole.at("/findings/0"), "id", "rule", "severity", "target", "region", "resource", "item",
                "verdict",
                "count", "message", "evidence", "rank", "observed_at", "params", "remediation", "waived");
        assertNames(whole.at("/findings/0/resource"), "type", "id", "name", "scope");
        assertNames(whole.at("/findings/0/evidence/0"), "pointer", "value", "call");
        assertNames(whole.at("/requirements/0"), "id", "title", "nature", "binding", "coverage", "scored", "outcome",
                "left_out", "unscanned",
                "targets", "rules");
        assertNames(whole.at("/requirements/0/targets/0"), "target", "outcome", "counts");
    }

    @Test
    void aFindingIsWrittenAsItIs() throws IOException {
        assertEquals(MAPPER.readTree("""
                {"id": "0a1b", "rule": "os-a", "severity": "high", "target": "paris", "region": "RegionOne",
                 "resource": {"type": "openstack.network.port", "id": "", "name": "", "scope": []},
                 "item": "", "verdict": "pass", "count": 40, "ids_digest": "ff00", "message": {"en": "", "fr": ""},
                 "evidence": [], "rank": 2, "observed_at": "2026-11-24T10:00:00Z", "params": {"a": "x", "b": 1},
                 "remediation": null, "waived": false}"""), MAPPER.readTree(json()).at("/findings/1"));
    }

    @Test
    void everyStateOfCoverageIsToldApart() throws IOException {
        JsonNode coverage = MAPPER.readTree(json()).at("/coverage");

        assertEquals("complete 41 null null cloud", row(coverage.get(0)));
        assertEquals("unavailable null \"forbidden\" {\"en\":\"role reader on the system\","
                + "\"fr\":\"rôle reader sur le système\"} unproved", row(coverage.get(1)));
        assertEquals("partial 2 \"truncated\" null project/p1", row(coverage.get(3)));
        assertEquals("absent 0 \"not-installed\" null namespace/n", row(coverage.get(4)));
    }

    @Test
    void whatTenantsWroteCanSteerNeitherTerminalNorBrowser() throws IOException {
        String json = json();

        assertTrue(json.chars().allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f) || c > 0x9f), "control characters");
        for (String raw : List.of("\u202e", "\u2028", "<", ">", "&", "'")) {
            assertFalse(json.contains(raw), raw);
        }
        assertTrue(MAPPER.readTree(json).at("/findings/0/message/en").asText().contains(Samples.HOSTILE),
                "the text itself is kept");
    }

    @Test
    void accentsStayReadable() throws IOException {
        assertTrue(json().contains("exigences : elles relèvent de documents, de locaux et de personnes"),
                "French is not escaped");
    }

    @Test
    void neitherLocaleNorTimeZoneChangesAByte() throws IOException {
        String one = json();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));

            assertEquals(one, json());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void eachFindingStandsOnALineOfItsOwn() throws IOException {
        assertEquals(4, json().lines().filter(line -> line.contains("\"rule\":\"os-")).count());
    }

    @Test
    void aReportWithoutFindingsIsValid() throws IOException {
        assertEquals(List.of(), problems(json(List.of())));
    }

    @Test
    void theCompressedFileHoldsTheSameBytesWhenWrittenAgain() throws IOException {
        byte[] one = Files.readAllBytes(Samples.file(folder, Samples.findings()).path());
        byte[] two = Files.readAllBytes(Samples.file(folder, Samples.findings()).path());

        assertArrayEquals(one, two);
    }

    @Test
    void aReportOfANetworkIsValid() throws IOException {
        StringWriter out = new StringWriter();
        JsonReport.write(Samples.withReach(new Coverage.Complete(3), "shop"),
                Samples.file(folder, Samples.findings()), out);

        assertEquals(List.of(), problems(out.toString()));
        assertEquals("gold", MAPPER.readTree(out.toString()).at("/reach/0/shown/0/from/zone_label").asText());
    }

    private String json() throws IOException {
        return json(Samples.findings());
    }

    private String json(List<Finding> findings) throws IOException {
        Path file = folder.resolve("report.json");
        JsonReport.write(Samples.report(Role.PROVIDER, findings), Samples.file(folder, findings), file);
        StringWriter again = new StringWriter();
        JsonReport.write(Samples.report(Role.PROVIDER, findings), Samples.file(folder, findings), again);
        assertEquals(Files.readString(file), again.toString());
        return again.toString();
    }

    private static List<String> problems(String json) throws IOException {
        try (InputStream in = JsonReport.class.getResourceAsStream("report.schema.json")) {
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Validator.Result result =
                    new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).validate(schema, json);
            return result.getErrors().stream().map(error -> error.getInstanceLocation() + ": " + error.getError())
                    .toList();
        }
    }

    private static void assertNames(JsonNode node, String... names) {
        Set<String> there = names(node);
        Stream.of(names).forEach(name -> assertTrue(there.contains(name), name + " among " + there));
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String row(JsonNode row) {
        return row.get("state").asText() + " " + row.get("count") + " " + row.get("cause") + " "
                + row.get("missing_right")
                + " " + row.get("view").asText();
    }
}
