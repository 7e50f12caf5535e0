package io.secnumscan.core.join;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether all rows of a type that a join asks for must have been seen.
 *
 * @param type the type of the rows
 * @param records its coverage in the target
 */
public record Completeness(String type, List<CoverageRecord> records) {
    public Completeness {
        records = List.copyOf(records);
    }

    /** Whether the type exists nowhere in the target, and the lists that say so were read. */
    public boolean absent() {
        return !records.isEmpty() && records.stream().allMatch(line -> line.coverage() instanceof Coverage.Absent);
    }

    /**
     * What may be missing from the rows of a region. They are all there when each region that matters (the subject's and
     * the services without one; all, for a subject without one) has a line that is complete, in the view of the whole
     * cloud and for the whole region, or complete lines for the very scopes that the join asks for.
     *
     * @param region region of the subject, may be empty
     * @param asked ids that the join equates with a kind of scope: {@code project → [4f0a…]}
     */
    public Optional<Gap> gap(String region, SortedMap<String, SortedSet<String>> asked) {
        SortedMap<String, List<CoverageRecord>> byRegion = new TreeMap<>();
        for (CoverageRecord line : records) {
            if (region.isEmpty() || line.region().isEmpty() || line.region().equals(region)) {
                byRegion.merge(line.region(), List.of(line), Completeness::both);
            }
        }
        if (byRegion.isEmpty()) {
            return Optional.of(Gap.notCollected(type));
        }
        return byRegion.values().stream()
                .filter(lines -> !whole(lines) && !scopes(lines, asked))
                .map(this::why)
                .findFirst();
    }

    private static boolean whole(List<CoverageRecord> lines) {
        return lines.stream().anyMatch(line -> line.scope().equals(Scope.ALL)
                && switch (line.coverage()) {
                    case Coverage.Complete(var count) -> line.view() instanceof View.Cloud;
                    case Coverage.Absent(var reason) -> true;
                    case Coverage.Partial partial -> false;
                    case Coverage.Unavailable unavailable -> false;
                });
    }

    private static boolean scopes(List<CoverageRecord> lines, Map<String, SortedSet<String>> asked) {
        return asked.entrySet().stream().anyMatch(entry -> entry.getValue().stream()
                .allMatch(id -> lines.stream().anyMatch(line -> covers(line, new Scope.Step(entry.getKey(), id)))));
    }

    private static boolean covers(CoverageRecord line, Scope.Step asked) {
        boolean inside = !line.scope().steps().isEmpty() && line.scope().steps().getLast().equals(asked);
        return inside
                && switch (line.coverage()) {
                    case Coverage.Complete(var count) -> !(line.view() instanceof View.Unproved);
                    case Coverage.Absent(var reason) -> true;
                    case Coverage.Partial partial -> false;
                    case Coverage.Unavailable unavailable -> false;
                };
    }

    /** The first line that says what happened; else all that was read is narrower than what was asked. */
    private Gap why(List<CoverageRecord> lines) {
        return lines.stream()
                .flatMap(line -> Gap.of(type, line.coverage()).stream())
                .findFirst()
                .orElseGet(() -> new Gap(type, Cause.FILTERED, "read in a narrower view only", Optional.empty()));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
