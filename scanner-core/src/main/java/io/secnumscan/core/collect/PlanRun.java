package io.secnumscan.core.collect;

import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.http.EndpointBudgets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens targets as a collection does, and tells what it would then ask of them. Sends nothing else, writes nothing. */
public final class PlanRun {
    private final CollectionRun.Settings settings;
    private final Detectors detectors = Detectors.create();
    private final Sent sent = new Sent();

    public PlanRun(CollectionRun.Settings settings) {
        this.settings = settings;
    }

    /** What this run knows of secrets, for whoever prints or logs anything while it lasts. */
    public Detectors detectors() {
        return detectors;
    }

    /** A plan for each target, in their order. */
    public List<TargetPlan> run(List<CollectionRun.Source> sources) {
        CollectRuntime runtime = new CollectRuntime(
                sent, settings.limits(), new EndpointBudgets(settings.limits()), settings.types(), detectors,
                settings.clock(), settings.toolVersion(), settings.runId());
        Workers workers = new Workers(settings.parallelReads());
        List<Opening> openings =
                sources.stream().map(source -> new Opening(source, runtime, workers::stopped)).toList();
        workers.all(List.copyOf(openings));
        workers.rethrow();
        List<TargetPlan> plans = new ArrayList<>();
        for (int i = 0; i < openings.size(); i++) {
            plans.add(plan(sources.get(i).spec().name(), openings.get(i)));
        }
        return plans;
    }

    private TargetPlan plan(String target, Opening opening) {
        List<CallLog.Call> calls = sent.of(target);
        if (opening.opened().isEmpty()) {
            return new TargetPlan(target, opening.problem(), List.of(), List.of(), calls);
        }
        Opening.Opened opened = opening.opened().get();
        try (TargetSession _ = opened.session()) {
            return new TargetPlan(
                    target, opening.problem(), opened.plan().stream().map(TargetPlan.Read::of).toList(),
                    opened.settled(), calls);
        }
    }

    /** The calls of this run, kept in memory. */
    private static final class Sent implements CallLog {
        private final AtomicInteger last = new AtomicInteger();
        private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();

        @Override
        public int next() {
            return last.incrementAndGet();
        }

        @Override
        public void record(Call call) {
            calls.add(call);
        }

        List<Call> of(String target) {
            return calls.stream().filter(call -> call.target().equals(target)).toList();
        }
    }
}
