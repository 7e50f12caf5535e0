package io.secnumscan.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.cases.MemorySnapshot;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.WorkFolder;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisRunnerTest {
    @TempDir
    private Path folder;

    private final MemorySnapshot snapshot = new MemorySnapshot()
            .target("cloud", "x", JsonNodeFactory.instance.objectNode())
            .add(new Resource("cloud", "", Scope.ALL, "x.thing", "t", "", 1, JsonNodeFactory.instance.objectNode()))
            .add(complete("x.thing"));

    @Test
    void whatIsDerivedIsPartOfTheSnapshot() {
        Resource derived = new Resource(
                "cloud", "north", new Scope(List.of(new Scope.Step("domain", "d"), new Scope.Step("project", "p"))),
                "analysis/a", "id\n1", "näme", 0, JsonNodeFactory.instance.objectNode().put("text", "a\nb\u2028c"));

        List<Resource> seen = new ArrayList<>();
        run(List.of(giving("analysis/a", derived)), view -> {
            view.resources("cloud", "analysis/a", seen::add);
            view.resources("cloud", "analysis/a", seen::add);
            view.resources("cloud", "x.thing", seen::add);
        });

        assertEquals(List.of(derived, derived), seen.subList(0, 2));
        assertEquals("t", seen.get(2).id());
    }

    @Test
    void theCoverageOfWhatIsDerivedComesAfterThatOfTheSnapshot() {
        run(List.of(giving("analysis/a")), view -> {
            assertEquals(List.of(complete("x.thing"), complete("analysis/a")), view.coverage());
            assertEquals(List.of(complete("analysis/a")), view.coverage("cloud", "analysis/a"));
        });
    }

    @Test
    void anAnalysisThatThrowsMakesItsTypeUnavailableAndLeavesTheOthersAlone() {
        Analysis broken = analysis("analysis/a", Set.of(), (view, resources, coverage) -> {
            resources.accept(new Resource(
                    "cloud", "", Scope.ALL, "analysis/a", "half", "", 0, JsonNodeFactory.instance.objectNode()));
            throw new IllegalStateException("no such port");
        });

        run(List.of(broken, giving("analysis/b")), view -> {
            assertTrue(
                    view.coverage("cloud", "analysis/a").getFirst()
                            .coverage() instanceof Coverage.Unavailable(var cause, var reason, var right)
                            && cause.label().equals("unreadable")
                            && reason.contains("no such port"),
                    view.coverage().toString());
            assertEquals(0, count(view, "analysis/a"));
            assertEquals(List.of(complete("analysis/b")), view.coverage("cloud", "analysis/b"));
        });
    }

    @Test
    void anAnalysisThatSaysNothingOfItsCoverageIsUnavailable() {
        Analysis silent = analysis("analysis/a", Set.of(), (view, resources, coverage) -> {});

        run(List.of(silent), view -> assertTrue(
                view.coverage("cloud", "analysis/a").getFirst().coverage() instanceof Coverage.Unavailable));
    }

    @Test
    void aFailingDiskIsNoFailureOfTheAnalysis() {
        Analysis unlucky = analysis("analysis/a", Set.of(), (view, resources, coverage) -> {
            throw new UncheckedIOException(new IOException("disk full"));
        });

        assertThrows(UncheckedIOException.class, () -> run(List.of(unlucky), view -> {}));
    }

    @Test
    void anAnalysisSeesWhatThoseThatItNeedsDerived() {
        List<Long> seen = new ArrayList<>();
        Analysis second = analysis("analysis/a", Set.of("analysis/b", "x.thing"), (view, resources, coverage) -> {
            seen.add(count(view, "analysis/b"));
            coverage.accept(complete("analysis/a"));
        });

        run(List.of(second, giving("analysis/b", new Resource(
                "cloud", "", Scope.ALL, "analysis/b", "1", "", 0, JsonNodeFactory.instance.objectNode()))), view -> {});

        assertEquals(List.of(1L), seen);
    }

    @Test
    void analysesThatNobodyAsksForDoNotRun() {
        List<Analysis> offered = List.of(giving("analysis/a"), giving("analysis/b"));

        assertEquals(List.of(), AnalysisOrder.of(offered, List.of("x.thing")));
    }

    @Test
    void anAnalysisBringsThoseThatItNeeds() {
        Analysis a = giving("analysis/a");
        Analysis b = analysis("analysis/b", Set.of("analysis/a"), (view, resources, coverage) -> {});

        assertEquals(List.of(a, b), AnalysisOrder.of(List.of(b, a), List.of("analysis/b")));
    }

    @Test
    void analysesThatNeedEachOtherAreRefused() {
        Analysis a = analysis("analysis/a", Set.of("analysis/b"), (view, resources, coverage) -> {});
        Analysis b = analysis("analysis/b", Set.of("analysis/a"), (view, resources, coverage) -> {});

        assertThrows(IllegalStateException.class, () -> AnalysisOrder.of(List.of(a, b), List.of("analysis/a")));
    }

    /** What an analysis does. */
    private interface Body {
        void derive(SnapshotView view, Consumer<Resource> resources, Consumer<CoverageRecord> coverage);
    }

    private record Given(String type, Set<String> needs, Body body) implements Analysis {
        @Override
        public void derive(
                SnapshotView view, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
            body.derive(view, resources, coverage);
        }
    }

    private static Analysis analysis(String type, Set<String> needs, Body body) {
        return new Given(type, needs, body);
    }

    private static Analysis giving(String type, Resource... derived) {
        return analysis(type, Set.of(), (view, resources, coverage) -> {
            List.of(derived).forEach(resources);
            coverage.accept(complete(type));
        });
    }

    private static CoverageRecord complete(String type) {
        return new CoverageRecord("cloud", "", Scope.ALL, type, new Coverage.Complete(1), "", new View.Cloud());
    }

    private static long count(SnapshotView view, String type) {
        List<Resource> seen = new ArrayList<>();
        view.resources("cloud", type, seen::add);
        return seen.size();
    }

    private void run(List<Analysis> analyses, Consumer<SnapshotView> look) {
        try (WorkFolder work = WorkFolder.in(folder)) {
            TreeMap<String, List<Analysis>> offered = new TreeMap<>();
            offered.put("x", analyses);
            DerivedView view = AnalysisRunner.derive(
                    snapshot, offered, platform -> analyses.stream().map(Analysis::type).toList(), work);
            look.accept(view);
        }
    }
}
