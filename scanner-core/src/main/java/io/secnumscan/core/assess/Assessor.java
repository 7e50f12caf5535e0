package io.secnumscan.core.assess;

import io.secnumscan.core.assess.Assessment.OfRule;
import io.secnumscan.core.assess.Assessment.OnTarget;
import io.secnumscan.core.assess.Assessment.Result;
import io.secnumscan.core.referential.Library;
import io.secnumscan.core.referential.Profile;
import io.secnumscan.core.referential.Reach;
import io.secnumscan.core.referential.Referential;
import io.secnumscan.core.referential.Requirement;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Folds what the rules said into the outcome of every requirement. */
public final class Assessor {
    private final Library library;
    private final Profile profile;
    private final SortedSet<String> rules;
    private final List<TargetInfo> targets;
    private final Tally tally;

    private Assessor(Library library, Profile profile, SortedSet<String> rules, List<TargetInfo> targets, Tally tally) {
        this.library = library;
        this.profile = profile;
        this.rules = rules;
        this.targets = List.copyOf(targets);
        this.tally = tally;
    }

    /**
     * Assesses a whole scan.
     *
     * @param rules ids of the rules that were evaluated: {@link Profile#rules}
     * @param targets of the snapshot, in its order
     * @param tally what they said
     */
    public static Assessment assess(
            Library library, Profile profile, SortedSet<String> rules, List<TargetInfo> targets, Tally tally) {
        return new Assessor(library, profile, rules, targets, tally).assess();
    }

    private Assessment assess() {
        List<Result> results =
                library.referential().requirements().values().stream().map(this::result).toList();
        return new Assessment(library.referential(), profile, results, summary(results));
    }

    private Result result(Requirement requirement) {
        Referential text = library.referential();
        Reach reach = text.reach(requirement);
        Text note = text.note(requirement);
        Optional<Text> leftOut = profile.leavesOut(requirement);
        if (leftOut.isPresent()) {
            return new Result(requirement, reach, note, Outcome.NOT_APPLICABLE, leftOut.get(), List.of(), List.of(),
                    List.of());
        }
        List<OfRule> bearing = bearing(requirement);
        if (requirement.reach() == Reach.NONE || !requirement.scored()) {
            return new Result(requirement, reach, note, Outcome.PERSON, note, List.of(), List.of(),
                    bearing);
        }
        List<String> deciding = bearing.stream().filter(OfRule::decides).map(OfRule::rule).toList();
        List<OnTarget> onTargets = targets.stream()
                .map(target -> onTarget(requirement, target, deciding))
                .flatMap(Optional::stream)
                .toList();
        Votes votes = Votes.of(deciding, targets, library.map(), tally);
        Outcome outcome = Fold.of(requirement.binding(), votes.counts());
        List<String> unscanned = votes.isEmpty() ? List.copyOf(votes.platforms()) : List.of();
        return new Result(requirement, reach, note, outcome, Reason.of(outcome, deciding, votes), onTargets, unscanned,
                bearing);
    }

    private Optional<OnTarget> onTarget(Requirement requirement, TargetInfo target, List<String> deciding) {
        Votes votes = Votes.of(deciding, List.of(target), library.map(), tally);
        if (votes.isEmpty()) {
            return Optional.empty();
        }
        Outcome outcome = Fold.of(requirement.binding(), votes.counts());
        return Optional.of(new OnTarget(target.name(), outcome, Reason.of(outcome, deciding, votes), votes.total()));
    }

    private List<OfRule> bearing(Requirement requirement) {
        List<OfRule> bearing = new ArrayList<>();
        for (boolean decides : new boolean[]{true, false}) {
            SortedSet<String> linked = decides
                    ? library.map().deciding(requirement.id())
                    : library.map().supporting(requirement.id());
            linked.stream()
                    .filter(rules::contains)
                    .forEach(rule -> bearing.add(new OfRule(rule, decides, counts(rule))));
        }
        return bearing;
    }

    private Counts counts(String rule) {
        return tally.of(rule).values().stream().map(Tally.Entry::counts).reduce(Counts.NONE, Counts::and);
    }

    private Summary summary(List<Result> results) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0);
        }
        results.forEach(result -> outcomes.merge(result.outcome(), 1, Integer::sum));
        int beyond = (int) library.referential().requirements().values().stream()
                .filter(requirement -> requirement.reach() == Reach.NONE)
                .count();
        Counts verdicts = rules.stream().map(this::counts).reduce(Counts.NONE, Counts::and);
        return new Summary(results.size(), beyond, outcomes, verdicts, failures(), ExitCode.of(verdicts, 0));
    }

    private SortedMap<String, Long> failures() {
        SortedMap<String, Long> bySeverity = new TreeMap<>();
        for (String rule : rules) {
            for (Tally.Entry entry : tally.of(rule).values()) {
                long failures = entry.counts().findings(Verdict.FAIL);
                if (failures > 0) {
                    bySeverity.merge(entry.severity(), failures, Long::sum);
                }
            }
        }
        return bySeverity;
    }
}
