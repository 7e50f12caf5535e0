package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A snapshot of format 1, written in November 2026 and never again: whatever the format becomes, it stays readable, and says
 * what it said. It holds a part of the simulated OpenStack and Kubernetes, with lists that were refused, partial and filtered.
 */
class OldSnapshotTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void itIsOfFormatOne() throws Exception {
        assertEquals(1, JSON.readTree(snapshot().resolve("manifest.json").toFile()).path("format_version").asInt());
    }

    @Test
    void whatItProvedStays() throws Exception {
        JsonNode report = evaluated();

        assertEquals(
                """
                        k8s-pod-privileged: fail Deployment/ci-runners/dind
                        k8s-pod-privileged: not-applicable -
                        """,
                verdicts(report, "k8s-pod-privileged"));
    }

    @Test
    void whatItSawAsFineStaysSo() throws Exception {
        assertEquals("k8s-node-external-ip: pass -\n", verdicts(evaluated(), "k8s-node-external-ip"));
    }

    @Test
    void whatWasRefusedStaysUnknown() throws Exception {
        assertEquals("os-nova-hypervisor-plane: not-assessable -\n",
                verdicts(evaluated(), "os-nova-hypervisor-plane"));
    }

    private JsonNode evaluated() throws Exception {
        JavaProcess.Result result = new JavaProcess(Main.class.getName(), folder)
                .run("evaluate", snapshot().toString(), "--output", "out", "--lang", "en");
        assertEquals(1, result.code(), result::toString);
        return JSON.readTree(folder.resolve("out/report.json").toFile());
    }

    private static String verdicts(JsonNode report, String rule) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (JsonNode finding : report.path("findings")) {
            if (finding.path("rule").asText().equals(rule)) {
                String id = finding.at("/resource/id").asText();
                lines.add(rule + ": " + finding.path("verdict").asText() + " "
                        + (id.isEmpty() ? "-" : id) + "\n");
            }
        }
        return String.join("", lines);
    }

    private static Path snapshot() throws URISyntaxException {
        return Path.of(OldSnapshotTest.class.getResource("snapshot-format-1").toURI());
    }
}
