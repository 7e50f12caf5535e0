package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.snapshot.SnapshotWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A report in other formats, made at a later time of what lies there. */
class ReportCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    @BeforeAll
    static void aSnapshotIsJudged() {
        ReportCommandTest first = new ReportCommandTest();
        first.folder = made;
        first.snapshot("one", Instant.parse("2026-11-24T10:00:00Z"));
        assertEquals(3, first.run("evaluate", "one", "--output", "out"), first::complaint);
    }

    @BeforeEach
    void aReportOfOneOfTwoSnapshots() throws IOException {
        snapshot("one", Instant.parse("2026-11-24T10:00:00Z"));
        snapshot("two", Instant.parse("2026-11-25T10:00:00Z"));
        Files.createDirectory(folder.resolve("out"));
        Files.copy(made.resolve("out/report.json"), folder.resolve("out/report.json"));
    }

    private void snapshot(String name, Instant time) {
        SnapshotWriter.create(
                folder.resolve(name), new SnapshotWriter.Head("secnumscan", "0", "run"),
                List.of(new SnapshotWriter.Announced("cloud", "openstack")), InstantSource.fixed(time)).finish();
    }

    @ParameterizedTest
    @CsvSource({"html, report.html", "csv, findings.csv"})
    void aFormatOfAReportGoesBesideIt(String format, String file) {
        assertEquals(0, run("report", "out/report.json", "--format", format), this::said);

        assertEquals("out/" + file + "\n", said());
        assertTrue(Files.exists(folder.resolve("out").resolve(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format html,csv", "--format csv --format html"})
    void severalFormatsAreWrittenAtOnce(String wanted) {
        assertEquals(0, run(("report out/report.json " + wanted).split(" ", -1)), this::complaint);

        assertEquals("out/report.html\nout/findings.csv\n", said());
    }

    @Test
    void severalFormatsOfASnapshotGoIntoAFolder() throws IOException {
        assertEquals(0, run("report", "one", "--format", "html,csv,json", "--output", "all"), this::complaint);

        assertArrayEquals(read("out/report.json"), read("all/report.json"));
        assertTrue(Files.exists(folder.resolve("all/report.html")) && Files.exists(folder.resolve("all/findings.csv")));
    }

    @Test
    void severalFormatsAreNotWrittenToOneFile() throws IOException {
        Files.writeString(folder.resolve("page.html"), "notes");

        assertEquals(2, run("report", "out/report.json", "--format", "html,csv", "--output", "page.html"));
        assertEquals("secnumscan: page.html: is a file; several formats go into a folder\n", complaint());
    }

    @Test
    void theFolderOfAReportStandsForIt() {
        assertEquals(0, run("report", "out"), this::said);
        assertEquals("out/report.html\n", said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void thePageIsInTheLanguageThatWasAskedFor(String language) throws IOException {
        run("report", "out/report.json", "--lang", language);

        assertTrue(Files.readString(folder.resolve("out/report.html"))
                .startsWith("<!doctype html>\n<html lang=\"" + language + "\">"));
    }

    @Test
    void aSnapshotIsJudgedFirst() throws IOException {
        assertEquals(0, run("report", "one", "--format", "json", "--output", "judged/it.json"), this::said);

        assertArrayEquals(read("out/report.json"), read("judged/it.json"));
    }

    @ParameterizedTest
    @CsvSource({"html, report.html", "csv, findings.csv"})
    void aSnapshotGivesWhatItsReportGives(String format, String file) throws IOException {
        run("report", "out/report.json", "--format", format);
        Files.createDirectory(folder.resolve("of"));
        assertEquals(0, run("report", "one", "--format", format, "--output", "of"), this::said);

        assertArrayEquals(read("out/" + file), read("of/" + file));
    }

    @Test
    void whatAJudgementNeedsIsCleanedUp() throws IOException {
        run("report", "one", "--output", "clean/page.html");

        try (Stream<Path> files = Files.list(folder.resolve("clean"))) {
            assertEquals(List.of("page.html"), files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void aJudgementWritesTheSameFormatsBesideItsReport() throws IOException {
        run("report", "out/report.json");
        run("report", "out/report.json", "--format", "csv");
        run("evaluate", "one", "--output", "both", "--format", "html,csv");

        assertArrayEquals(read("out/report.html"), read("both/report.html"));
        assertArrayEquals(read("out/findings.csv"), read("both/findings.csv"));
        assertTrue(said().contains("both/report.html") && said().contains("both/findings.csv"), said());
    }

    @ParameterizedTest
    @CsvSource({"html, report.html", "csv, findings.csv", "json, other.json"})
    void whatIsNotOursIsNotWrittenOver(String format, String file) throws IOException {
        Path there = Files.writeString(folder.resolve("out").resolve(file), "notes");

        assertEquals(2, run("report", "out/report.json", "--format", format, "--output", "out/" + file));
        assertEquals("notes", Files.readString(there));
        assertEquals("secnumscan: " + there
                + ": is the report of another snapshot; remove it, or name another --output\n", complaint());
    }

    @Test
    void thePageOfAnotherSnapshotIsNotWrittenOver() throws IOException {
        run("report", "out/report.json");
        byte[] before = read("out/report.html");

        assertEquals(2, run("report", "two", "--output", "out/report.html"));
        assertArrayEquals(before, read("out/report.html"));
    }

    @Test
    void anEvaluationThatWouldWriteOverAPageOfAnotherSnapshotWritesNothing() {
        run("report", "two", "--output", "new/report.html");

        assertEquals(2, run("evaluate", "one", "--output", "new", "--format", "html"));
        assertFalse(Files.exists(folder.resolve("new/report.json")));
    }

    @Test
    void aReportIsNotMadeOfItself() {
        assertEquals(2, run("report", "out/report.json", "--format", "json"));
        assertEquals("secnumscan: out/report.json: is json already; name another --format, or an --output\n",
                complaint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format json --output link", "--format html,csv,json --output link"})
    void aReportIsNotMadeOfItselfByALinkToItsFolder(String how) throws IOException {
        byte[] before = read("out/report.json");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("out"));

        assertEquals(2, run(("report out/report.json " + how).split(" ", -1)));
        assertArrayEquals(before, read("out/report.json"));
    }

    @Test
    void aReportIsNotMadeOfItselfByAnotherNameOfItsFile() throws IOException {
        Files.createLink(folder.resolve("other.json"), folder.resolve("out/report.json"));

        assertEquals(2, run("report", "out/report.json", "--format", "json", "--output", "other.json"));
        assertEquals("secnumscan: out/report.json: is json already; name another --format, or an --output\n",
                complaint());
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("page.html"), Path.of("away.html"));

        assertEquals(2, run("report", "out/report.json", "--output", "page.html"));
        assertEquals("secnumscan: " + link + ": is a link, folder or pipe, and is not written through; remove it, or"
                + " name another --output\n", complaint());
        assertFalse(Files.exists(folder.resolve("away.html")));
    }

    @ParameterizedTest
    @CsvSource({"--profile, tenant", "--waivers, waivers.yaml", "--project, p1"})
    void whatAJudgementGoesByComesTooLateForAReport(String option, String value) {
        assertEquals(2, run("report", "out/report.json", option, value));
        assertEquals("secnumscan: out/report.json is judged already: --perimeter, --profile, --rules, --waivers,"
                + " --clock and filters go with a snapshot\n", complaint());
    }

    @Test
    void theTableOfAnotherSnapshotIsNotWrittenOver() throws IOException {
        run("evaluate", "two", "--output", "other", "--format", "csv");
        Files.writeString(folder.resolve("other/findings.csv"), "further", StandardOpenOption.APPEND);
        byte[] before = read("other/findings.csv");

        assertEquals(2, run("report", "out/report.json", "--format", "csv", "--output", "other/findings.csv"));
        assertArrayEquals(before, read("other/findings.csv"));
    }

    @Test
    void theTableBesideItsReportIsWrittenAgain() {
        run("report", "out/report.json", "--format", "csv");

        assertEquals(0, run("report", "out/report.json", "--format", "csv"), this::complaint);
    }

    @Test
    void aTableBesideNoReportIsOfAnUnknownSnapshot() {
        run("report", "out/report.json", "--format", "csv", "--output", "table.csv");

        assertEquals(2, run("report", "out/report.json", "--format", "csv", "--output", "table.csv"));
    }

    @Test
    void whatIsNeitherIsNamed() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd.json"), "[]");

        assertEquals(2, run("report", "odd.json"));
        assertEquals("secnumscan: " + odd + ": is no report of secnumscan; name a report.json or a snapshot\n",
                complaint());
    }

    private byte[] read(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }

    private int run(String... arguments) {
        err.reset();
        return new Main(new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(), folder, () -> Instant.EPOCH, false, "en")).run(arguments);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
