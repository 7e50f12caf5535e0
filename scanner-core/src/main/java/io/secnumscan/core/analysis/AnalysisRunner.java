package io.secnumscan.core.analysis;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.detect.Thrown;
import io.secnumscan.core.join.WorkFolder;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.rule.RuleSet;
import io.secnumscan.core.snapshot.SnapshotException;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the analyses that rules ask for, and offers what they derived as part of the snapshot. */
public final class AnalysisRunner {
    private static final Logger LOG = LoggerFactory.getLogger(AnalysisRunner.class);

    private AnalysisRunner() {}

    /**
     * Derives, for every target in the order of the snapshot, what the rules of its platform look at. An analysis that
     * throws makes its type unavailable and leaves the others alone.
     *
     * @param analyses of each platform, by its name
     * @param work where derived resources are kept; the view is of no use once it is closed
     * @throws UncheckedIOException when the snapshot or the work folder fails
     */
    public static SnapshotView run(
            SnapshotView snapshot, RuleSet rules, Map<String, List<Analysis>> analyses, WorkFolder work) {
        return derive(snapshot, analyses, rules::types, work);
    }

    /** @param types names of the types that are asked for, by platform */
    static DerivedView derive(
            SnapshotView snapshot,
            Map<String, List<Analysis>> analyses,
            Function<String, Collection<String>> types,
            WorkFolder work) {
        DerivedView view = new DerivedView(snapshot);
        for (TargetInfo target : snapshot.targets()) {
            List<Analysis> offered = analyses.getOrDefault(target.platform(), List.of());
            for (Analysis analysis : AnalysisOrder.of(offered, types.apply(target.platform()))) {
                derive(view, target.name(), analysis, work);
            }
        }
        return view;
    }

    private static void derive(DerivedView view, String target, Analysis analysis, WorkFolder work) {
        DerivedResources resources = new DerivedResources(target, analysis.type(), work.newFile(".ndjson"));
        List<CoverageRecord> coverage = new ArrayList<>();
        try {
            resources.write(consumer -> analysis.derive(view, target, consumer, coverage::add));
            if (coverage.isEmpty()) {
                view.addFailed(failed(target, analysis, "the analysis says nothing of its coverage"));
            } else {
                view.add(resources, coverage);
            }
        } catch (UncheckedIOException | SnapshotException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("the analysis {} failed on target {}: {}", analysis.type(), target, Thrown.where(e));
            LOG.debug("where it failed: {}", Thrown.trace(e));
            view.addFailed(failed(target, analysis, "the analysis failed: " + e));
        }
    }

    private static CoverageRecord failed(String target, Analysis analysis, String reason) {
        Coverage coverage = Coverage.unavailable(Cause.UNREADABLE, reason);
        return new CoverageRecord(target, "", Scope.ALL, analysis.type(), coverage, "", new View.Unproved());
    }
}
