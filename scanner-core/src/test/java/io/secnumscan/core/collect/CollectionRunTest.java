package io.secnumscan.core.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionRunTest {
    private static final View CLOUD = new View.Cloud();
    private static final CollectionRun.Settings SETTINGS = new CollectionRun.Settings(
            HttpLimits.DEFAULT, new TypeCatalog(new TreeMap<>()), InstantSource.system(), "1.2.3", "run-1", 3);

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("snapshot");
    }

    private static CollectTask task(String type, Scope scope, View view,
            BiFunction<Scope, ResourceSink, Coverage> body) {
        return new CollectTask(
                new Collector() {
                    @Override
                    public String type() {
                        return type;
                    }

                    @Override
                    public Coverage collect(Scope asked, ResourceSink sink) {
                        return body.apply(asked, sink);
                    }

                    @Override
                    public List<PlannedCall> calls(Scope unused) {
                        return List.of();
                    }
                },
                "",
                scope,
                "reader",
                view);
    }

    private static void add(ResourceSink sink, String id) {
        sink.add(1, Scope.ALL, id, "", JsonNodeFactory.instance.objectNode());
    }

    private static CollectionRun.Source source(String name, CollectTask... tasks) {
        return new CollectionRun.Source(ScriptedPlatform.spec(name), new ScriptedPlatform(api -> List.of(tasks)));
    }

    private CollectionResult collect(CollectionRun.Source... sources) {
        return new CollectionRun(SETTINGS, CollectionProgress.NONE).run(folder(), List.of(sources));
    }

    private Coverage only(CollectTask task) {
        Coverage coverage = collect(source("t", task)).coverage().getFirst().coverage();
        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(coverage, snapshot.coverage().getFirst().coverage());
        }
        return coverage;
    }

    @Test
    void whatACollectorSaysIsWrittenDown() {
        Coverage coverage = only(task("test.a", Scope.ALL, CLOUD, (scope, sink) -> {
            add(sink, "x");
            sink.endPage();
            return new Coverage.Complete(1);
        }));

        assertEquals(new Coverage.Complete(1), coverage);
    }

    @Test
    void anExceptionThatNobodyUnderstoodIsUnavailableAndTheOthersGoOn() {
        CollectionResult result = collect(source(
                "t",
                task("test.a", Scope.ALL, CLOUD, (scope, sink) -> {
                    throw new IllegalStateException("s3cret in a message");
                }),
                task("test.b", Scope.ALL, CLOUD, (scope, sink) -> new Coverage.Complete(0))));

        Coverage.Unavailable broken = (Coverage.Unavailable) result.coverage().getFirst().coverage();
        assertEquals(Cause.UNREADABLE, broken.cause());
        assertTrue(broken.reason().contains("IllegalStateException at CollectionRunTest.java:"), broken.reason());
        assertFalse(broken.reason().contains("s3cret"));
        assertEquals(new Coverage.Complete(0), result.coverage().get(1).coverage());
    }

    @Test
    void whatWasReadBeforeAnExceptionIsKept() {
        Coverage coverage = only(task("test.a", Scope.ALL, CLOUD, (scope, sink) -> {
            add(sink, "x");
            throw new IllegalStateException();
        }));

        assertEquals(1, ((Coverage.Partial) coverage).count());
    }

    @Test
    void aStackThatOverflowsIsOneReadsTrouble() {
        Coverage coverage = only(task("test.a", Scope.ALL, CLOUD, (scope, sink) -> endless(scope, sink)));

        assertEquals(Cause.UNREADABLE, ((Coverage.Unavailable) coverage).cause());
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Coverage endless(Scope scope, ResourceSink sink) {
        return endless(scope, sink);
    }

    @Test
    void completeUnderAnUnprovedViewIsPartial() {
        Coverage coverage =
                only(task("test.a", Scope.ALL, new View.Unproved(), (scope, sink) -> new Coverage.Complete(0)));

        assertEquals(Coverage.partial(0, Cause.FILTERED, "nothing proves that reader may see all of it"), coverage);
    }

    @Test
    void completeUnderANarrowerViewThanTheScopeIsPartial() {
        Coverage coverage =
                only(task("test.a", Scope.ALL, new View.Project("p"), (scope, sink) -> new Coverage.Complete(0)));

        assertEquals(Cause.FILTERED, ((Coverage.Partial) coverage).cause());
    }

    @Test
    void completeUnderTheViewOfItsOwnScopeIsComplete() {
        Scope project = new Scope(List.of(new Scope.Step("domain", "d"), new Scope.Step("project", "p")));
        assertEquals(
                new Coverage.Complete(0),
                only(task("test.a", project, new View.Domain("d"), (scope, sink) -> new Coverage.Complete(0))));
    }

    @Test
    void aCountThatIsNotThatOfTheSnapshotIsPartial() {
        Coverage coverage = only(task("test.a", Scope.ALL, CLOUD, (scope, sink) -> {
            add(sink, "x");
            return new Coverage.Complete(2);
        }));

        assertEquals(Coverage.partial(1, Cause.UNREADABLE, "the collector counted 2 and stored 1"), coverage);
    }

    @Test
    void aReasonThatQuotesASecretIsCleaned() {
        Coverage coverage = only(task(
                "test.a", Scope.ALL, CLOUD,
                (scope, sink) -> Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403 (password=hunter2)")));

        assertFalse(((Coverage.Unavailable) coverage).reason().contains("hunter2"));
    }

    @Test
    void anUnreachableTargetIsReportedAndTheOthersAreRead() {
        CollectionRun.Source broken = new CollectionRun.Source(ScriptedPlatform.spec("broken"), new Unreachable());
        CollectionResult result =
                collect(broken,
                        source("t", task("test.a", Scope.ALL, CLOUD, (scope, sink) -> new Coverage.Complete(0))));

        assertEquals(Map.of("broken", "clouds.yaml: wrong password"), result.unreachable());
        assertEquals(1, result.coverage().size());
        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals("clouds.yaml: wrong password",
                    snapshot.targets().getFirst().facts().path("unreachable").textValue());
            assertEquals(
                    List.of(Coverage.unavailable(Cause.UNREACHABLE, "clouds.yaml: wrong password")),
                    snapshot.coverage("broken", "test.a").stream().map(CoverageRecord::coverage).toList());
        }
    }

    private static final class Unreachable implements Platform {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public TargetSession open(TargetSpec spec, CollectRuntime runtime) throws TargetException {
            throw new TargetException(Text.english("clouds.yaml: wrong password"));
        }

        @Override
        public List<FunctionLibrary> functions() {
            return List.of();
        }

        @Override
        public List<Analysis> analyses() {
            return List.of();
        }
    }

    @Test
    void aSessionThatBreaksWhileItPlansIsUnreachable() {
        CollectionRun.Source broken = new CollectionRun.Source(
                ScriptedPlatform.spec("broken"),
                new ScriptedPlatform(api -> {
                    throw new IllegalStateException("s3cret");
                }));

        String message = collect(broken).unreachable().get("broken");
        assertTrue(message.startsWith("opening it failed in a way that was not foreseen (IllegalStateException"),
                message);
    }

    @Test
    void whatDiscoverySettledIsInTheSnapshot() {
        CoverageRecord absent =
                new CoverageRecord("t", "", Scope.ALL, "test.absent", new Coverage.Absent("not in the catalogue"), "",
                        CLOUD);
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("version", "3").put("note", "token=abc");
        CollectionResult result = collect(new CollectionRun.Source(
                ScriptedPlatform.spec("t"), new ScriptedPlatform(api -> List.of(), List.of(absent), facts)));

        assertEquals(List.of(absent), result.coverage());
        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(List.of(absent), snapshot.coverage());
            assertFalse(snapshot.targets().getFirst().facts().toString().contains("abc"));
        }
    }

    @Test
    void neverMoreReadsAreUnderWayThanAllowed() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CollectTask> tasks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tasks.add(task("test.a", Scope.of("project", "p" + i), CLOUD, (scope, sink) -> {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                Thread.yield();
                underWay.decrementAndGet();
                return new Coverage.Complete(0);
            }));
        }
        collect(source("t", tasks.toArray(CollectTask[]::new)));

        assertTrue(most.get() <= SETTINGS.parallelReads(), () -> "most under way: " + most);
    }

    @Test
    void progressHearsOfEveryReadOnce() {
        List<String> heard = new CopyOnWriteArrayList<>();
        CollectionProgress progress = new CollectionProgress() {
            @Override
            public void opening(String target) {
                heard.add("opening " + target);
            }

            @Override
            public void planned(String target, int reads) {
                heard.add("planned " + reads);
            }

            @Override
            public void stored(String target, String type, long resources) {
                heard.add("stored " + resources);
            }

            @Override
            public void ended(CoverageRecord coverage) {
                heard.add("ended " + coverage.type());
            }
        };
        new CollectionRun(SETTINGS, progress).run(folder(),
                List.of(source("t", task("test.a", Scope.ALL, CLOUD, (scope, sink) -> {
                    add(sink, "x");
                    add(sink, "y");
                    return new Coverage.Complete(2);
                }))));

        assertEquals(List.of("opening t", "planned 1", "stored 2", "ended test.a"), heard);
    }

    @Test
    void aRunThatIsStoppedKeepsWhatItHasAndSaysWhatIsMissing() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CollectTask endless = task("test.a", Scope.ALL, CLOUD, (scope, sink) -> {
            add(sink, "x");
            sink.endPage();
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Coverage.partial(1, Cause.INTERRUPTED, "the collection was stopped");
        });
        CollectTask[] tasks = new CollectTask[10];
        java.util.Arrays.fill(tasks, endless);
        CollectionRun run = new CollectionRun(SETTINGS, CollectionProgress.NONE);
        Thread.ofVirtual().start(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            run.stop();
        });
        CollectionResult result = run.run(folder(), List.of(source("t", tasks)));

        assertTrue(result.interrupted());
        assertEquals(10, result.coverage().size());
        assertTrue(result.coverage().stream().map(CoverageRecord::coverage).allMatch(coverage -> switch (coverage) {
            case Coverage.Partial partial -> partial.cause() == Cause.INTERRUPTED;
            case Coverage.Unavailable unavailable -> unavailable.cause() == Cause.INTERRUPTED;
            case Coverage.Complete _,Coverage.Absent _ -> false;
        }));
        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(result.coverage(), snapshot.coverage());
        }
    }
}
