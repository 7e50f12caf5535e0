package io.secnumscan.core.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped while its one target is being opened. */
class StoppedOpeningTest {
    @TempDir
    private Path temp;

    private final List<String> heard = new ArrayList<>();
    private CollectionResult result = new CollectionResult(List.of(), new TreeMap<>(), false);

    @BeforeEach
    void stopWhileItIsOpened() {
        CountDownLatch opening = new CountDownLatch(1);
        ScriptedPlatform slow = new ScriptedPlatform(api -> {
            opening.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new CancellationException("stopped");
            }
            return List.of();
        });
        CollectionRun run = new CollectionRun(
                new CollectionRun.Settings(
                        HttpLimits.DEFAULT, new TypeCatalog(new TreeMap<>()), InstantSource.system(), "1.2.3", "run-1",
                        3),
                new CollectionProgress() {
                    @Override
                    public void unreachable(String target, Text message) {
                        heard.add(message.en());
                    }
                });
        Thread.ofVirtual().start(() -> {
            try {
                opening.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            run.stop();
        });
        result = run.run(folder(), List.of(new CollectionRun.Source(ScriptedPlatform.spec("t"), slow)));
    }

    private Path folder() {
        return temp.resolve("snapshot");
    }

    @Test
    void theRunIsInterrupted() {
        assertTrue(result.interrupted());
    }

    @Test
    void theTargetIsNotCalledUnreachable() {
        assertEquals(Map.of(), result.unreachable());
        assertEquals(List.of(), heard);
    }

    @Test
    void whoReadsTheSnapshotTakesTheTargetAsInterrupted() {
        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertFalse(snapshot.targets().getFirst().facts().has("unreachable"));
            assertEquals(
                    List.of(Coverage.unavailable(Cause.INTERRUPTED,
                            "the collection ended before the target was opened")),
                    snapshot.coverage("t", "test.a").stream().map(CoverageRecord::coverage).toList());
        }
    }
}
