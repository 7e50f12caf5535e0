package io.secnumscan.core.analysis;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which analyses are to run, each after those that it needs. */
final class AnalysisOrder {
    private final Map<String, Analysis> offered = new LinkedHashMap<>();
    private final Set<Analysis> ordered = new LinkedHashSet<>();

    private AnalysisOrder(List<Analysis> offered) {
        offered.forEach(analysis -> this.offered.put(analysis.type(), analysis));
    }

    /** Those of the offered analyses that the types ask for, directly or by the needs of another. */
    static List<Analysis> of(List<Analysis> offered, Collection<String> types) {
        AnalysisOrder order = new AnalysisOrder(offered);
        types.stream().sorted().forEach(type -> order.add(type, Set.of()));
        return List.copyOf(order.ordered);
    }

    private void add(String type, Set<String> above) {
        Analysis analysis = offered.get(type);
        if (analysis == null) {
            return;
        }
        if (above.contains(type)) {
            throw new IllegalStateException("analyses need each other: " + above + " and " + type);
        }
        Set<String> path = new LinkedHashSet<>(above);
        path.add(type);
        analysis.needs().stream().sorted().forEach(need -> add(need, path));
        ordered.add(analysis);
    }
}
