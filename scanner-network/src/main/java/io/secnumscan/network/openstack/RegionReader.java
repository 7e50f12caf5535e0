package io.secnumscan.network.openstack;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The regions of a target, each with the rows of it. */
final class RegionReader {
    private final SnapshotView snapshot;
    private final String target;
    private final Map<String, Map<Type, Map<String, Row>>> rows = new LinkedHashMap<>();

    RegionReader(SnapshotView snapshot, String target) {
        this.snapshot = snapshot;
        this.target = target;
    }

    List<Region> regions() {
        SortedSet<String> names = new TreeSet<>();
        for (Type type : Type.values()) {
            snapshot.resources(target, type.written(), resource -> rows
                    .computeIfAbsent(resource.region(), name -> new EnumMap<>(Type.class))
                    .computeIfAbsent(type, one -> new LinkedHashMap<>())
                    .put(resource.id(), new Row(resource.attributes())));
            snapshot.coverage(target, type.written()).stream()
                    .filter(line -> !(line.coverage() instanceof Coverage.Absent))
                    .forEach(line -> names.add(line.region()));
        }
        names.addAll(rows.keySet());
        List<Region> regions = new ArrayList<>();
        for (String name : names) {
            regions.add(new Region(target, name, whole(name), rows.getOrDefault(name, Map.of())));
        }
        return regions;
    }

    private Set<Type> whole(String region) {
        Set<Type> whole = EnumSet.noneOf(Type.class);
        for (Type type : Type.values()) {
            List<CoverageRecord> lines = snapshot.coverage(target, type.written()).stream()
                    .filter(line -> line.region().equals(region) || line.region().isEmpty())
                    .toList();
            boolean absent = !lines.isEmpty()
                    && lines.stream().allMatch(line -> line.coverage() instanceof Coverage.Absent);
            if (absent || lines.stream().anyMatch(RegionReader::isWhole)) {
                whole.add(type);
            }
        }
        return whole;
    }

    private static boolean isWhole(CoverageRecord line) {
        return line.coverage() instanceof Coverage.Complete
                && line.scope().equals(Scope.ALL)
                && line.view() instanceof View.Cloud;
    }
}
