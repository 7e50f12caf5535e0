package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.detect.Redactor;
import io.secnumscan.core.detect.Thrown;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens one target, and keeps what came of it. */
final class Opening implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private final CollectionRun.Source source;
    private final CollectRuntime runtime;
    private final BooleanSupplier stopped;
    private @Nullable Opened opened;
    private @Nullable Text problem;

    /** @param stopped whether the run was stopped: what fails from then on says nothing of the target */
    Opening(CollectionRun.Source source, CollectRuntime runtime, BooleanSupplier stopped) {
        this.source = source;
        this.runtime = runtime;
        this.stopped = stopped;
    }

    /** A session with what it says of itself once and for all. */
    record Opened(
            TargetSession session,
            List<CollectTask> plan,
            List<CoverageRecord> settled,
            ObjectNode facts,
            List<Reference> references) {}

    @Override
    public void run() {
        try {
            TargetSession session = source.platform().open(source.spec(), runtime);
            try {
                opened = new Opened(
                        session, List.copyOf(session.plan()), settled(session), facts(session),
                        List.copyOf(session.references()));
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (TargetException | RuntimeException e) {
            if (stopped.getAsBoolean()) {
                LOG.debug("target {} was not opened before the stop: {}", source.spec().name(), Thrown.trace(e));
            } else {
                explain(e);
            }
        }
    }

    private void explain(Exception e) {
        if (e instanceof TargetException told) {
            problem = told.text().map(runtime.detectors()::message);
            LOG.debug("target {} can't be opened: {}", source.spec().name(), Thrown.trace(e));
        } else {
            Text unforeseen = new Text(
                    "opening it failed in a way that was not foreseen (" + Thrown.where(e) + ")",
                    "son ouverture a échoué d'une façon imprévue (" + Thrown.where(e) + ")");
            problem = unforeseen;
            LOG.warn("target {}: {}", source.spec().name(), unforeseen.en());
        }
    }

    private ObjectNode facts(TargetSession session) {
        return (ObjectNode) Redactor.of(Optional.empty(), runtime.detectors()).tree(session.facts());
    }

    /** Discovery stores no resources, so it can't have counted any. */
    private List<CoverageRecord> settled(TargetSession session) {
        return session.settled().stream()
                .map(record -> switch (record.coverage()) {
                    case Coverage.Complete complete when complete.count() > 0 -> uncounted(record);
                    case Coverage.Partial partial when partial.count() > 0 -> uncounted(record);
                    case Coverage.Complete _,Coverage.Partial _,Coverage.Unavailable _,Coverage.Absent _ ->
                            with(record, Reasons.clean(record.coverage(), runtime.detectors()));
                })
                .toList();
    }

    private static CoverageRecord uncounted(CoverageRecord record) {
        return with(
                record,
                Coverage.unavailable(Cause.UNREADABLE, "discovery counted resources that nobody stored"));
    }

    private static CoverageRecord with(CoverageRecord record, Coverage coverage) {
        return new CoverageRecord(
                record.target(), record.region(), record.scope(), record.type(), coverage, record.identity(),
                record.view());
    }

    /** What was opened; closed by who asks for it. */
    Optional<Opened> opened() {
        return Optional.ofNullable(opened);
    }

    /** For the operator; empty when the target was opened, or the run stopped before. */
    Optional<Text> problem() {
        return Optional.ofNullable(problem);
    }
}
