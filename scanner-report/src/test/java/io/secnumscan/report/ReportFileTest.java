package io.secnumscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.referential.Role;
import io.secnumscan.core.yaml.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFileTest {
    @TempDir
    private Path folder;

    @Test
    void itsHeadAndFindingsAreTheWholeReport() throws IOException {
        Path file = Samples.written(folder, Role.PROVIDER, Samples.findings());
        ReportFile report = ReportFile.open(file);
        List<JsonNode> findings = new ArrayList<>();
        report.forEachFinding(findings::add);

        assertEquals(new ObjectMapper().readTree(file.toFile()),
                report.head().deepCopy().set("findings", new ObjectMapper().valueToTree(findings)));
    }

    @Test
    void itSaysOfWhichSnapshotsItIs() {
        assertEquals(List.of("ab".repeat(32)),
                ReportFile.open(Samples.written(folder, Role.PROVIDER, List.of())).snapshots());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[] | : is no report of secnumscan; name a report.json or a snapshot",
            "{} | : is no report of secnumscan; name a report.json or a snapshot",
            "'{\n\"a\" 1}' | :2: is no JSON; name a report.json or a snapshot",
            "'{\"schema_version\": \"2.0\", \"requirements\": [], \"summary\": {}}' | : schema_version 2.0 is newer than this version of secnumscan; use the one that wrote it"
    })
    void whatCanNotBeReadIsToldInOneLine(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("odd.json"), content);

        assertEquals(file + message,
                assertThrows(BadInputException.class, () -> ReportFile.open(file)).getMessage());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("gone.json");

        assertEquals(file + ": no such file; name a report.json or a snapshot",
                assertThrows(BadInputException.class, () -> ReportFile.open(file)).getMessage());
    }
}
