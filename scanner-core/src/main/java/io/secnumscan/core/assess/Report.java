package io.secnumscan.core.assess;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.rule.Severity;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.core.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that report writers show, but for the findings, which they stream from disk. Made of the snapshot, the rules, the
 * perimeter and the clock that was passed in alone: nothing in it depends on when, where or how fast it was made.
 *
 * @param started begin of the earliest collection
 * @param finished end of the latest one; empty when one of them was not finished
 * @param coverage in the order of the snapshot
 * @param rules what the rules that judged say of themselves, by platform and id
 * @param reach who can reach whom, of each target whose network was looked at
 */
public record Report(
        Tool tool,
        Inputs inputs,
        Instant started,
        Optional<Instant> finished,
        List<TargetInfo> targets,
        List<CoverageRecord> coverage,
        List<RuleText> rules,
        Assessment assessment,
        List<ReachMap> reach) {
    /** Of targets whose network nothing looked at. */
    public Report(
            Tool tool, Inputs inputs, Instant started, Optional<Instant> finished, List<TargetInfo> targets,
            List<CoverageRecord> coverage, List<RuleText> rules, Assessment assessment) {
        this(tool, inputs, started, finished, targets, coverage, rules, assessment, List.of());
    }

    public Report {
        reach = List.copyOf(reach);
        targets = List.copyOf(targets);
        coverage = List.copyOf(coverage);
        rules = List.copyOf(rules);
    }

    /** The program. */
    public record Tool(String name, String version) {}

    /**
     * What went in.
     *
     * @param rulesDigest see {@link io.secnumscan.core.digest.TreeDigest}
     * @param perimeterDigest see {@link io.secnumscan.core.perimeter.Perimeter#digest()}
     * @param profile its name
     * @param clock as it was passed in; empty: the time of each call
     * @param waiversDigest see {@link io.secnumscan.core.waiver.Waivers#digest()}
     */
    public record Inputs(
            List<Snapshot> snapshots, String rulesDigest, String perimeterDigest, String profile,
            Optional<Instant> clock, Optional<String> waiversDigest) {
        /** Without waivers. */
        public Inputs(
                List<Snapshot> snapshots, String rulesDigest, String perimeterDigest, String profile,
                Optional<Instant> clock) {
            this(snapshots, rulesDigest, perimeterDigest, profile, clock, Optional.empty());
        }

        public Inputs {
            snapshots = List.copyOf(snapshots);
        }
    }

    /**
     * One snapshot.
     *
     * @param digest of its manifest, which holds the digests of its files; in hexadecimal
     */
    public record Snapshot(String digest, Instant started, Optional<Instant> finished) {}

    /**
     * What a rule says of itself, whatever it judges.
     *
     * @param title the demand, as it holds
     * @param why it matters
     * @param sources guide, edition, section
     */
    public record RuleText(
            String id, String platform, Severity severity, Text title, Text why, List<String> sources) {
        public RuleText {
            sources = List.copyOf(sources);
        }
    }
}
