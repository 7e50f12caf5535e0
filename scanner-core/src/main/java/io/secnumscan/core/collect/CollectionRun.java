package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.http.EndpointBudgets;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.snapshot.SnapshotException;
import io.secnumscan.core.snapshot.SnapshotWriter;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Drives the collectors of all targets into one snapshot: targets side by side, reads side by side within a bound, one
 * virtual thread each. Used once.
 */
public final class CollectionRun {
    private final Settings settings;
    private final CollectionProgress progress;
    private final Workers workers;
    private final Detectors detectors = Detectors.create();

    public CollectionRun(Settings settings, CollectionProgress progress) {
        this.settings = settings;
        this.progress = progress;
        this.workers = new Workers(settings.parallelReads());
    }

    /**
     * @param runId goes into the User-Agent and the manifest
     * @param parallelReads reads under way at once, over all targets; each endpoint's budget bounds calls besides
     */
    public record Settings(
            HttpLimits limits, TypeCatalog types, InstantSource clock, String toolVersion, String runId,
            int parallelReads) {}

    /** A target, and the platform that can read it. */
    public record Source(TargetSpec spec, Platform platform) {}

    /**
     * Collects everything into a new snapshot folder. An unreachable target does not stop the others, and nothing that an
     * API or a collector does ends in an exception.
     *
     * @throws SnapshotException when the folder can't be made or written; what was written until then stays readable
     */
    public CollectionResult run(Path folder, List<Source> sources) {
        SnapshotWriter.Head head = new SnapshotWriter.Head("secnumscan", settings.toolVersion(), settings.runId());
        SnapshotWriter snapshot = SnapshotWriter.create(folder, head, announced(sources), settings.clock());
        CollectRuntime runtime = runtime(snapshot);
        TargetEnd[] ends = new TargetEnd[sources.size()];
        List<Runnable> jobs = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            int place = i;
            jobs.add(() -> ends[place] = target(place, sources.get(place), runtime, snapshot));
        }
        workers.all(jobs);
        workers.rethrow();
        snapshot.finish();
        return result(ends);
    }

    /** What this run knows of secrets, for whoever prints or logs anything while it lasts. */
    public Detectors detectors() {
        return detectors;
    }

    /**
     * Stops: reads under way end as interrupted, those to come are not begun, and {@link #run} returns soon with what was
     * collected on disk. From any thread.
     */
    public void stop() {
        workers.stop();
    }

    /** @param unreachable why, or empty */
    private record TargetEnd(String target, List<CoverageRecord> coverage, String unreachable) {}

    private TargetEnd target(int place, Source source, CollectRuntime runtime, SnapshotWriter snapshot) {
        String name = source.spec().name();
        progress.opening(name);
        Opening opening = new Opening(source, runtime, workers::stopped);
        workers.stoppable(opening);
        if (opening.opened().isEmpty() && opening.problem().isEmpty()) {
            // as announced, it is in the manifest without any read: who reads the snapshot takes it as interrupted
            return new TargetEnd(name, List.of(), "");
        }
        if (opening.opened().isEmpty()) {
            Text problem = opening.problem().get();
            snapshot.addTarget(
                    place, name, source.platform().name(),
                    JsonNodeFactory.instance.objectNode().put("unreachable", problem.en()), List.of(), List.of());
            progress.unreachable(name, problem);
            return new TargetEnd(name, List.of(), problem.en());
        }
        Opening.Opened opened = opening.opened().get();
        try (TargetSession _ = opened.session()) {
            TargetRun run = new TargetRun(place, source, opened, runtime, snapshot, progress, workers);
            return new TargetEnd(name, run.run(), "");
        }
    }

    private static List<SnapshotWriter.Announced> announced(List<Source> sources) {
        return sources.stream()
                .map(source -> new SnapshotWriter.Announced(source.spec().name(), source.platform().name()))
                .toList();
    }

    private CollectRuntime runtime(SnapshotWriter snapshot) {
        return new CollectRuntime(
                snapshot,
                settings.limits(),
                new EndpointBudgets(settings.limits()),
                settings.types(),
                detectors,
                settings.clock(),
                settings.toolVersion(),
                settings.runId());
    }

    private CollectionResult result(TargetEnd[] ends) {
        List<CoverageRecord> coverage =
                Arrays.stream(ends).flatMap(end -> end.coverage().stream()).toList();
        SortedMap<String, String> unreachable = new TreeMap<>();
        Stream.of(ends).filter(end -> !end.unreachable().isEmpty())
                .forEach(end -> unreachable.put(end.target(), end.unreachable()));
        return new CollectionResult(coverage, unreachable, workers.stopped());
    }
}
