package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.collect.CollectionResult;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long seconds;
    private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final Progress progress = new Progress(shell(false, "en"), false);

    @Test
    void theLastLineCountsTheListsThatTheReportCallsNotWholly() {
        CoverageRecord whole = record("test.whole", new Coverage.Complete(2));
        CoverageRecord lacking = record("test.lacking", new Coverage.Complete(1));
        progress.planned("t", 2);
        progress.ended(whole);
        progress.ended(lacking);

        progress.settle(new CollectionResult(
                List.of(
                        whole,
                        record("test.lacking", Coverage.partial(1, Cause.FILTERED, "others name what it lacks")),
                        record("test.settled", Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403")),
                        record("test.absent", new Coverage.Absent("not in the catalogue"))),
                new TreeMap<>(Map.of("other", "connection refused")), false));
        progress.close();

        assertEquals("collecting: 4 lists, 0 resources; 2 lists not wholly read\n", said());
    }

    @Test
    void theSumIsSaidOnce() {
        progress.planned("t", 1);
        progress.close();
        progress.close();

        assertEquals("collecting: 0/1 reads, 0 resources\n", said());
    }

    @Test
    void whatComesAfterTheEndIsNotShown() {
        Progress film = new Progress(shell(true, "en"), false);
        film.planned("t", 1);
        film.close();
        String before = said();
        film.opening("other");

        assertEquals(before, said());
    }

    @Test
    void aReadThatWasStoppedIsNoStepTowardsTheEnd() {
        progress.planned("t", 3);
        progress.ended(record("test.whole", new Coverage.Complete(2)));
        progress.ended(record("test.stopped", Coverage.unavailable(Cause.INTERRUPTED, "stopped")));
        progress.ended(record("test.cut", Coverage.partial(1, Cause.INTERRUPTED, "stopped")));
        progress.close();

        assertEquals("collecting: 1/3 reads, 0 resources\n", said());
    }

    @Test
    void beforeAPlanIsKnownNothingIsCounted() {
        Progress film = new Progress(shell(true, "en"), false);
        film.opening("paris");

        assertTrue(said().startsWith("\rconnecting to paris"), said());
        assertFalse(said().contains("0/0"), said());
    }

    @Test
    void oneResourceIsSingularInFrench() {
        Progress french = new Progress(shell(false, "fr"), false);
        french.planned("t", 1);
        french.stored("t", "test.whole", 1);
        french.close();

        assertEquals("collecte : 0/1 lectures, 1 ressource\n", said());
    }

    /** Its clock goes on by a second whenever it is asked, so that every change is shown on a terminal. */
    private Shell shell(boolean terminal, String language) {
        InstantSource clock = terminal ? () -> Instant.ofEpochSecond(seconds++) : InstantSource.fixed(Instant.EPOCH);
        return new Shell(stream, stream, Map.of(), Path.of(""), clock, terminal, language);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static CoverageRecord record(String type, Coverage coverage) {
        return new CoverageRecord("t", "", Scope.ALL, type, coverage, "reader", new View.Cloud());
    }
}
