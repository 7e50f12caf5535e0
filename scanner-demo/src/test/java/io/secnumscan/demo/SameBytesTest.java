package io.secnumscan.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.cli.Main;
import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One snapshot, evaluated by processes that differ in everything but their input. */
class SameBytesTest {
    private static final String[] ENGLISH = {"-Duser.language=en", "-Duser.country=US"};
    private static final String[] FRENCH = {"-Duser.language=fr", "-Duser.country=FR"};

    @TempDir
    static Path folder;

    @BeforeAll
    static void collect() throws IOException {
        assertEquals(1, process(folder).run("demo", "--output", "here", "--quiet").code());
        evaluate(process(folder).flags(ENGLISH).flags("-Duser.timezone=UTC", "-XX:ActiveProcessorCount=1"),
                "reference");
    }

    @Test
    void theLanguageChangesNoByte() throws IOException {
        JavaProcess french = process(folder).flags(FRENCH).with("LC_ALL", "fr_FR.UTF-8");

        assertTrue(evaluate(french, "french").out().contains("Exigences : "));
        assertSame(folder.resolve("french"));
    }

    @Test
    void lettersOfAnotherAlphabetChangeNoByte() throws IOException {
        evaluate(process(folder).flags("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9"),
                "turkish");

        assertSame(folder.resolve("turkish"));
    }

    @Test
    void theTimeZoneChangesNoByte() throws IOException {
        evaluate(process(folder).flags("-Duser.timezone=Pacific/Chatham").with("TZ", "Pacific/Chatham"), "far");

        assertSame(folder.resolve("far"));
    }

    @Test
    void theNumberOfProcessorsChangesNoByte() throws IOException {
        evaluate(process(folder).flags("-XX:ActiveProcessorCount=2"), "two");

        assertSame(folder.resolve("two"));
    }

    @Test
    void thePlaceChangesNoByte() throws IOException {
        Path moved = Files.createDirectories(folder.resolve("else/where"));
        copy(folder.resolve("here/snapshot"), moved.resolve("here/snapshot"));
        evaluate(process(moved), "moved");

        assertSame(moved.resolve("moved"));
    }

    @Test
    void thePageHasTheSameBytesWhereverItIsMade() throws IOException {
        evaluate(process(folder).flags("-Duser.language=tr", "-Duser.timezone=Pacific/Chatham"), "page");

        assertArrayEquals(
                Files.readAllBytes(folder.resolve("reference/report.html")),
                Files.readAllBytes(folder.resolve("page/report.html")));
    }

    @Test
    void aLaterPageOfTheReportHasTheBytesOfTheFirst() throws IOException {
        assertEquals(0, process(folder).flags("-Duser.language=de").run(
                "report", "reference/report.json", "--output", "later.html", "--lang", "en").code());

        assertArrayEquals(
                Files.readAllBytes(folder.resolve("reference/report.html")),
                Files.readAllBytes(folder.resolve("later.html")));
    }

    @Test
    void whatAScanKeepsBesideItsReportGivesThatReportAgain() throws IOException {
        assertEquals(1, process(folder).run(
                "evaluate", "here/snapshot", "--perimeter", "here/perimeter.yaml", "--output", "kept").code());

        assertArrayEquals(
                Files.readAllBytes(folder.resolve("here/report.json")),
                Files.readAllBytes(folder.resolve("kept/report.json")));
    }

    private static JavaProcess process(Path in) {
        return new JavaProcess(Main.class.getName(), in);
    }

    private static JavaProcess.Result evaluate(JavaProcess process, String output) {
        JavaProcess.Result result = process.run(
                "evaluate", "here/snapshot", "--clock", "2026-11-24T12:00:00Z", "--all-findings", "--output", output,
                "--format", "html,csv");
        assertEquals(1, result.code(), result::toString);
        return result;
    }

    private static void assertSame(Path output) throws IOException {
        for (String file : List.of("report.json", "findings.ndjson.gz", "findings.csv")) {
            byte[] expected = Files.readAllBytes(folder.resolve("reference").resolve(file));
            assertTrue(expected.length > 10_000, "there is something to compare");
            assertArrayEquals(expected, Files.readAllBytes(output.resolve(file)), file);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
