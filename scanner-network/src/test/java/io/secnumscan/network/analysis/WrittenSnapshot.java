package io.secnumscan.network.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.openstack.OpenStackNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An OpenStack target as a test writes it down; every list that it does not change was read whole. */
public final class WrittenSnapshot implements SnapshotView {
    public static final String TARGET = "t";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<Resource>> rows = new HashMap<>();
    private final Map<String, Coverage> coverage = new HashMap<>();
    private final Map<String, View> views = new HashMap<>();

    public WrittenSnapshot() {
        OpenStackNetwork.types().forEach(type -> coverage.put(type, new Coverage.Complete(0)));
        add("network.extension", "a", "{'alias': 'port-security'}");
        add("network.extension", "b", "{'alias': 'allowed-address-pairs'}");
    }

    /** @param json with single quotes */
    public WrittenSnapshot add(String type, String id, String json) {
        try {
            JsonNode attributes = JSON.readTree(json.replace('\'', '"'));
            rows.computeIfAbsent("openstack." + type, any -> new ArrayList<>()).add(new Resource(
                    TARGET, type.startsWith("identity") ? "" : "r", Scope.ALL, "openstack." + type, id,
                    attributes.path("name").asText(), 1, attributes));
            return this;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    public WrittenSnapshot read(String type, Coverage how) {
        coverage.put("openstack." + type, how);
        return this;
    }

    /** All of a type that may be seen so. */
    public WrittenSnapshot seen(String type, View view) {
        views.put("openstack." + type, view);
        return this;
    }

    @Override
    public List<TargetInfo> targets() {
        return List.of(new TargetInfo(TARGET, "openstack", JsonNodeFactory.instance.objectNode()));
    }

    @Override
    public void resources(String target, String type, Consumer<Resource> consumer) {
        rows.getOrDefault(type, List.of()).forEach(consumer);
    }

    @Override
    public List<CoverageRecord> coverage(String target, String type) {
        return Optional.ofNullable(coverage.get(type))
                .map(how -> List.of(new CoverageRecord(
                        TARGET, "r", Scope.ALL, type, how, "admin", views.getOrDefault(type, new View.Cloud()))))
                .orElse(List.of());
    }

    @Override
    public List<CoverageRecord> coverage() {
        return coverage.keySet().stream().sorted().flatMap(type -> coverage(TARGET, type).stream()).toList();
    }

    @Override
    public Optional<CallLog.Call> call(int number) {
        return Optional.empty();
    }
}
