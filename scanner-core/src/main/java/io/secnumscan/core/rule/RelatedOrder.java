package io.secnumscan.core.rule;

import io.secnumscan.core.yaml.Position;
import io.secnumscan.core.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts joins in an order in which each needs only those before it; a cycle is a problem. */
final class RelatedOrder {
    private final Map<String, RelatedSet> sets = new LinkedHashMap<>();
    private final Function<String, Position> place;
    private final Problems problems;
    private final List<String> open = new ArrayList<>();
    private final List<RelatedSet> ordered = new ArrayList<>();

    /** @param place where each set stands in the rule */
    RelatedOrder(List<RelatedSet> sets, Function<String, Position> place, Problems problems) {
        sets.forEach(set -> this.sets.put(set.name(), set));
        this.place = place;
        this.problems = problems;
    }

    List<RelatedSet> ordered() {
        sets.keySet().forEach(this::add);
        return List.copyOf(ordered);
    }

    private void add(String name) {
        RelatedSet set = sets.get(name);
        if (set == null || ordered.contains(set)) {
            return;
        }
        if (open.contains(name)) {
            String circle = String.join(" needs ", open.subList(open.indexOf(name), open.size())) + " needs " + name;
            problems.add(place.apply(name), "related sets need each other: " + circle,
                    "let one of them do without the other");
            return;
        }
        open.add(name);
        set.reads().roots().stream()
                .filter(root -> root.startsWith("related."))
                .forEach(root -> add(root.substring("related.".length())));
        open.removeLast();
        ordered.add(set);
    }
}
