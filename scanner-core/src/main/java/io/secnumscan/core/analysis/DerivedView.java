package io.secnumscan.core.analysis;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A snapshot and what was derived from it, as one. Filled by one thread, then read by any. */
final class DerivedView implements SnapshotView {
    private final SnapshotView snapshot;
    private final Map<Key, Derived> derived = new LinkedHashMap<>();

    private record Key(String target, String type) {}

    private record Derived(Optional<DerivedResources> resources, List<CoverageRecord> coverage) {}

    DerivedView(SnapshotView snapshot) {
        this.snapshot = snapshot;
    }

    void add(DerivedResources resources, List<CoverageRecord> coverage) {
        Derived one = new Derived(Optional.of(resources), List.copyOf(coverage));
        derived.put(new Key(resources.target(), resources.type()), one);
    }

    /** Says why a type was not derived. */
    void addFailed(CoverageRecord coverage) {
        derived.put(new Key(coverage.target(), coverage.type()), new Derived(Optional.empty(), List.of(coverage)));
    }

    @Override
    public List<TargetInfo> targets() {
        return snapshot.targets();
    }

    @Override
    public void resources(String target, String type, Consumer<Resource> consumer) {
        Derived one = derived.get(new Key(target, type));
        if (one == null) {
            snapshot.resources(target, type, consumer);
        } else {
            one.resources().ifPresent(resources -> resources.read(consumer));
        }
    }

    @Override
    public void resources(String target, String type, Predicate<String> members, Consumer<Resource> consumer) {
        if (derived.containsKey(new Key(target, type))) {
            resources(target, type, consumer);
        } else {
            snapshot.resources(target, type, members, consumer);
        }
    }

    @Override
    public List<CoverageRecord> coverage(String target, String type) {
        Derived one = derived.get(new Key(target, type));
        return one == null ? snapshot.coverage(target, type) : one.coverage();
    }

    @Override
    public List<CoverageRecord> coverage() {
        List<CoverageRecord> all = new ArrayList<>(snapshot.coverage());
        derived.values().forEach(one -> all.addAll(one.coverage()));
        return all;
    }

    @Override
    public Optional<CallLog.Call> call(int number) {
        return snapshot.call(number);
    }
}
