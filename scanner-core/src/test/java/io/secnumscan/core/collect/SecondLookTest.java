package io.secnumscan.core.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.type.TypeCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports name networks; each list is given as its answers, reading by reading, the last one from then on. */
class SecondLookTest {
    private static final CollectionRun.Settings SETTINGS = new CollectionRun.Settings(
            HttpLimits.DEFAULT, new TypeCatalog(new TreeMap<>()), InstantSource.system(), "0", "run", 3);

    @TempDir
    private Path temp;

    /** Rows as {@code id} or {@code id>named}. */
    private static final class Lists implements Collector {
        private final String type;
        private final List<List<String>> answers;
        private int readings;

        @SafeVarargs
        Lists(String type, List<String>... answers) {
            this.type = type;
            this.answers = List.of(answers);
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public Coverage collect(Scope scope, ResourceSink sink) {
            for (String row : answers.get(Math.min(readings++, answers.size() - 1))) {
                if (row.equals("refused")) {
                    return Coverage.unavailable(Cause.FORBIDDEN, "no");
                }
                String[] parts = row.split(">");
                sink.add(1, Scope.ALL, parts[0], "", JsonNodeFactory.instance.objectNode()
                        .put("of", parts.length > 1 ? parts[1] : ""));
            }
            sink.endPage();
            return new Coverage.Complete(sink.count());
        }

        @Override
        public List<PlannedCall> calls(Scope scope) {
            return List.of();
        }
    }

    private static Reference reference(boolean kept) {
        return new Reference("port", "network", kept, row -> Stream.of(row.path("of").asText())
                .filter(id -> !id.isEmpty())
                .map(id -> new Reference.Named(id, Scope.ALL)));
    }

    /** What became of the networks. */
    private record Networks(Coverage coverage, List<String> ids) {}

    private Networks collect(boolean kept, View view, Lists ports, Lists networks) {
        ScriptedPlatform platform = new ScriptedPlatform(api -> Stream.of(ports, networks)
                .map(list -> new CollectTask(list, "r", Scope.ALL, "reader", view))
                .toList()).naming(reference(kept));
        Path folder = temp.resolve("snapshot");
        CollectionResult result = new CollectionRun(SETTINGS, CollectionProgress.NONE)
                .run(folder, List.of(new CollectionRun.Source(ScriptedPlatform.spec("t"), platform)));
        List<String> ids = new ArrayList<>();
        try (SnapshotReader snapshot = SnapshotReader.open(folder)) {
            snapshot.resources("t", "network", resource -> ids.add(resource.id()));
            Coverage coverage = snapshot.coverage("t", "network").getFirst().coverage();
            assertEquals(result.coverage().get(1).coverage(), coverage);
            return new Networks(coverage, ids);
        }
    }

    private Networks collect(Lists ports, Lists networks) {
        return collect(true, new View.Cloud(), ports, networks);
    }

    private static Lists ports(String... rows) {
        return new Lists("port", List.of(rows));
    }

    @Test
    void whatCameBetweenTwoListsIsAdded() {
        Networks networks = collect(
                ports("p>a", "q>b"), new Lists("network", List.of("a"), List.of("a", "b")));

        assertEquals(new Networks(new Coverage.Complete(2), List.of("a", "b")), networks);
    }

    @Test
    void aListThatWasEmptyOnceIsReadAfterAll() {
        Networks networks = collect(ports("p>a"), new Lists("network", List.of(), List.of("a")));

        assertEquals(new Networks(new Coverage.Complete(1), List.of("a")), networks);
    }

    @Test
    void whatIsStillNamedAndStillMissingWasLeftOut() {
        Networks networks = collect(ports("p>a", "q>b"), new Lists("network", List.of("a")));

        assertEquals(
                Coverage.partial(1, Cause.FILTERED,
                        "the list lacks b, which port q names, also when it is read again: it shows less than there is"),
                networks.coverage());
    }

    @Test
    void whatIsNamedNoMoreWasDeletedMeanwhile() {
        Networks networks = collect(
                new Lists("port", List.of("p>a", "q>b"), List.of("p>a")), new Lists("network", List.of("a")));

        assertEquals(new Coverage.Complete(1), networks.coverage());
    }

    @Test
    void whereTheServiceDeletesWhatIsNamedNothingIsProved() {
        Networks networks = collect(
                false, new View.Cloud(), ports("p>a", "q>b"), new Lists("network", List.of("a")));

        assertEquals(new Coverage.Complete(1), networks.coverage());
    }

    @Test
    void aSecondReadingThatIsRefusedLeavesThePartThatWasRead() {
        Networks networks = collect(
                false, new View.Cloud(), ports("p>b"), new Lists("network", List.of("a"), List.of("refused")));

        assertEquals(
                new Coverage.Partial(1, Cause.FORBIDDEN, "read again, since others name what it lacks: no",
                        Optional.empty()),
                networks.coverage());
    }

    @Test
    void aListThatLacksNothingIsReadOnce() {
        Lists networks = new Lists("network", List.of("a"));

        collect(ports("p>a"), networks);

        assertEquals(1, networks.readings);
    }

    @Test
    void aListThatNeverClaimedToBeWholeIsReadOnce() {
        Lists networks = new Lists("network", List.of("refused"));

        collect(ports("p>a"), networks);

        assertEquals(1, networks.readings);
    }
}
