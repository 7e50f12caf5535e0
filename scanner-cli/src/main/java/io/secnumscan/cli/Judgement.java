package io.secnumscan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.assess.Assessment;
import io.secnumscan.core.assess.Assessor;
import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.core.assess.Report;
import io.secnumscan.core.assess.Tally;
import io.secnumscan.core.evaluate.Evaluation;
import io.secnumscan.core.evaluate.Evaluator;
import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.evaluate.FindingSink;
import io.secnumscan.core.evaluate.Focus;
import io.secnumscan.core.perimeter.Perimeter;
import io.secnumscan.core.referential.Profile;
import io.secnumscan.core.referential.Role;
import io.secnumscan.core.referential.RuleIds;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.rule.RuleSet;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.waiver.WaiverFile;
import io.secnumscan.core.waiver.Waivers;
import io.secnumscan.core.waiver.Waiving;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.network.analysis.NetworkAnalyses;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything right of the snapshot, from evaluation to report: a pure function of what goes in here. */
final class Judgement {
    private final Rulebook rulebook;
    private final Profile profile;
    private final SortedMap<String, JsonNode> declared;
    private final Perimeter perimeter;
    private final Optional<Instant> clock;
    private final Waivers waivers;
    private final Optional<Path> perimeterFile;
    private final Optional<Path> waiverFile;
    private final Narrowed narrowed;
    private final SortedSet<String> ids;

    private Judgement(
            Rulebook rulebook, Profile profile, SortedMap<String, JsonNode> declared, Optional<Path> perimeterFile,
            Waivers waivers, Optional<Path> waiverFile, Narrowed narrowed, Optional<Instant> clock) {
        this.rulebook = rulebook;
        this.profile = profile;
        this.declared = declared;
        this.perimeter = Perimeter.of(rulebook.parameters(), profile.params(), declared);
        this.clock = clock;
        this.waivers = waivers;
        this.perimeterFile = perimeterFile;
        this.waiverFile = waiverFile;
        this.narrowed = narrowed;
        this.ids = narrowed.rules(profile);
    }

    /**
     * Reads what the judgement goes by, before anything is collected: a mistake in a file should not cost a night.
     *
     * @param config a {@code secnumscan.yaml} whose perimeter and profile count where no flag names others
     */
    static Judgement prepare(EvaluationOptions options, Optional<ConfigFile> config, Shell shell) {
        List<Path> own = options.rules.stream().map(shell::resolve).toList();
        Rulebook rulebook = Rulebook.load(own, Platforms.installed());
        Profile profile = rulebook.profile(
                options.profile.or(() -> config.flatMap(ConfigFile::profile)).orElse(Profile.DEFAULT));
        Problems problems = new Problems();
        Optional<Path> named = options.perimeter.map(shell::resolve);
        SortedMap<String, JsonNode> declared = named
                .map(file -> Perimeter.readNamed(file, rulebook.parameters(), problems))
                .or(() -> config.map(ConfigFile::path)
                        .map(file -> Perimeter.read(file, rulebook.parameters(), problems)))
                .orElseGet(TreeMap::new);
        Optional<Path> waiverFile = options.waivers.map(shell::resolve).or(() -> config.flatMap(ConfigFile::waivers));
        Waivers waivers = waiverFile
                .map(file -> WaiverFile.read(file, RuleIds.of(rulebook.rules()), problems))
                .orElse(Waivers.NONE);
        problems.throwIfAny();
        return new Judgement(rulebook, profile, declared, named.or(() -> config.map(ConfigFile::path)), waivers,
                waiverFile,
                new Narrowed(options.filters.filters(), rulebook, shell::complain), options.clock);
    }

    Rulebook rulebook() {
        return rulebook;
    }

    Waivers waivers() {
        return waivers;
    }

    /** The file that the perimeter was read from. */
    Optional<Path> perimeterFile() {
        return perimeterFile;
    }

    /** The file that the waivers were read from. */
    Optional<Path> waiverFile() {
        return waiverFile;
    }

    /** Those of the platforms, and those of whole networks: who can reach whom depends on what is declared. */
    private SortedMap<String, List<Analysis>> analyses(SortedMap<String, ReachMap> reach) {
        SortedMap<String, List<Analysis>> all = new TreeMap<>(rulebook.analyses());
        all.replaceAll((platform, its) -> Stream.concat(
                its.stream(), NetworkAnalyses.of(platform, perimeter.values(), reach).stream()).toList());
        return all;
    }

    /** What the operator declares, without what parameters and the profile say by themselves. */
    SortedMap<String, JsonNode> declared() {
        return declared;
    }

    /**
     * Evaluates and assesses.
     *
     * @param findings hears what the report shows, {@code each} every verdict singly
     * @param work an existing folder for temporary files
     */
    Report judge(List<SnapshotReader> snapshots, FindingSink findings, Optional<FindingSink> each, Path work) {
        refuseEqualNames(snapshots);
        clock.flatMap(at -> EarlyClock.note(at, snapshots)).ifPresent(narrowed.note());
        List<TargetInfo> targets = snapshots.stream().flatMap(one -> one.targets().stream()).toList();
        RuleSet rules = rulebook.compile(ids, targets.stream().map(TargetInfo::platform).collect(Collectors.toSet()));
        Tally tally = new Tally();
        Focus focus = narrowed.focus(snapshots);
        narrowed.refuseUnlessConcerned(rules, focus);
        Waiving waiving = new Waiving(waivers, now(snapshots));
        SortedMap<String, ReachMap> reach = new TreeMap<>();
        for (SnapshotReader snapshot : snapshots) {
            Evaluation evaluation = new Evaluation(
                    snapshot, rules, analyses(reach), perimeter.values(),
                    profile.role() == Role.PROVIDER, focus, clock, work,
                    Runtime.getRuntime().availableProcessors());
            Evaluator.evaluate(evaluation, finding -> {
                Finding counted = waiving.count(finding);
                tally.add(counted);
                findings.add(counted);
            }, each.map(sink -> finding -> sink.add(waiving.mark(finding))));
        }
        Assessment assessment =
                Assessor.assess(rulebook.library(), profile, ids, targets, tally, narrowed.filters())
                        .with(waiving.uses());
        return report(snapshots, targets, rules, assessment, List.copyOf(reach.values()));
    }

    /** One moment by which all waivers are valid or expired: the clock's, else the end of the latest collection. */
    private Instant now(List<SnapshotReader> snapshots) {
        return clock.orElseGet(() -> snapshots.stream()
                .map(one -> one.finished().orElse(one.started()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH));
    }

    private Report report(
            List<SnapshotReader> snapshots, List<TargetInfo> targets, RuleSet rules, Assessment assessment,
            List<ReachMap> reach) {
        List<Report.Snapshot> inputs = snapshots.stream()
                .map(one -> new Report.Snapshot(one.digest(), one.started(), one.finished()))
                .toList();
        boolean unfinished = inputs.stream().anyMatch(one -> one.finished().isEmpty());
        Optional<Instant> finished =
                inputs.stream().flatMap(one -> one.finished().stream()).max(Comparator.naturalOrder());
        return new Report(
                new Report.Tool("secnumscan", Version.of()),
                new Report.Inputs(inputs, rulebook.digest(), perimeter.digest(), profile.name(), clock,
                        waivers.digest()),
                inputs.stream().map(Report.Snapshot::started).min(Comparator.naturalOrder()).orElseThrow(),
                unfinished ? Optional.empty() : finished,
                targets,
                snapshots.stream().flatMap(one -> one.coverage().stream()).toList(),
                rules.rules().stream().map(Judgement::told).toList(),
                assessment,
                reach);
    }

    private static Report.RuleText told(Rule rule) {
        return new Report.RuleText(rule.id(), rule.platform(), rule.severity(), rule.texts().title(),
                rule.texts().why(), rule.sources());
    }

    /** Two targets of one name would be one in the report. */
    private static void refuseEqualNames(List<SnapshotReader> snapshots) {
        Set<String> names = new HashSet<>();
        for (SnapshotReader snapshot : snapshots) {
            for (TargetInfo target : snapshot.targets()) {
                if (!names.add(target.name())) {
                    throw new BadInputException(new Text(
                            "two snapshots hold a target named '" + target.name()
                                    + "'; evaluate them one by one, or collect with different names",
                            "deux instantanés ont une cible nommée « " + target.name()
                                    + " » ; les évaluer un par un, ou collecter sous des noms différents"));
                }
            }
        }
    }
}
