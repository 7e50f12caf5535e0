package io.secnumscan.core.assess;

import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.verdict.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often each verdict was given.
 *
 * @param findings verdicts that were given at least once; a folded one counts once, also with zero resources
 * @param resources what they stand for; what could not be judged counts once even where nothing was seen to judge
 */
public record Counts(Map<Verdict, Long> findings, Map<Verdict, Long> resources) {
    public static final Counts NONE = new Counts(Map.of(), Map.of());

    public Counts {
        findings = copy(findings);
        resources = copy(resources);
    }

    /** These and one more finding. */
    Counts and(Finding finding) {
        return and(new Counts(Map.of(finding.verdict(), 1L), Map.of(finding.verdict(), standsFor(finding))));
    }

    private static long standsFor(Finding finding) {
        return switch (finding.verdict()) {
            case PASS, NOT_APPLICABLE -> finding.count();
            case FAIL, REVIEW, NOT_ASSESSABLE, ERROR -> Math.max(1, finding.count());
        };
    }

    Counts and(Counts other) {
        return new Counts(sum(findings, other.findings), sum(resources, other.resources));
    }

    /** Whether the verdict was given at all. */
    public boolean has(Verdict verdict) {
        return findings.getOrDefault(verdict, 0L) > 0;
    }

    public long resources(Verdict verdict) {
        return resources.getOrDefault(verdict, 0L);
    }

    public long findings(Verdict verdict) {
        return findings.getOrDefault(verdict, 0L);
    }

    private static Map<Verdict, Long> sum(Map<Verdict, Long> a, Map<Verdict, Long> b) {
        Map<Verdict, Long> sum = copy(a);
        Map<Verdict, Long> all = new EnumMap<>(Verdict.class);
        all.putAll(sum);
        b.forEach((verdict, count) -> all.merge(verdict, count, Long::sum));
        return all;
    }

    private static Map<Verdict, Long> copy(Map<Verdict, Long> map) {
        Map<Verdict, Long> copy = new EnumMap<>(Verdict.class);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }
}
