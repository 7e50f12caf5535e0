package io.secnumscan.core.assess;

import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.evaluate.FindingSink;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts findings as they come: all that assessing needs of them, in memory that grows with rules and targets only. Not
 * thread-safe.
 */
public final class Tally implements FindingSink {
    /** Reasons and examples that are kept of one rule on one target. */
    static final int KEPT = 3;

    private final SortedMap<String, SortedMap<String, Entry>> byRule = new TreeMap<>();

    /**
     * What one rule said of one target.
     *
     * @param severity as the rule has it
     * @param open why something is not assessable, in error, or to be reviewed: the first few different texts
     * @param failed the first few messages of failures
     */
    public record Entry(String severity, Counts counts, List<Text> open, List<Text> failed) {
        public Entry {
            open = List.copyOf(open);
            failed = List.copyOf(failed);
        }

        private Entry and(Finding finding) {
            return new Entry(
                    severity,
                    counts.and(finding),
                    isOpen(finding.verdict()) ? with(open, finding.message()) : open,
                    finding.verdict() == Verdict.FAIL ? with(failed, finding.message()) : failed);
        }

        private static boolean isOpen(Verdict verdict) {
            return switch (verdict) {
                case NOT_ASSESSABLE, ERROR, REVIEW -> true;
                case PASS, FAIL, NOT_APPLICABLE -> false;
            };
        }

        private static List<Text> with(List<Text> texts, Text more) {
            if (texts.size() >= KEPT || texts.contains(more)) {
                return texts;
            }
            List<Text> all = new ArrayList<>(texts);
            all.add(more);
            return all;
        }
    }

    @Override
    public void add(Finding finding) {
        SortedMap<String, Entry> byTarget = byRule.computeIfAbsent(finding.rule(), unused -> new TreeMap<>());
        Entry before = byTarget.getOrDefault(
                finding.target(), new Entry(finding.severity(), Counts.NONE, List.of(), List.of()));
        byTarget.put(finding.target(), before.and(finding));
    }

    /** What a rule said, by target; empty when it gave no verdict. */
    public SortedMap<String, Entry> of(String rule) {
        return Collections.unmodifiableSortedMap(byRule.getOrDefault(rule, new TreeMap<>()));
    }

    /** Every rule that gave a verdict, with what it said of each target. */
    public SortedMap<String, SortedMap<String, Entry>> all() {
        return Collections.unmodifiableSortedMap(byRule);
    }

    /** All verdicts of all rules. */
    public Counts total() {
        Counts total = Counts.NONE;
        for (SortedMap<String, Entry> byTarget : byRule.values()) {
            for (Entry entry : byTarget.values()) {
                total = total.and(entry.counts());
            }
        }
        return total;
    }
}
