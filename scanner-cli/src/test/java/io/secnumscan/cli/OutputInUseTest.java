package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.process.JavaProcess;
import io.secnumscan.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report is evidence: where one lies, no other is written over it. */
class OutputInUseTest {
    private static final int TROUBLE = 2;

    @TempDir
    Path folder;

    @BeforeEach
    void aReportOfOneOfTwoSnapshots() {
        snapshot("one", Instant.parse("2026-11-24T10:00:00Z"));
        snapshot("two", Instant.parse("2026-11-25T10:00:00Z"));
        run("evaluate", "one", "--output", "out");
    }

    private void snapshot(String name, Instant time) {
        SnapshotWriter.create(
                folder.resolve(name), new SnapshotWriter.Head("secnumscan", "0", "run"),
                List.of(new SnapshotWriter.Announced("cloud", "openstack")), InstantSource.fixed(time)).finish();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en | : is the report of another snapshot; remove it, or name another --output",
            "fr | ' : est le rapport d''un autre instantané ; le supprimer, ou nommer un autre --output'"
    })
    void theReportOfAnotherSnapshotIsNotWrittenOver(String language, String message) throws IOException {
        byte[] before = Files.readAllBytes(report());

        JavaProcess.Result result = run("evaluate", "two", "--output", "out", "--lang", language);

        assertEquals(new JavaProcess.Result(TROUBLE, "", "secnumscan: " + report() + message + "\n"), result);
        assertArrayEquals(before, Files.readAllBytes(report()));
    }

    @Test
    void theSameSnapshotIsReportedAnew() throws IOException {
        byte[] before = Files.readAllBytes(report());

        run("evaluate", "one", "--output", "out", "--profile", "tenant");

        assertFalse(Arrays.equals(before, Files.readAllBytes(report())));
    }

    @Test
    void whatIsNoReportIsNotWrittenOver() throws IOException {
        Files.writeString(report(), "notes");

        assertEquals(TROUBLE, run("evaluate", "one", "--output", "out").code());
        assertEquals("notes", Files.readString(report()));
    }

    @Test
    void aPerimeterOfOnesOwnIsNotWrittenOver() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own")).resolve("perimeter.yaml");
        Files.writeString(own, "# ours\nperimeter: {}\n");

        JavaProcess.Result result = run("evaluate", "one", "--output", "own");

        assertEquals(new JavaProcess.Result(TROUBLE, "", "secnumscan: " + own + ": is not of secnumscan, and would be"
                + " written over by the perimeter of this run; name it with --perimeter, move it, or name another"
                + " --output\n"), result);
        assertEquals("# ours\nperimeter: {}\n", Files.readString(own));
    }

    @Test
    void aPerimeterThatIsNamedStaysAsItIs() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own")).resolve("perimeter.yaml");
        Files.writeString(own, "# ours\nperimeter: {}\n");

        run("evaluate", "one", "--output", "own", "--perimeter", "own/perimeter.yaml");

        assertTrue(Files.exists(folder.resolve("own/report.json")));
        assertEquals("# ours\nperimeter: {}\n", Files.readString(own));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "scan | en | report | holds an earlier report; remove it, or name another --output",
            "collect | en | snapshot | holds an earlier snapshot; remove it, or name another --output",
            "scan | en | both | holds an earlier report and snapshot; remove it, or name another --output",
            "scan | fr | both | 'contient un rapport et un instantané antérieurs ; le supprimer, ou nommer un autre --output'"
    })
    void nothingIsCollectedWhereResultsLie(String command, String language, String what, String message)
            throws IOException {
        kubeconfig();
        if (!what.equals("report")) {
            Files.move(folder.resolve("two"), folder.resolve("out/snapshot"));
        }
        if (what.equals("snapshot")) {
            Files.delete(report());
        }

        JavaProcess.Result result =
                run(command, "--output", "out", "--kubeconfig", "k.yaml", "--lang", language);

        assertEquals(new JavaProcess.Result(TROUBLE, "", "secnumscan: out " + message + "\n"), result);
    }

    @Test
    void aMistakeInATargetsNameIsNotHiddenByWhatLiesThere() {
        JavaProcess.Result result = run("scan", "--output", "out", "--kubeconfig", "gone.yaml");

        assertEquals(TROUBLE, result.code());
        assertTrue(result.err().contains("gone.yaml: no such file"), result::err);
    }

    private void kubeconfig() throws IOException {
        Files.writeString(folder.resolve("k.yaml"), """
                current-context: c
                contexts: [{name: c, context: {cluster: k}}]
                clusters: [{name: k, cluster: {server: 'http://127.0.0.1:1'}}]
                """);
    }

    @Test
    void anOutputThatIsAFileIsCalledOne() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertEquals(
                new JavaProcess.Result(
                        TROUBLE, "", "secnumscan: " + folder.resolve("file")
                                + ": is a file; name a folder with --output\n"),
                run("evaluate", "one", "--output", "file"));
    }

    private Path report() {
        return folder.resolve("out/report.json");
    }

    private JavaProcess.Result run(String... arguments) {
        return new JavaProcess(Main.class.getName(), folder).run(arguments);
    }
}
