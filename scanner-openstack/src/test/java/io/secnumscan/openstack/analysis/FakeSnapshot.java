package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A snapshot of one cloud in memory. */
final class FakeSnapshot implements SnapshotView {
    static final String CLOUD = "cloud";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Resource> resources = new ArrayList<>();
    private final List<CoverageRecord> coverage = new ArrayList<>();

    /** Adds a resource, written as JSON with single quotes. */
    FakeSnapshot with(String type, String id, String json) {
        try {
            JsonNode attributes = JSON.readTree(json.replace('\'', '"'));
            resources.add(new Resource(CLOUD, "", Scope.ALL, type, id, "", resources.size() + 1, attributes));
            return this;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    FakeSnapshot covered(String type, Coverage how) {
        return covered(type, Scope.ALL, how, new View.Cloud());
    }

    FakeSnapshot covered(String type, Scope scope, Coverage how, View view) {
        coverage.add(new CoverageRecord(CLOUD, "", scope, type, how, "auditor", view));
        return this;
    }

    /** Everything that permissions follow from was read. */
    FakeSnapshot coveredWholly() {
        new EffectivePermissions().needs().forEach(type -> covered(type, new Coverage.Complete(1)));
        return this;
    }

    @Override
    public List<TargetInfo> targets() {
        return List.of(new TargetInfo(CLOUD, "openstack", JSON.createObjectNode()));
    }

    @Override
    public void resources(String target, String type, Consumer<Resource> consumer) {
        resources.stream().filter(resource -> resource.type().equals(type)).forEach(consumer);
    }

    @Override
    public List<CoverageRecord> coverage(String target, String type) {
        return coverage.stream().filter(line -> line.type().equals(type)).toList();
    }

    @Override
    public List<CoverageRecord> coverage() {
        return List.copyOf(coverage);
    }

    @Override
    public Optional<CallLog.Call> call(int number) {
        return Optional.empty();
    }
}
