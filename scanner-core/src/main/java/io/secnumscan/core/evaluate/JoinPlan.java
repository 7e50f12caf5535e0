package io.secnumscan.core.evaluate;

import io.secnumscan.core.cel.Reads;
import io.secnumscan.core.rule.RelatedSet;
import io.secnumscan.core.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each join of a rule is read: once a target, once a subject, or once an item. */
record JoinPlan(List<Step> steps) {
    /** Least often first. */
    enum Frequency {
        TARGET,
        SUBJECT,
        ITEM
    }

    record Step(RelatedSet set, Frequency frequency) {}

    static JoinPlan of(Rule rule) {
        List<Step> steps = new ArrayList<>();
        Map<String, Frequency> known = new HashMap<>();
        for (RelatedSet set : rule.related()) {
            Frequency frequency = frequency(set.reads(), known);
            known.put("related." + set.name(), frequency);
            steps.add(new Step(set, frequency));
        }
        return new JoinPlan(List.copyOf(steps));
    }

    private static Frequency frequency(Reads reads, Map<String, Frequency> known) {
        Frequency frequency = Frequency.TARGET;
        for (String root : reads.roots()) {
            Frequency needed =
                    switch (root) {
                        case "item" -> Frequency.ITEM;
                        case "resource", "now" -> Frequency.SUBJECT;
                        default -> known.getOrDefault(root, Frequency.TARGET);
                    };
            frequency = needed.compareTo(frequency) > 0 ? needed : frequency;
        }
        return frequency;
    }
}
