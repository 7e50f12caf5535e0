package io.secnumscan.report;

import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.evaluate.FindingSink;
import io.secnumscan.core.rule.Severity;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps the worst failures of those that pass by, but for waived ones: critical and high ones, the first few of each rule in the order in which
 * they come, and the number of the rest. Its memory grows with rules, never with findings. Not thread-safe.
 */
public final class WorstFailures implements FindingSink {
    /** Failures of a rule of which a summary shows more when it is asked for details. */
    private static final int DETAILED = 200;

    private final SortedMap<String, Text> titles;
    private final boolean detailed;
    private final SortedMap<String, OfRule> byRule = new TreeMap<>();

    /**
     * @param titles of rules, by their ids
     * @param detailed whether each failure is to be shown, rather than one of each rule
     */
    public WorstFailures(SortedMap<String, Text> titles, boolean detailed) {
        this.titles = Collections.unmodifiableSortedMap(new TreeMap<>(titles));
        this.detailed = detailed;
    }

    /** A failure without its evidence. */
    record Failure(String target, Finding.Subject resource, Text message, Text remediation) {}

    /** @param kept the first of its failures */
    record OfRule(String rule, Text title, Severity severity, long count, List<Failure> kept) {
        OfRule {
            kept = List.copyOf(kept);
        }
    }

    @Override
    public void add(Finding finding) {
        Severity severity = Severity.of(finding.severity()).orElse(Severity.INFO);
        if (finding.verdict() == Verdict.FAIL && finding.waiver().isEmpty() && severity.compareTo(Severity.HIGH) <= 0) {
            String rule = finding.rule();
            Text title = titles.getOrDefault(rule, new Text(rule, rule));
            byRule.merge(rule, new OfRule(rule, title, severity, 1, List.of(failure(finding))), this::and);
        }
    }

    private OfRule and(OfRule before, OfRule more) {
        List<Failure> kept = new ArrayList<>(before.kept());
        if (kept.size() < (detailed ? DETAILED : 1)) {
            kept.addAll(more.kept());
        }
        return new OfRule(before.rule(), before.title(), before.severity(), before.count() + more.count(), kept);
    }

    private static Failure failure(Finding finding) {
        return new Failure(finding.target(), finding.resource(), finding.message(), finding.remediation());
    }

    boolean detailed() {
        return detailed;
    }

    /** The rules that fail, worst first; of two as bad, the one that fails more often. */
    List<OfRule> rules() {
        return byRule.values().stream()
                .sorted(Comparator.comparing(OfRule::severity)
                        .thenComparing(Comparator.comparingLong(OfRule::count).reversed())
                        .thenComparing(OfRule::rule))
                .toList();
    }
}
