package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.ViewCover;
import io.secnumscan.core.detect.Redactor;
import io.secnumscan.core.detect.Thrown;
import io.secnumscan.core.snapshot.ResourceWriter;
import io.secnumscan.core.snapshot.SnapshotException;
import io.secnumscan.core.snapshot.SnapshotWriter;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the plan of one target. */
final class TargetRun {
    private static final Logger LOG = LoggerFactory.getLogger(TargetRun.class);
    private final int place;
    private final String name;
    private final String platform;
    private final Opening.Opened target;
    private final CollectRuntime runtime;
    private final SnapshotWriter snapshot;
    private final CollectionProgress progress;
    private final Workers workers;
    private final References references;

    TargetRun(
            int place,
            CollectionRun.Source source,
            Opening.Opened target,
            CollectRuntime runtime,
            SnapshotWriter snapshot,
            CollectionProgress progress,
            Workers workers) {
        this.place = place;
        this.name = source.spec().name();
        this.platform = source.platform().name();
        this.target = target;
        this.runtime = runtime;
        this.snapshot = snapshot;
        this.progress = progress;
        this.workers = workers;
        this.references = new References(target.references());
    }

    /** The coverage of every read in the order of the plan, then what discovery settled. */
    List<CoverageRecord> run() {
        List<CollectTask> plan = target.plan();
        List<SnapshotWriter.Planned> planned =
                plan.stream().map(TargetRun::planned).toList();
        snapshot.addTarget(place, name, platform, target.facts(), planned, target.settled());
        progress.planned(name, plan.size());
        CoverageRecord[] ends = new CoverageRecord[plan.size()];
        List<Runnable> jobs = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            int read = i;
            jobs.add(() -> workers.bounded(() -> ends[read] = read(read, plan.get(read))));
        }
        workers.all(jobs);
        if (!workers.stopped()) {
            new SecondLook(plan, ends, references, new PlannedReads(plan)).take();
        }
        if (workers.stopped()) {
            withdraw(plan, ends);
        }
        snapshot.settle(place);
        List<CoverageRecord> all = new ArrayList<>(Arrays.asList(ends));
        all.addAll(target.settled());
        return all;
    }

    /** A list that others name may be found lacking by the second look; until then, nobody may take it for whole. */
    private boolean provisional(CollectTask task, Coverage coverage) {
        return coverage instanceof Coverage.Complete && references.name(task.collector().type());
    }

    /** What a second look was to confirm, and did not. */
    private void withdraw(List<CollectTask> plan, CoverageRecord[] ends) {
        for (int read = 0; read < ends.length; read++) {
            CollectTask task = plan.get(read);
            if (ends[read].coverage() instanceof Coverage.Complete(long count)
                    && provisional(task, ends[read].coverage())) {
                Coverage open = Coverage.partial(
                        count, Cause.INTERRUPTED,
                        "the collection was stopped before it was held against what names it");
                snapshot.amend(place, read, open);
                ends[read] = record(task, open);
            }
        }
    }

    private static SnapshotWriter.Planned planned(CollectTask task) {
        return new SnapshotWriter.Planned(
                task.collector().type(), task.region(), task.scope(), task.identity(), task.view());
    }

    private CoverageRecord read(int read, CollectTask task) {
        ResourceWriter writer = snapshot.open(place, read);
        SnapshotSink sink = sink(task, writer);
        Coverage coverage = collected(task, sink);
        sink.endPage();
        Coverage checked = Reasons.clean(check(task, coverage, sink.count()), runtime.detectors());
        if (provisional(task, checked)) {
            snapshot.provisional(place, read);
        }
        snapshot.ended(place, read, writer, checked);
        CoverageRecord end = record(task, checked);
        progress.ended(end);
        return end;
    }

    private SnapshotSink sink(CollectTask task, ResourceWriter writer) {
        String type = task.collector().type();
        Redactor redactor = Redactor.of(runtime.types().find(platform, type), runtime.detectors());
        return new SnapshotSink(
                writer, redactor, references.witness(type, task.region()), rows -> progress.stored(name, type, rows));
    }

    private CoverageRecord record(CollectTask task, Coverage coverage) {
        return new CoverageRecord(
                name, task.region(), task.scope(), task.collector().type(), coverage, task.identity(), task.view());
    }

    /** The reads of the plan, for a second look. */
    private final class PlannedReads implements SecondLook.Reads {
        private final List<CollectTask> plan;

        PlannedReads(List<CollectTask> plan) {
            this.plan = plan;
        }

        @Override
        public boolean stopped() {
            return workers.stopped();
        }

        @Override
        public Coverage again(int read, Coverage before) {
            CollectTask task = plan.get(read);
            String type = task.collector().type();
            ResourceWriter writer = snapshot.reopen(place, read);
            SnapshotSink stored = sink(task, writer);
            FreshSink fresh = new FreshSink(
                    stored, (id, attributes) -> !references.met(type, task.region(), id));
            Coverage coverage = collected(task, fresh);
            fresh.endPage();
            long count = stored.count() + (before instanceof Coverage.Complete(long rows) ? rows : 0);
            Coverage both =
                    Reasons.clean(bothTimes(check(task, coverage, fresh.count()), count), runtime.detectors());
            snapshot.ended(place, read, writer, both);
            return both;
        }

        @Override
        public void listen(int read, Consumer<JsonNode> rows) {
            collected(plan.get(read), new FreshSink(ResourceSink.NONE, (id, attributes) -> {
                rows.accept(attributes);
                return false;
            }));
        }

        @Override
        public CoverageRecord amend(int read, Coverage coverage) {
            Coverage clean = Reasons.clean(coverage, runtime.detectors());
            snapshot.amend(place, read, clean);
            return record(plan.get(read), clean);
        }
    }

    /** @param count of what both readings stored */
    private static Coverage bothTimes(Coverage second, long count) {
        String again = "read again, since others name what it lacks: ";
        return switch (second) {
            case Coverage.Complete _ -> new Coverage.Complete(count);
            case Coverage.Partial(long _, Cause cause, String reason, Optional<Text> right) ->
                    new Coverage.Partial(count, cause, again + reason, right);
            case Coverage.Unavailable(Cause cause, String reason, Optional<Text> right) ->
                    new Coverage.Partial(count, cause, again + reason, right);
            case Coverage.Absent(String reason) -> Coverage.partial(count, Cause.NOT_INSTALLED, again + reason);
        };
    }

    private Coverage collected(CollectTask task, ResourceSink sink) {
        if (workers.stopped()) {
            return Coverage.unavailable(Cause.INTERRUPTED, "the collection was stopped before");
        }
        Coverage[] coverage = new Coverage[1];
        workers.stoppable(() -> coverage[0] = collect(task, sink));
        return coverage[0];
    }

    private Coverage collect(CollectTask task, ResourceSink sink) {
        try {
            return task.collector().collect(task.scope(), sink);
        } catch (SnapshotException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            String reason = "reading it failed in a way that was not foreseen (" + Thrown.where(e) + ")";
            LOG.warn("{}: {} {}: {}", name, task.collector().type(), task.scope(), reason);
            return Coverage.unavailable(Cause.UNREADABLE, reason);
        }
    }

    /**
     * Holds a collector to what it may claim: resources that are there are not unavailable, the count is that of the
     * snapshot, and complete needs a view that covers the scope.
     */
    private Coverage check(CollectTask task, Coverage coverage, long count) {
        return switch (coverage) {
            case Coverage.Complete complete when complete.count() != count ->
                    Coverage.partial(
                            count, Cause.UNREADABLE,
                            "the collector counted " + complete.count() + " and stored " + count);
            case Coverage.Complete complete when !ViewCover.covers(task.view(), task.scope()) ->
                    Coverage.partial(count, Cause.FILTERED,
                            "nothing proves that " + task.identity() + " may see all of it");
            case Coverage.Complete complete -> complete;
            case Coverage.Partial _,Coverage.Unavailable _ -> coverage.holding(count);
            case Coverage.Absent absent when count > 0 ->
                    Coverage.partial(count, Cause.UNREADABLE, "called absent, and there were some: " + absent.reason());
            case Coverage.Absent absent -> absent;
        };
    }
}
