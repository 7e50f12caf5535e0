package io.secnumscan.k8s.analysis;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.Completeness;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** How far the types that a derivation needs were read: its own coverage is no better. */
public final class InputCoverage {
    private static final String NAMESPACE = "namespace";
    private final String target;
    private final List<Completeness> types;
    private final SortedMap<String, Gap> doubts;
    private final SortedSet<String> listed = new TreeSet<>();

    private InputCoverage(String target, List<Completeness> types, SortedMap<String, Gap> doubts) {
        this.target = target;
        this.types = List.copyOf(types);
        this.doubts = doubts;
        types.stream()
                .flatMap(type -> type.records().stream())
                .forEach(line -> line.scope().id(NAMESPACE).ifPresent(listed::add));
    }

    /** @param types in the order in which their gaps are told */
    public static InputCoverage of(SnapshotView snapshot, String target, List<String> types) {
        return new InputCoverage(
                target,
                types.stream().map(type -> new Completeness(type, snapshot.coverage(target, type))).toList(),
                new TreeMap<>());
    }

    /**
     * The same with what a list leaves out although it claims to be whole.
     *
     * @param missing why, by the namespace that lacks it
     */
    public InputCoverage doubting(SortedMap<String, Gap> missing) {
        return new InputCoverage(target, types, missing);
    }

    /** What may be missing of the whole cluster; empty when everything was read. */
    public Optional<Gap> gap() {
        return first(new TreeMap<>()).or(() -> doubts.values().stream().findFirst());
    }

    /** What may be missing of one namespace, kinds without one included. */
    public Optional<Gap> gap(String namespace) {
        SortedMap<String, SortedSet<String>> asked = new TreeMap<>();
        asked.put(NAMESPACE, new TreeSet<>(List.of(namespace)));
        return first(asked).or(() -> Optional.ofNullable(doubts.get(namespace)));
    }

    /** Whether none of the types exists here, and discovery says so. */
    public boolean absent() {
        return types.stream().allMatch(Completeness::absent);
    }

    private Optional<Gap> first(SortedMap<String, SortedSet<String>> asked) {
        return types.stream().flatMap(type -> type.gap("", asked).stream()).findFirst();
    }

    /**
     * The coverage of what was derived: one line for the cluster when all of it was read; else one for each namespace of
     * which all was, and one that says what is missing.
     *
     * @param count resources derived in all
     * @param inNamespace resources derived of one namespace
     */
    public List<CoverageRecord> output(String type, long count, ToLongFunction<String> inNamespace) {
        Optional<Gap> gap = gap();
        if (gap.isEmpty()) {
            return List.of(line(type, Scope.ALL, new Coverage.Complete(count), new View.Cloud()));
        }
        List<CoverageRecord> lines = new ArrayList<>();
        for (String namespace : listed) {
            if (gap(namespace).isEmpty()) {
                Coverage whole = new Coverage.Complete(inNamespace.applyAsLong(namespace));
                lines.add(line(type, Scope.of(NAMESPACE, namespace), whole, new View.Namespace(namespace)));
            }
        }
        lines.add(line(type, Scope.ALL, missing(gap.get(), count), new View.Unproved()));
        return List.copyOf(lines);
    }

    /** The same, of resources that were counted by namespace; those of the cluster under an empty one. */
    public List<CoverageRecord> output(String type, SortedMap<String, Long> counts) {
        long count = counts.values().stream().mapToLong(Long::longValue).sum();
        return output(type, count, namespace -> counts.getOrDefault(namespace, 0L));
    }

    /** A gap as the coverage of something derived. */
    public static Coverage missing(Gap gap, long count) {
        String reason = gap.type() + ": " + gap.reason();
        return count == 0
                ? new Coverage.Unavailable(gap.cause(), reason, gap.missingRight())
                : new Coverage.Partial(count, gap.cause(), reason, gap.missingRight());
    }

    /** A line of the coverage of something derived. */
    public CoverageRecord line(String type, Scope scope, Coverage coverage, View view) {
        return new CoverageRecord(target, "", scope, type, coverage, "", view);
    }
}
