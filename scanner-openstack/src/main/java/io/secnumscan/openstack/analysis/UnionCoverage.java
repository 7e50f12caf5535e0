package io.secnumscan.openstack.analysis;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far several types that become one were read: for each region and scope no better than the worst of them. A type that
 * is absent takes nothing away from the others.
 */
final class UnionCoverage {
    private final String target;
    private final List<Place> places;

    /** What the lists of one region and scope say, and how many rows came of them. */
    private static final class Place {
        private final List<CoverageRecord> lines = new ArrayList<>();
        private long rows;
    }

    private record Key(String region, Scope scope) {}

    private UnionCoverage(String target, List<Place> places) {
        this.target = target;
        this.places = places;
    }

    static UnionCoverage of(SnapshotView snapshot, String target, List<String> types) {
        List<CoverageRecord> all = new ArrayList<>();
        types.forEach(type -> all.addAll(lines(snapshot, target, type)));
        List<CoverageRecord> there =
                all.stream().filter(line -> !(line.coverage() instanceof Coverage.Absent)).toList();
        Map<Key, Place> places = new LinkedHashMap<>();
        (there.isEmpty() ? all : there).forEach(line -> places
                .computeIfAbsent(new Key(line.region(), line.scope()), key -> new Place()).lines.add(line));
        return new UnionCoverage(target, List.copyOf(places.values()));
    }

    private static List<CoverageRecord> lines(SnapshotView snapshot, String target, String type) {
        List<CoverageRecord> lines = snapshot.coverage(target, type);
        Gap gap = Gap.notCollected(type);
        Coverage none = Coverage.unavailable(gap.cause(), gap.reason());
        return lines.isEmpty()
                ? List.of(new CoverageRecord(target, "", Scope.ALL, type, none, "", new View.Unproved()))
                : lines;
    }

    /** Counts a row in every place that it belongs to. */
    void count(Resource row) {
        for (Place place : places) {
            CoverageRecord line = place.lines.getFirst();
            if (line.region().equals(row.region()) && line.scope().covers(row.scope())) {
                place.rows++;
            }
        }
    }

    /** One line for each region and scope. */
    List<CoverageRecord> records(String type) {
        return places.stream().map(place -> record(type, place)).toList();
    }

    private CoverageRecord record(String type, Place place) {
        CoverageRecord worst = place.lines.stream()
                .filter(line -> gap(line).isPresent())
                .findFirst()
                .or(() -> place.lines.stream().filter(line -> !(line.view() instanceof View.Cloud)).findFirst())
                .orElse(place.lines.getFirst());
        return new CoverageRecord(
                target, worst.region(), worst.scope(), type, coverage(worst, place.rows), worst.identity(),
                worst.view());
    }

    private static Coverage coverage(CoverageRecord worst, long rows) {
        Optional<Gap> gap = gap(worst);
        if (gap.isEmpty()) {
            return worst.coverage() instanceof Coverage.Absent absent ? absent : new Coverage.Complete(rows);
        }
        String reason = worst.type() + ": " + gap.get().reason();
        return rows == 0
                ? new Coverage.Unavailable(gap.get().cause(), reason, gap.get().missingRight())
                : new Coverage.Partial(rows, gap.get().cause(), reason, gap.get().missingRight());
    }

    private static Optional<Gap> gap(CoverageRecord line) {
        return Gap.of(line.type(), line.coverage());
    }
}
