package io.secnumscan.demo;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.verdict.Verdict;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What one scan of one target came to.
 *
 * @param verdicts each one singly
 * @param unsure rules that say somewhere that something could not be read
 * @param calls in their order
 */
record Scan(
        SortedMap<About, Verdict> verdicts, SortedSet<String> unsure, List<CoverageRecord> coverage,
        List<CallLog.Call> calls) {
    /** What a verdict is about; resource and item are empty for one on a whole scope. */
    record About(String rule, String target, String region, String scope, String resource, String item)
            implements Comparable<About> {
        static About of(Finding finding) {
            boolean whole = finding.resource().id().isEmpty();
            return new About(
                    finding.rule(),
                    finding.target(),
                    finding.region(),
                    whole ? finding.resource().scope().toString() : "",
                    finding.resource().id(),
                    finding.item());
        }

        @Override
        public int compareTo(About other) {
            return toString().compareTo(other.toString());
        }
    }
}
