package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How far the scan itself saw: one row for each type and region that it asked for. What this says is known wholly, whoever
 * scans; what it speaks of is not.
 */
public final class Coverages implements Analysis {
    static final String TYPE = "analysis/coverage";

    private static final String DERIVED = "analysis/";

    /** The call with which the scan began. */
    private static final int FIRST = 1;

    @Override
    public String type() {
        return TYPE;
    }

    /** Everything that was collected; nothing that is derived from it. */
    @Override
    public Set<String> needs() {
        return Set.of();
    }

    private record Place(String type, String region) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byType = type.compareTo(other.type);
            return byType != 0 ? byType : region.compareTo(other.region);
        }
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        SortedMap<Place, List<CoverageRecord>> places = new TreeMap<>();
        for (CoverageRecord line : snapshot.coverage()) {
            if (line.target().equals(target) && !line.type().startsWith(DERIVED)) {
                places.computeIfAbsent(new Place(line.type(), line.region()), place -> new ArrayList<>()).add(line);
            }
        }
        places.forEach((place, lines) -> {
            ObjectNode row = row(place, lines);
            snapshot.call(FIRST).ifPresent(call -> row.put("begun", call.at().toString()));
            String id = place.region().isEmpty() ? place.type() : place.type() + "/" + place.region();
            resources.accept(new Resource(target, "", Scope.ALL, TYPE, id, "", 0, row));
        });
        coverage.accept(new CoverageRecord(
                target, "", Scope.ALL, TYPE, new Coverage.Complete(places.size()), "", new View.Cloud()));
    }

    private static ObjectNode row(Place place, List<CoverageRecord> lines) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("type", place.type()).put("region", place.region());
        row.putArray("from").add(new Origin(SnapshotView.WHOLE_TARGET, "", FIRST).toJson());
        Optional<CoverageRecord> whole = lines.stream().filter(Coverages::isWhole).findFirst();
        if (whole.isPresent() && whole.get().coverage() instanceof Coverage.Complete(long count)) {
            return row.put("status", "complete").put("count", count).put("identity", whole.get().identity());
        }
        if (lines.stream().allMatch(line -> line.coverage() instanceof Coverage.Absent)) {
            return row.put("status", "absent");
        }
        lines.stream().filter(Coverages::isGap).findFirst()
                .ifPresentOrElse(line -> gap(row, line.coverage()), () -> parts(row, lines));
        boolean nothing = lines.stream().allMatch(line -> line.coverage() instanceof Coverage.Unavailable);
        return row.put("status", nothing ? "unavailable" : "partial");
    }

    private static boolean isWhole(CoverageRecord line) {
        return line.coverage() instanceof Coverage.Complete
                && line.scope().equals(Scope.ALL)
                && line.view() instanceof View.Cloud;
    }

    private static boolean isGap(CoverageRecord line) {
        return line.coverage() instanceof Coverage.Partial || line.coverage() instanceof Coverage.Unavailable;
    }

    private static void gap(ObjectNode row, Coverage coverage) {
        switch (coverage) {
            case Coverage.Partial partial -> gap(row, partial.cause(), partial.reason());
            case Coverage.Unavailable none -> gap(row, none.cause(), none.reason());
            case Coverage.Complete _,Coverage.Absent _ -> throw new IllegalStateException("no gap: " + coverage);
        }
    }

    private static void gap(ObjectNode row, Cause cause, String reason) {
        row.put("cause", cause.label()).put("reason", reason);
    }

    private static void parts(ObjectNode row, List<CoverageRecord> lines) {
        String seen = lines.stream().map(line -> line.scope().toString()).filter(scope -> !scope.isEmpty()).sorted()
                .collect(Collectors.joining(", "));
        gap(row, Cause.FILTERED, "read of a part only: " + seen);
    }
}
