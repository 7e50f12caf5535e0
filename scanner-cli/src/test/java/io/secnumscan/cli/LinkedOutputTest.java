package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.secnumscan.core.snapshot.SnapshotWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the place of results and is somebody's own stays, be it by a link. */
class LinkedOutputTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void aSnapshot() throws IOException {
        out = Files.createDirectory(folder.resolve("out"));
        for (String name : List.of("one", "two")) {
            SnapshotWriter.create(
                    folder.resolve(name), new SnapshotWriter.Head("secnumscan", "0", "run"),
                    List.of(new SnapshotWriter.Announced("cloud-" + name, "openstack")),
                    InstantSource.fixed(Instant.EPOCH)).finish();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.json", "perimeter.yaml", "findings.ndjson.gz"})
    void whatALinkLeadsToStays(String name) throws IOException {
        Path own = Files.writeString(folder.resolve("own"), "notes");
        Files.createSymbolicLink(out.resolve(name), own);

        assertEquals(2, run("one", "en"));
        assertEquals("notes", Files.readString(own));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en | ': is a link, folder or pipe, and is not written through; remove it, or name another --output'",
            "fr | ' : est un lien, un dossier ou un tube, au travers duquel rien n''est écrit ; le supprimer, ou nommer un autre --output'"
    })
    void aLinkToNothingIsNamedBeforeAnythingIsJudged(String language, String message) throws IOException {
        Path link = Files.createSymbolicLink(out.resolve("perimeter.yaml"), Path.of("gone"));

        assertEquals(2, run("one", language));
        assertEquals("secnumscan: " + link + message + "\n", complaint());
        assertFalse(Files.exists(out.resolve("report.json")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en | ': is not of secnumscan, and would be written over by --all-findings; move it, or name another --output'",
            "fr | ' : n''est pas de secnumscan, et serait écrasé par --all-findings ; le déplacer, ou nommer un autre --output'"
    })
    void findingsThatAreNotOursStay(String language, String message) throws IOException {
        Path own = Files.writeString(out.resolve("findings.ndjson.gz"), "notes");

        assertEquals(2, run("one", language));
        assertEquals("secnumscan: " + own + message + "\n", complaint());
        assertEquals("notes", Files.readString(own));
    }

    @Test
    void findingsOfTheSameSnapshotAreWrittenAgain() {
        run("one", "en");

        assertEquals(3, run("one", "en"), this::complaint);
    }

    @Test
    void findingsOfAnotherSnapshotStay() throws IOException {
        run("one", "en");
        Files.delete(out.resolve("report.json"));

        assertEquals(2, run("two", "en"));
        assertEquals("secnumscan: " + out.resolve("findings.ndjson.gz")
                + ": holds the verdicts on another snapshot; remove it, or name another --output\n", complaint());
    }

    private int run(String snapshot, String language) {
        err.reset();
        return new Main(new Shell(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), folder, () -> Instant.EPOCH, false, "en"))
                .run("evaluate", snapshot, "--output", "out", "--all-findings", "--lang", language);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
