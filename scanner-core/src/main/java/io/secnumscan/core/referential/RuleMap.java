package io.secnumscan.core.referential;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which rules bear on which requirements. */
public record RuleMap(SortedMap<String, Link> links) {
    /**
     * What one rule bears on.
     *
     * @param decides requirements whose outcome follows from its verdicts
     * @param supports requirements to which its verdicts are evidence, without changing their outcome
     */
    public record Link(String platform, List<String> decides, List<String> supports) {
        public Link {
            decides = List.copyOf(decides);
            supports = List.copyOf(supports);
        }
    }

    public RuleMap {
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
    }

    /** Rules that decide a requirement, sorted. */
    public SortedSet<String> deciding(String requirement) {
        SortedSet<String> rules = new TreeSet<>();
        links.forEach((rule, link) -> {
            if (link.decides().contains(requirement)) {
                rules.add(rule);
            }
        });
        return rules;
    }

    /** Rules that support a requirement, sorted. */
    public SortedSet<String> supporting(String requirement) {
        SortedSet<String> rules = new TreeSet<>();
        links.forEach((rule, link) -> {
            if (link.supports().contains(requirement)) {
                rules.add(rule);
            }
        });
        return rules;
    }
}
