package io.secnumscan.network.analysis.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.network.kubernetes.World;
import java.util.ArrayList;
import java.util.List;

/** Clusters of one node, and what is derived from them. */
final class Clusters {
    static final Coverage REFUSED = Coverage.unavailable(Cause.FORBIDDEN, "forbidden");

    private Clusters() {}

    static World one() {
        return new World().node("w1", "192.0.2.1").pod("shop", "web", "w1", "10.0.0.1");
    }

    static World cilium(World world, String... arguments) {
        return world.plugin("w1", "cilium-agent", "cilium/cilium:v1.16.4", arguments);
    }

    static World map(World world, String namespace, String content) {
        return world.add("{kind: ConfigMap, metadata: {name: cilium-config, namespace: " + namespace + "}, " + content
                + "}");
    }

    static List<Resource> rows(Analysis analysis, World world) {
        List<Resource> rows = new ArrayList<>();
        analysis.derive(world.snapshot(), World.TARGET, rows::add, line -> {});
        return rows;
    }

    static JsonNode first(Analysis analysis, World world) {
        return rows(analysis, world).getFirst().attributes();
    }

    static Coverage coverage(Analysis analysis, World world) {
        List<CoverageRecord> lines = new ArrayList<>();
        analysis.derive(world.snapshot(), World.TARGET, row -> {}, lines::add);
        return lines.getFirst().coverage();
    }
}
