package io.secnumscan.core.rule;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Loaded rules, sorted by platform and id. */
public record RuleSet(List<Rule> rules) {
    public RuleSet {
        rules = rules.stream()
                .sorted(Comparator.comparing(Rule::platform).thenComparing(Rule::id))
                .toList();
    }

    /** The rules of one platform, by id. */
    public List<Rule> of(String platform) {
        return rules.stream().filter(rule -> rule.platform().equals(platform)).toList();
    }

    /** Names of the types that the rules of a platform look at. */
    public SortedSet<String> types(String platform) {
        return of(platform).stream().flatMap(rule -> rule.types().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
