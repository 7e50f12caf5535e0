package io.secnumscan.core.evaluate;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One type of one target, read once and judged by all rules on it. */
final class SubjectPass {
    private final String type;
    private final Lines lines;
    private final boolean planned;
    private final boolean narrowed;
    private final List<RuleJudge> judges;
    private final List<Reporter> reporters;
    private final Batches batches;
    private final Map<Optional<CoverageRecord>, List<Optional<Text>>> doubts = new HashMap<>();
    private final Map<CoverageRecord, Long> listed = new HashMap<>();
    private long total;

    /**
     * @param planned whether the collection meant to read the type at all
     * @param narrowed whether resources that were listed may be left out
     * @param reporters one for each judge
     */
    SubjectPass(
            Lines lines, String type, boolean planned, boolean narrowed, List<RuleJudge> judges,
            List<Reporter> reporters, Batches batches) {
        this.type = type;
        this.lines = lines;
        this.planned = planned;
        this.narrowed = narrowed;
        this.judges = judges;
        this.reporters = reporters;
        this.batches = batches;
    }

    /** Judges what {@code resources} reads. */
    void run(Batches.Source resources) {
        if (!planned) {
            Text reason = Reasons.unavailable(Gap.notCollected(type));
            reporters.forEach(reporter -> reporter.empty("", Scope.ALL, Verdict.NOT_ASSESSABLE, reason));
        }
        batches.run(resources, this::candidate, this::judge, this::report);
        for (int rule = 0; rule < judges.size(); rule++) {
            for (CoverageRecord line : lines.all()) {
                conclude(line, judges.get(rule).rule(), reporters.get(rule));
            }
            sayWhatWasOutOfSight(reporters.get(rule));
            reporters.get(rule).flush();
        }
    }

    /** A resource with the line that it was listed under. */
    private record Candidate(Resource resource, Optional<CoverageRecord> line, List<Optional<Text>> doubts) {}

    /** Verdicts of each rule. */
    private record Judged(Candidate candidate, List<List<Judgement>> byRule) {}

    private Candidate candidate(Resource resource) {
        Optional<CoverageRecord> line = lines.of(resource);
        total++;
        line.ifPresent(one -> listed.merge(one, 1L, Long::sum));
        return new Candidate(resource, line, doubts.computeIfAbsent(line, this::doubts));
    }

    private List<Optional<Text>> doubts(Optional<CoverageRecord> line) {
        return judges.stream()
                .map(judge -> lines.doubt(line, judge.rule().view()))
                .toList();
    }

    private Judged judge(Candidate candidate) {
        List<List<Judgement>> byRule = new ArrayList<>(judges.size());
        for (int rule = 0; rule < judges.size(); rule++) {
            byRule.add(judges.get(rule).judge(candidate.resource(), candidate.doubts().get(rule)));
        }
        return new Judged(candidate, byRule);
    }

    private void report(Judged judged) {
        Candidate candidate = judged.candidate();
        byte[] whole = IdsDigest.of(candidate.resource().id(), "");
        for (int rule = 0; rule < judges.size(); rule++) {
            for (Judgement judgement : judged.byRule().get(rule)) {
                byte[] digest = judgement.item().isEmpty()
                        ? whole
                        : IdsDigest.of(candidate.resource().id(), judgement.item());
                reporters.get(rule).judged(
                        candidate.resource(), judgement, candidate.line(), candidate.doubts().get(rule), digest);
            }
        }
    }

    /** Whatever was seen of a part: the rest of the target may be otherwise. */
    private void sayWhatWasOutOfSight(Reporter reporter) {
        lines.outOfSight().forEach((region, seen) -> reporter.empty(region, Scope.ALL, Verdict.NOT_ASSESSABLE,
                Reasons.outOfSight(type, seen)));
    }

    /** What a line of the coverage says by itself, whatever its resources say. */
    private void conclude(CoverageRecord line, Rule rule, Reporter reporter) {
        long seen = listed.getOrDefault(line, 0L);
        switch (line.coverage()) {
            case Coverage.Complete(var count) when seen > 0 -> {}
            case Coverage.Complete(var count) when count > 0 -> {
                // Another, better line may have taken its resources; but a snapshot that lost them all proves nothing.
                if (total == 0 && !narrowed) {
                    reporter.empty(line.region(), line.scope(), Verdict.NOT_ASSESSABLE, Reasons.lost(type, count));
                }
            }
            case Coverage.Complete complete -> lines.doubt(Optional.of(line), rule.view())
                    .ifPresentOrElse(
                            doubt -> reporter.empty(line.region(), line.scope(), Verdict.NOT_ASSESSABLE, doubt),
                            () -> reporter.empty(line.region(), line.scope(), Verdict.NOT_APPLICABLE,
                                    Reasons.none(type)));
            case Coverage.Partial partial ->
                    reporter.open(line, Verdict.NOT_ASSESSABLE,
                            lines.doubt(Optional.of(line), rule.view()).orElseThrow());
            case Coverage.Unavailable unavailable ->
                    reporter.empty(line.region(), line.scope(), Verdict.NOT_ASSESSABLE,
                            Reasons.unavailable(Gap.of(type, unavailable).orElseThrow()));
            case Coverage.Absent(var reason) ->
                    reporter.empty(line.region(), line.scope(), rule.absent().orElse(Verdict.NOT_APPLICABLE),
                            Reasons.absent(type, reason));
        }
    }
}
