package io.secnumscan.core.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A snapshot held in memory, for the few resources of a case. Filled first, then read by any thread. */
public final class MemorySnapshot implements SnapshotView {
    private final List<TargetInfo> targets = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private final List<CoverageRecord> coverage = new ArrayList<>();
    private final SortedMap<Integer, CallLog.Call> calls = new TreeMap<>();

    public MemorySnapshot target(String name, String platform, JsonNode facts) {
        targets.add(new TargetInfo(name, platform, facts));
        return this;
    }

    public MemorySnapshot add(Resource resource) {
        resources.add(resource);
        return this;
    }

    public MemorySnapshot add(CoverageRecord line) {
        coverage.add(line);
        return this;
    }

    public MemorySnapshot add(CallLog.Call call) {
        calls.put(call.number(), call);
        return this;
    }

    @Override
    public List<TargetInfo> targets() {
        return List.copyOf(targets);
    }

    @Override
    public void resources(String target, String type, Consumer<Resource> consumer) {
        resources.stream()
                .filter(resource -> resource.target().equals(target) && resource.type().equals(type))
                .forEach(consumer);
    }

    /** Without the other members, so that a case fails where a rule needs one that was not asked for. */
    @Override
    public void resources(String target, String type, Predicate<String> members, Consumer<Resource> consumer) {
        resources(target, type, resource -> consumer.accept(part(resource, members)));
    }

    private static Resource part(Resource whole, Predicate<String> members) {
        if (!(whole.attributes() instanceof ObjectNode attributes)) {
            return whole;
        }
        ObjectNode part = attributes.objectNode();
        attributes.properties().stream()
                .filter(member -> members.test(member.getKey()))
                .forEach(member -> part.set(member.getKey(), member.getValue()));
        return new Resource(
                whole.target(), whole.region(), whole.scope(), whole.type(), whole.id(), whole.name(), whole.call(),
                part);
    }

    @Override
    public List<CoverageRecord> coverage(String target, String type) {
        return coverage.stream()
                .filter(line -> line.target().equals(target) && line.type().equals(type))
                .toList();
    }

    @Override
    public List<CoverageRecord> coverage() {
        return List.copyOf(coverage);
    }

    @Override
    public Optional<CallLog.Call> call(int number) {
        return Optional.ofNullable(calls.get(number));
    }
}
