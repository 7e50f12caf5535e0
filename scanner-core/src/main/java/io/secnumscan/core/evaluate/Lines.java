package io.secnumscan.core.evaluate;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.rule.Breadth;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The coverage of one type of one target: under which line each resource was listed, and whether it may pass there. */
final class Lines {
    private final String type;
    private final List<CoverageRecord> lines;
    private final boolean whole;
    private final Map<Place, Optional<CoverageRecord>> known = new HashMap<>();

    private record Place(String region, Scope scope) {}

    /** @param whole whether all of the target is asked for */
    Lines(String type, List<CoverageRecord> lines, boolean whole) {
        this.type = type;
        this.lines = lines;
        this.whole = whole;
    }

    List<CoverageRecord> all() {
        return lines;
    }

    /** The line that says most of where the resource lives: complete before partial, a wide view before a narrow one. */
    Optional<CoverageRecord> of(Resource resource) {
        return known.computeIfAbsent(new Place(resource.region(), resource.scope()), this::best);
    }

    /** Why nothing that was listed under a line can pass; empty when it can. */
    Optional<Text> doubt(Optional<CoverageRecord> line, Breadth needed) {
        if (line.isEmpty()) {
            return Optional.of(Reasons.noLine(type));
        }
        return Gap.of(type, line.get().coverage())
                .map(Reasons::partial)
                .or(() -> needed.allows(line.get().view())
                        ? Optional.empty()
                        : Optional.of(Reasons.narrowView(line.get(), needed)));
    }

    /**
     * The views of each region in which nothing but parts of the target was seen, though all is asked for. Where a line says
     * itself that something is missing, that is enough.
     */
    SortedMap<String, List<View>> outOfSight() {
        SortedMap<String, List<View>> narrow = new TreeMap<>();
        if (whole) {
            lines.forEach(line -> narrow.computeIfAbsent(line.region(), region -> new ArrayList<>()).add(line.view()));
            lines.stream()
                    .filter(line -> line.view() instanceof View.Cloud || open(line) && ofAll(line))
                    .forEach(line -> narrow.remove(line.region()));
        }
        return narrow;
    }

    private static boolean ofAll(CoverageRecord line) {
        return line.scope().equals(Scope.ALL) || line.view() instanceof View.Unproved;
    }

    private static boolean open(CoverageRecord line) {
        return !(line.coverage() instanceof Coverage.Complete);
    }

    private Optional<CoverageRecord> best(Place place) {
        return lines.stream()
                .filter(line -> line.region().isEmpty() || line.region().equals(place.region()))
                .filter(line -> line.scope().covers(place.scope()))
                .filter(line -> !(line.coverage() instanceof Coverage.Absent))
                .min(Comparator.comparingInt(Lines::incompleteness).thenComparingInt(line -> narrowness(line.view())));
    }

    private static int incompleteness(CoverageRecord line) {
        return switch (line.coverage()) {
            case Coverage.Complete(var count) -> 0;
            case Coverage.Partial partial -> 1;
            case Coverage.Unavailable unavailable -> 2;
            case Coverage.Absent absent -> 3;
        };
    }

    private static int narrowness(View view) {
        return switch (view) {
            case View.Cloud() -> 0;
            case View.Domain(var id) -> 1;
            case View.Project(var id) -> 2;
            case View.Namespace(var name) -> 2;
            case View.Unproved() -> 3;
        };
    }
}
