package io.secnumscan.core.assess;

import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.evaluate.FindingSink;
import io.secnumscan.core.evaluate.Undeclared;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts findings as they come: all that assessing needs of them, in memory that grows with rules and targets only. Not
 * thread-safe.
 */
public final class Tally implements FindingSink {
    /** Reasons and examples that are kept of one rule on one target. */
    static final int KEPT = 3;

    private final SortedMap<String, SortedMap<String, Entry>> byRule = new TreeMap<>();
    private final SortedMap<String, Long> waived = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> undeclared = new TreeMap<>();

    /**
     * What one rule said of one target.
     *
     * @param severity as the rule has it
     * @param open why something is not assessable, in error, or to be reviewed: the first few different texts
     * @param failed the first few messages of failures
     * @param failing resources that it failed on
     */
    public record Entry(String severity, Counts counts, List<Text> open, List<Text> failed, Failing failing) {
        public Entry {
            open = List.copyOf(open);
            failed = List.copyOf(failed);
        }

        private Entry and(Finding finding) {
            return new Entry(
                    severity,
                    counts.and(finding),
                    isOpen(finding.verdict()) ? with(open, finding.message()) : open,
                    finding.verdict() == Verdict.FAIL ? with(failed, finding.message()) : failed,
                    finding.verdict() == Verdict.FAIL ? failing.and(finding) : failing);
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

    /**
     * How many different resources a rule failed on. The items of one come one behind the other, so that the last is all that
     * has to be known.
     *
     * @param last empty when the last was none
     */
    public record Failing(long resources, String last) {
        static final Failing NONE = new Failing(0, "");

        private Failing and(Finding finding) {
            if (finding.resource().id().isEmpty()) {
                return new Failing(resources + Math.max(1, finding.count()), "");
            }
            String key = String.join("\n", finding.region(), finding.resource().type(), finding.resource().id());
            return key.equals(last) ? this : new Failing(resources + 1, key);
        }
    }

    @Override
    public void add(Finding finding) {
        SortedMap<String, Entry> byTarget = byRule.computeIfAbsent(finding.rule(), unused -> new TreeMap<>());
        Entry before = byTarget.getOrDefault(
                finding.target(), new Entry(finding.severity(), Counts.NONE, List.of(), List.of(), Failing.NONE));
        byTarget.put(finding.target(), before.and(finding));
        if (finding.verdict() == Verdict.NOT_ASSESSABLE) {
            undeclared.computeIfAbsent(finding.rule(), unused -> new TreeSet<>()).addAll(Undeclared.in(finding));
        }
        if (finding.waiver().isPresent()) {
            waived.merge(finding.rule(), 1L, Long::sum);
        }
    }

    /** Parameters whose declaration these rules lack. */
    SortedSet<String> undeclared(Collection<String> rules) {
        SortedSet<String> parameters = new TreeSet<>();
        rules.forEach(rule -> parameters.addAll(undeclared.getOrDefault(rule, new TreeSet<>())));
        return parameters;
    }

    /** How many failures of a rule are waived. */
    public long waived(String rule) {
        return waived.getOrDefault(rule, 0L);
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
