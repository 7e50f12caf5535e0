package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final Shell shell = new Shell(
            stream, stream, Map.of(), Path.of(""), InstantSource.fixed(Instant.EPOCH), false, "en");

    @Test
    void theLastLineCountsWhatTheReportCallsNotWholly() {
        CoverageRecord whole = record("test.whole", new Coverage.Complete(2));
        CoverageRecord lacking = record("test.lacking", new Coverage.Complete(1));
        Progress progress = new Progress(shell, false);
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

        assertEquals("collecting: 2/2 reads, 0 resources, 3 not wholly read\n", err.toString(StandardCharsets.UTF_8));
    }

    private static CoverageRecord record(String type, Coverage coverage) {
        return new CoverageRecord("t", "", Scope.ALL, type, coverage, "reader", new View.Cloud());
    }
}
