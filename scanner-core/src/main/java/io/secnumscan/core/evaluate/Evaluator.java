package io.secnumscan.core.evaluate;

import io.secnumscan.core.analysis.AnalysisRunner;
import io.secnumscan.core.join.WorkFolder;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import java.util.Optional;

/**
 * Judges a snapshot by rules.
 *
 * <p>Each type is read once, however many rules look at it; joins are answered from indexes that hold only what the rules
 * select. Memory does not grow with the number of resources, but for the keys of joined types (some 30 bytes a row).
 */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Evaluates every target by the rules of its platform.
     *
     * @param report hears the findings, in an order that only the snapshot and the rules decide: failures, reviews and errors
     *     one by one, what many resources share folded
     * @param each hears every verdict singly, if somebody asks
     * @throws java.io.UncheckedIOException when the snapshot or the work folder fails
     */
    public static void evaluate(Evaluation evaluation, FindingSink report, Optional<FindingSink> each) {
        try (WorkFolder work = WorkFolder.in(evaluation.work());
                Batches batches = new Batches(evaluation.threads())) {
            SnapshotView all =
                    AnalysisRunner.run(evaluation.snapshot(), evaluation.rules(), evaluation.analyses(), work);
            for (TargetInfo target : all.targets()) {
                try (var one = new TargetEvaluation(evaluation, all, target, work, batches, report, each)) {
                    one.run();
                }
            }
        }
    }
}
