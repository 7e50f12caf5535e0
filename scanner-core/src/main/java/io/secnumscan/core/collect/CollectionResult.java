package io.secnumscan.core.collect;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a collection ended; the snapshot itself is on disk.
 *
 * @param coverage of every read, in the order of the manifest
 * @param unreachable targets that could not be read at all, with the message for the operator
 * @param interrupted whether it was stopped before its end
 */
public record CollectionResult(
        List<CoverageRecord> coverage, SortedMap<String, String> unreachable, boolean interrupted) {
    public CollectionResult {
        coverage = List.copyOf(coverage);
        unreachable = new TreeMap<>(unreachable);
    }

    /** Whether everything that was planned could be read. */
    public boolean wholly() {
        return unreachable.isEmpty()
                && !interrupted
                && coverage.stream()
                        .map(CoverageRecord::coverage)
                        .allMatch(one -> one instanceof Coverage.Complete || one instanceof Coverage.Absent);
    }
}
