package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.openstack.OpenStackNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/zone-flow}: for each zone what passes to others that the perimeter's {@code flowMatrix} does not
 * foresee, and for each line of it whether anything passes by it. Without a matrix zones have rows that say no more.
 */
final class ZoneFlowAnalysis implements Analysis {
    static final String TYPE = "analysis/zone-flow";

    private static final String PORT = "openstack.network.port";

    private final SharedFlows shared;

    ZoneFlowAnalysis(SharedFlows shared) {
        this.shared = shared;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return OpenStackNetwork.types();
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        SharedFlows.Known known = shared.of(snapshot, target);
        Optional<FlowMatrix> matrix = shared.declared("flowMatrix").map(FlowMatrix::of);
        SortedMap<String, List<String>> zones = new TreeMap<>();
        known.projects().with(known.byProject().places()).forEach(
                place -> zones.computeIfAbsent(known.zone(place), any -> new ArrayList<>()).add(place));
        known.byProject().places().forEach(place -> {
            List<String> places = zones.computeIfAbsent(known.zone(place), any -> new ArrayList<>());
            if (!places.contains(place)) {
                places.add(place);
            }
        });
        Optional<ZoneFlows> flows = matrix.map(lines -> new ZoneFlows(known, lines));
        long rows = 0;
        for (var zone : zones.entrySet()) {
            ObjectNode row = row("zone", zone.getKey());
            row.put("used", true);
            flows.ifPresent(its -> row.set("flows", its.unforeseen(zone.getKey(), zone.getValue())));
            resources.accept(resource(target, "zone/" + zone.getKey(), zone.getKey(), row));
            rows++;
        }
        rows += flows.map(its -> lines(target, its, resources)).orElse(0);
        coverage.accept(NetworkCoverage.ofAll(snapshot, target, List.of(PORT), TYPE, rows));
    }

    private static int lines(String target, ZoneFlows flows, Consumer<Resource> resources) {
        List<FlowMatrix.Line> lines = flows.matrix().lines();
        for (int at = 0; at < lines.size(); at++) {
            FlowMatrix.Line line = lines.get(at);
            String name = line.from() + " > " + line.to();
            ObjectNode row = row("line", name);
            row.putArray("flows");
            row.put("protocol", line.protocol());
            ArrayNode ports = row.putArray("ports");
            line.ports().forEach(range -> ports.add(range.first().equals(range.last())
                    ? Long.toString(range.first().low())
                    : range.first().low() + "-" + range.last().low()));
            flows.used(line).ifPresent(used -> row.put("used", used));
            resources.accept(resource(target, "line/" + (at + 1), name, row));
        }
        return lines.size();
    }

    private static ObjectNode row(String kind, String name) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("name", name);
    }

    private static Resource resource(String target, String id, String name, ObjectNode row) {
        row.put("id", id);
        row.putArray("from");
        return new Resource(target, "", Scope.ALL, TYPE, id, name, 0, row);
    }
}
