package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.flow.Chain;
import io.secnumscan.network.flow.Decision;
import io.secnumscan.network.flow.Flow;
import io.secnumscan.network.flow.FlowLine;
import io.secnumscan.network.flow.Flows;
import io.secnumscan.network.openstack.OpenStackNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/exposure}: for each port of a project that the internet can send to, what it can send, through
 * whatever translates its address. Ports that it can't send to have no row.
 */
final class ExposureAnalysis implements Analysis {
    static final String TYPE = "analysis/exposure";
    private static final String PORT = "openstack.network.port";
    private static final String LOAD_BALANCER = "openstack.load-balancer.load-balancer";
    /** What packets arrive at, by what an endpoint's id calls it. */
    private static final Map<String, String> KINDS = Map.of("port", PORT, "load-balancer", LOAD_BALANCER);
    private static final String INTERNET = "internet";
    private static final String OTHERS = "others";
    /** What leads from an address outside to one inside. */
    private static final List<String> LEADS = List.of("floating-ip", "load-balancer", "listener");

    private final SharedFlows shared;

    ExposureAnalysis(SharedFlows shared) {
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
        Flows flows = Flows.of(known.network().bounds(),
                endpoint -> endpoint.id().equals(INTERNET) ? INTERNET : OTHERS,
                endpoint -> known.network().owner(endpoint).startsWith("project/") ? endpoint.id() : OTHERS);
        Map<String, Flow> exposed = new TreeMap<>();
        flows.from(INTERNET).stream()
                .filter(flow -> !flow.to().equals(OTHERS))
                .forEach(flow -> exposed.put(end(flow), flow));
        SortedMap<String, Resource> rows = new TreeMap<>();
        KINDS.forEach((kind, type) -> snapshot.resources(target, type,
                one -> Optional.ofNullable(exposed.get(kind + "/" + one.id()))
                        .ifPresent(flow -> rows.put(kind + "/" + one.id(),
                                row(one, kind, flow, known.projects(), known.network().chain())))));
        rows.values().forEach(resources);
        coverage.accept(NetworkCoverage.of(snapshot, target, List.of(PORT, LOAD_BALANCER), TYPE, rows.size()));
    }

    /** {@code port/4f0a…}: what of its id tells where it arrives. */
    private static String end(Flow flow) {
        String id = flow.to();
        return id.substring(id.lastIndexOf('/', id.lastIndexOf('/') - 1) + 1);
    }

    private static Resource row(Resource one, String kind, Flow flow, Projects projects, Chain chain) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        String project = one.attributes().path("project_id").asText();
        projects.describe("project/" + project, row);
        row.put("kind", kind);
        row.put("end_id", one.id());
        row.put("end_name", one.name());
        row.put("server_id", server(one));
        List<FlowLine> lines = FlowLine.of(flow, chain);
        opened(lines, row);
        if (flow.possible().isEmpty()) {
            row.put("whole", true);
        }
        FlowRow.way(lines, row);
        ArrayNode through = row.putArray("through");
        lines.getFirst().because().stream().flatMap(id -> lead(id).stream()).distinct().forEach(through::add);
        row.putArray("from").addObject().put("type", one.type()).put("id", one.id()).put("call", one.call());
        return new Resource(
                one.target(), one.region(), Scope.of("project", project), TYPE, one.id(), one.name(), 0, row);
    }

    private static void opened(List<FlowLine> lines, ObjectNode row) {
        ArrayNode opened = row.putArray("opened");
        ArrayNode traffic = row.putArray("traffic");
        for (FlowLine line : lines) {
            if (line.decision() == Decision.REACHABLE) {
                traffic.add(FlowRow.text(line));
                ArrayNode ports = opened.addObject().put("protocol", line.protocol()).putArray("ports");
                line.ports().forEach(ports::add);
            }
        }
    }

    private static String server(Resource port) {
        boolean server = port.attributes().path("device_owner").asText().startsWith("compute:");
        return server ? port.attributes().path("device_id").asText() : "";
    }

    /** {@code floating-ip/4f0a…} of an id that has it. */
    private static Optional<String> lead(String id) {
        List<String> parts = List.of(id.split("/", -1));
        return LEADS.stream()
                .filter(lead -> parts.indexOf(lead) >= 0 && parts.indexOf(lead) + 1 < parts.size())
                .map(lead -> lead + "/" + parts.get(parts.indexOf(lead) + 1))
                .findFirst();
    }
}
