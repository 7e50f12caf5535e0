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
    private final Filters filters;
    private final SortedSet<String> leftOut;

    private Assessor(
            Library library, Profile profile, SortedSet<String> rules, List<TargetInfo> targets, Tally tally,
            Filters filters) {
        this.library = library;
        this.profile = profile;
        this.rules = rules;
        this.targets = List.copyOf(targets);
        this.tally = tally;
        this.filters = filters;
        this.leftOut = profile.rules(library.referential(), library.map(), library.map().links().keySet());
        leftOut.removeAll(rules);
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
        return assess(library, profile, rules, targets, tally, Filters.NONE);
    }

    /** The same of a scan that was asked for less: what was left out is never satisfied. */
    public static Assessment assess(
            Library library, Profile profile, SortedSet<String> rules, List<TargetInfo> targets, Tally tally,
            Filters filters) {
        return new Assessor(library, profile, rules, targets, tally, filters).assess();
    }

    private Assessment assess() {
        List<Result> results =
                library.referential().requirements().values().stream().map(this::result).toList();
        return new Assessment(library.referential(), profile, results, summary(results), filters);
    }

    private Result result(Requirement requirement) {
        Referential text = library.referential();
        Reach reach = text.reach(requirement);
        Text note = text.note(requirement);
        Optional<Text> leftOut = profile.leavesOut(requirement);
        if (leftOut.isPresent()) {
            return new Result(requirement, reach, note, Outcome.NOT_APPLICABLE, leftOut.get(), List.of(), List.of(),
                    List.of(), false);
        }
        List<OfRule> bearing = bearing(requirement);
        if (requirement.reach() == Reach.NONE || !requirement.scored()) {
            return new Result(requirement, reach, note, Outcome.PERSON, note, List.of(), List.of(),
                    bearing, false);
        }
        List<String> deciding = bearing.stream().filter(OfRule::decides).map(OfRule::rule).toList();
        List<OnTarget> onTargets = targets.stream()
                .map(target -> onTarget(requirement, target, deciding))
                .flatMap(Optional::stream)
                .toList();
        Votes votes = Votes.of(deciding, targets, library.map(), tally);
        Outcome outcome = Fold.of(requirement.binding(), votes.counts());
        List<String> unscanned = votes.isEmpty() ? List.copyOf(votes.platforms()) : List.of();
        if (isOpen(requirement, outcome, targets)) {
            return new Result(requirement, reach, note, Outcome.UNDETERMINED, filters.reason(), onTargets, List.of(),
                    bearing, true);
        }
        return new Result(requirement, reach, note, outcome, Reason.of(outcome, deciding, votes), onTargets, unscanned,
                bearing, false);
    }

    /** Whether something that was left out decides the requirement on these targets; a failure stands whatever else is so. */
    private boolean isOpen(Requirement requirement, Outcome outcome, List<TargetInfo> targets) {
        if (filters.isEmpty() || outcome == Outcome.NOT_SATISFIED || outcome == Outcome.ADVICE) {
            return false;
        }
        return library.map().deciding(requirement.id()).stream()
                .filter(rule -> leftOut.contains(rule) || filters.onResources() && rules.contains(rule))
                .map(library.map().links()::get)
                .anyMatch(link -> link != null
                        && targets.stream().anyMatch(target -> target.platform().equals(link.platform())));
    }

    private Optional<OnTarget> onTarget(Requirement requirement, TargetInfo target, List<String> deciding) {
        Votes votes = Votes.of(deciding, List.of(target), library.map(), tally);
        Outcome outcome = Fold.of(requirement.binding(), votes.counts());
        if (isOpen(requirement, outcome, List.of(target))) {
            return Optional.of(
                    new OnTarget(target.name(), Outcome.UNDETERMINED, filters.reason(), votes.total()));
        }
        if (votes.isEmpty()) {
            return Optional.empty();
        }
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
        long waived = rules.stream().mapToLong(tally::waived).sum();
        return new Summary(results.size(), beyond, outcomes, verdicts, failures(), waived, List.of(),
                tally.undeclared(rules), ExitCode.of(verdicts, waived));
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
