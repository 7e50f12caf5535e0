package io.secnumscan.core.assess;

import io.secnumscan.core.referential.RuleMap;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What each of some rules said of each of some targets; a rule votes on the targets of its platform.
 *
 * @param platforms of the rules, also those that no target is of
 */
record Votes(List<Vote> votes, SortedSet<String> platforms) {
    /** @param entry empty: the rule was to judge the target and said nothing */
    record Vote(String rule, String target, Optional<Tally.Entry> entry) {
        Counts counts() {
            return entry.map(Tally.Entry::counts).orElse(Counts.NONE);
        }
    }

    static Votes of(List<String> rules, List<TargetInfo> targets, RuleMap map, Tally tally) {
        List<Vote> votes = new ArrayList<>();
        SortedSet<String> platforms = new TreeSet<>();
        for (String rule : rules) {
            String platform = Optional.ofNullable(map.links().get(rule)).map(RuleMap.Link::platform).orElse("");
            platforms.add(platform);
            for (TargetInfo target : targets) {
                if (target.platform().equals(platform)) {
                    votes.add(new Vote(rule, target.name(), Optional.ofNullable(tally.of(rule).get(target.name()))));
                }
            }
        }
        return new Votes(List.copyOf(votes), platforms);
    }

    boolean isEmpty() {
        return votes.isEmpty();
    }

    List<Counts> counts() {
        return votes.stream().map(Vote::counts).toList();
    }

    Counts total() {
        return counts().stream().reduce(Counts.NONE, Counts::and);
    }
}
