package io.secnumscan.core.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** A collection in a JVM of its own, killed without warning. */
class KilledRunTest {
    @TempDir
    private Path temp;

    @RepeatedTest(20)
    void aKilledCollectionIsReadableAndClaimsNothingThatItDidNotRead(RepetitionInfo repetition) throws Exception {
        Path snapshot = temp.resolve("snapshot");
        Process process = start(snapshot);
        try {
            awaitPages(snapshot, new Random(repetition.getCurrentRepetition()).nextInt(40), process);
        } finally {
            process.destroyForcibly();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        }

        try (SnapshotReader reader = SnapshotReader.open(snapshot)) {
            for (CoverageRecord record : reader.coverage()) {
                List<String> ids = new ArrayList<>();
                reader.resources("t", record.type(), resource -> ids.add(resource.id()));
                assertClaim(record.coverage(), ids.size());
            }
        }
    }

    private static void assertClaim(Coverage coverage, int found) {
        switch (coverage) {
            case Coverage.Complete complete -> {
                assertEquals(KilledRun.PAGES * KilledRun.ROWS, complete.count());
                assertEquals(complete.count(), found);
            }
            case Coverage.Partial partial -> {
                assertEquals(Cause.INTERRUPTED, partial.cause());
                assertEquals(partial.count(), found);
                assertEquals(0, found % KilledRun.ROWS);
            }
            case Coverage.Unavailable unavailable -> {
                assertEquals(Cause.INTERRUPTED, unavailable.cause());
                assertEquals(0, found);
            }
            case Coverage.Absent absent -> throw new AssertionError(absent);
        }
    }

    private Process start(Path snapshot) throws IOException {
        return new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName(),
                snapshot.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("output").toFile())
                .start();
    }

    /** Until that many pages' worth of bytes are on disk: where the kill hits is then up to the machine. */
    private void awaitPages(Path snapshot, int pages, Process process) throws IOException, InterruptedException {
        Path manifest = snapshot.resolve("manifest.json");
        while (process.isAlive() && (Files.notExists(manifest) || bytes(snapshot) < pages * 200L)) {
            Thread.sleep(1);
        }
        assertTrue(Files.exists(manifest), () -> read(temp.resolve("output")));
    }

    private static long bytes(Path snapshot) throws IOException {
        Path resources = snapshot.resolve("resources");
        if (Files.notExists(resources)) {
            return 0;
        }
        try (var files = Files.walk(resources)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
