package io.secnumscan.k8s.analysis;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.List;
import java.util.Optional;

/**
 * How far the inputs of an analysis were read.
 *
 * @param target whose snapshot it is
 */
record Inputs(SnapshotView snapshot, String target) {
    /**
     * What is missing of a type in a scope: empty when it was read to its end there, or does not exist here.
     *
     * <p>A type of which the collection knows nothing is missing wholly.
     */
    Optional<Coverage> lack(String type, Scope scope) {
        List<CoverageRecord> records = snapshot.coverage(target, type);
        Optional<Coverage> worst = Optional.of(Coverage.unavailable(
                Cause.NOT_COLLECTED, type + " was not collected"));
        for (CoverageRecord record : records) {
            if (!record.scope().covers(scope) && !scope.covers(record.scope())) {
                continue;
            }
            switch (record.coverage()) {
                case Coverage.Complete _ -> {
                    if (record.scope().covers(scope)) {
                        return Optional.empty();
                    }
                    worst = Optional.of(partial(type, record));
                }
                case Coverage.Absent _ -> {
                    return Optional.empty();
                }
                case Coverage.Partial partial -> worst = Optional.of(partial);
                case Coverage.Unavailable unavailable -> worst = worse(worst, unavailable);
            }
        }
        return worst;
    }

    /** Whether it is known that the type does not exist on the target. */
    boolean absent(String type) {
        List<CoverageRecord> records = snapshot.coverage(target, type);
        return !records.isEmpty() && records.stream().allMatch(record -> record.coverage() instanceof Coverage.Absent);
    }

    /** The gap of a derived type: the first of its inputs' gaps, as a partial one if anything could be derived. */
    static Coverage of(List<Optional<Coverage>> lacks, long count) {
        return lacks.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(lack -> asOutput(lack, count))
                .orElseGet(() -> new Coverage.Complete(count));
    }

    private static Coverage asOutput(Coverage lack, long count) {
        return switch (lack) {
            case Coverage.Partial p -> new Coverage.Partial(count, p.cause(), p.reason(), p.missingRight());
            case Coverage.Unavailable u -> count > 0
                    ? new Coverage.Partial(count, u.cause(), u.reason(), u.missingRight())
                    : u;
            case Coverage.Complete _,Coverage.Absent _ -> new Coverage.Complete(count);
        };
    }

    private static Coverage partial(String type, CoverageRecord record) {
        return Coverage.partial(
                0, Cause.FILTERED, type + " was read in " + record.scope() + " only");
    }

    private static Optional<Coverage> worse(Optional<Coverage> before, Coverage.Unavailable now) {
        return before.filter(known -> known instanceof Coverage.Partial).isPresent() ? before : Optional.of(now);
    }
}
