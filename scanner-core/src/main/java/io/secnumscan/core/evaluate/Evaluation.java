package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.rule.RuleSet;
import io.secnumscan.core.snapshot.SnapshotView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is judged, by what, and when.
 *
 * @param analyses derivations of each platform, by its name
 * @param params declared values of parameters, by name
 * @param whole whether all of each target is asked for, as it is of who provides it: then what a narrow view did not show is
 *     left open; of a tenant's target its own part is all there is to see
 * @param focus which resources are judged
 * @param clock overrides the time of the calls as {@code now}
 * @param work an existing folder for temporary files; what is put there is removed at the end
 * @param threads that may judge at a time, at least 1; the findings and their order don't depend on it
 */
public record Evaluation(
        SnapshotView snapshot,
        RuleSet rules,
        SortedMap<String, List<Analysis>> analyses,
        SortedMap<String, JsonNode> params,
        boolean whole,
        Focus focus,
        Optional<Instant> clock,
        Path work,
        int threads) {
    /** Of everything. */
    public Evaluation(
            SnapshotView snapshot,
            RuleSet rules,
            SortedMap<String, List<Analysis>> analyses,
            SortedMap<String, JsonNode> params,
            boolean whole,
            Optional<Instant> clock,
            Path work,
            int threads) {
        this(snapshot, rules, analyses, params, whole, Focus.onAll(), clock, work, threads);
    }
}
