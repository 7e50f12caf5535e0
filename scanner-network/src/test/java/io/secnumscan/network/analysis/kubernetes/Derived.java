package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.network.kubernetes.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What an analysis makes of a cluster. */
final class Derived {
    private final List<Resource> rows = new ArrayList<>();
    private final List<CoverageRecord> coverage = new ArrayList<>();

    private Derived() {}

    /** @param declared parameters in YAML */
    static Derived of(World world, String declared, Function<Map<String, JsonNode>, Analysis> analysis) {
        Map<String, JsonNode> parameters = new HashMap<>();
        World.yaml(declared).properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        Derived derived = new Derived();
        analysis.apply(parameters)
                .derive(world.snapshot(), World.TARGET, derived.rows::add, derived.coverage::add);
        return derived;
    }

    static Derived pods(World world, String declared) {
        return of(world, declared, parameters -> new PodReachAnalysis(parameters, new TreeMap<>()));
    }

    List<String> ids() {
        return rows.stream().map(Resource::id).toList();
    }

    JsonNode row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow().attributes();
    }

    CoverageRecord coverage() {
        return coverage.getFirst();
    }
}
