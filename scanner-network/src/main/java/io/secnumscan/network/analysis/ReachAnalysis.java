package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.flow.Flow;
import io.secnumscan.network.flow.Flows;
import io.secnumscan.network.openstack.OpenStackNetwork;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/reach}: for each project of an OpenStack target, what its ports can send to those of others, to the
 * internet and to declared networks of administration. What the internet can send there as well is no flow of the project's.
 */
final class ReachAnalysis implements Analysis {
    static final String TYPE = "analysis/reach";
    private static final String PORT = "openstack.network.port";
    private static final String INTERNET = "internet";

    private final SharedFlows shared;

    ReachAnalysis(SharedFlows shared) {
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
        Projects projects = known.projects();
        Flows flows = known.byProject();
        SortedMap<String, Resource> rows = new TreeMap<>();
        for (String place : projects.with(flows.places())) {
            rows.put(place, row(target, place, flows, known));
        }
        rows.values().forEach(resources);
        coverage.accept(NetworkCoverage.ofAll(snapshot, target, List.of(PORT), TYPE, rows.size()));
    }

    private static Resource row(String target, String place, Flows flows, SharedFlows.Known known) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        Projects projects = known.projects();
        projects.describe(place, attributes);
        attributes.put("zone", known.zone(place));
        ArrayNode list = attributes.putArray("flows");
        for (Flow flow : flows.places().contains(place) ? flows.beyond(place, INTERNET) : List.<Flow>of()) {
            list.add(FlowRow.of(flow, known));
        }
        attributes.set("from", projects.origin(place));
        String id = Projects.id(place);
        return new Resource(
                target, "", Scope.of("project", id), TYPE, id, projects.name(place), 0, attributes);
    }
}
