package io.secnumscan.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.cli.Main;
import io.secnumscan.cli.Shell;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * What {@code evaluate} says of a snapshot.
 *
 * @param coverage of each target and type, as the report has it
 * @param verdicts by rule, resource and item
 */
record Judged(int code, String said, Map<String, JsonNode> coverage, Map<String, String> verdicts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Judged of(Path folder, String run) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        Shell shell =
                new Shell(stream, stream, Map.of(), folder, () -> Instant.parse("2026-11-24T12:00:00Z"), false, "en");
        int code = new Main(shell).run("evaluate", run + "/snapshot", "--perimeter", "secnumscan.yaml", "--output", run,
                "--all-findings", "--quiet");
        String shown = said.toString(StandardCharsets.UTF_8);
        assertTrue(Files.exists(folder.resolve(run + "/report.json")), shown);
        return new Judged(code, shown, coverage(folder.resolve(run + "/report.json")),
                verdicts(folder.resolve(run + "/findings.ndjson.gz")));
    }

    private static Map<String, JsonNode> coverage(Path report) throws IOException {
        Map<String, JsonNode> coverage = new TreeMap<>();
        for (JsonNode line : JSON.readTree(report.toFile()).path("coverage")) {
            coverage.put(line.path("target").asText() + " " + line.path("type").asText() + " "
                    + line.path("region").asText() + " " + line.path("scope"), line);
        }
        return coverage;
    }

    private static Map<String, String> verdicts(Path findings) throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(findings)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode finding = JSON.readTree(line);
                verdicts.put(finding.path("rule").asText() + " " + finding.at("/resource/id").asText() + " "
                        + finding.path("item").asText(), finding.path("verdict").asText());
            }
        }
        return verdicts;
    }

    boolean fails() {
        return verdicts.containsValue("fail");
    }

    /**
     * That what the whole collection has is here too, or is said to be missing because of the kill; and that nothing is judged
     * better for that.
     */
    void assertNothingIsPassedOver(Judged whole) {
        whole.coverage().forEach((key, line) -> {
            JsonNode here = coverage.getOrDefault(key, coverage.get(line.path("target").asText() + " target  []"));
            assertTrue(here != null, () -> key + " is passed over in " + coverage.keySet());
            if (!here.equals(line)) {
                assertEquals("interrupted", here.path("cause").asText(), here::toString);
                assertTrue(here.path("state").asText().matches("partial|unavailable"), here::toString);
            }
        });
        verdicts.forEach((key, verdict) -> {
            if (verdict.equals("pass") || verdict.equals("fail")) {
                assertEquals(whole.verdicts().get(key), verdict, key);
            }
        });
        whole.verdicts().keySet().forEach(key -> {
            String rule = key.substring(0, key.indexOf(' ') + 1);
            assertTrue(verdicts.keySet().stream().anyMatch(other -> other.startsWith(rule)), () -> rule + "is silent");
        });
        assertTrue(verdicts.containsValue("not-assessable"));
    }
}
