package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.perimeter.OwnerClass;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.network.flow.Decision;
import io.secnumscan.network.flow.Flow;
import io.secnumscan.network.flow.FlowLine;
import io.secnumscan.network.flow.Flows;
import io.secnumscan.network.flow.TargetNetwork;
import io.secnumscan.network.flow.Zones;
import io.secnumscan.network.model.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The rows of {@link CloudPathAnalysis}. Of the flows of a kind some that surely exist are told; where none does, one that may:
 * more would add nothing that a rule needs.
 */
final class CloudPaths {
    private static final int TOLD = 20;
    private static final String INTERNET = "internet";
    private static final String NAMESPACE = "namespace/";
    private static final String PROJECT = "project/";
    /** The place of nodes. */
    static final String NODES = NAMESPACE;

    private final TargetNetwork network;
    private final Zones zones;
    private final String cluster;
    private final String cloud;
    private final Set<String> own;
    private final Projects projects;
    private final Flows flows;
    private final SortedMap<String, ObjectNode> rows = new TreeMap<>();

    /**
     * @param place what each endpoint belongs to
     * @param own ids of the projects that the nodes are of
     */
    CloudPaths(
            TargetNetwork network, Function<Endpoint, String> place, Zones zones, String cluster, String cloud,
            Set<String> own, Projects projects) {
        this.network = network;
        this.zones = zones;
        this.cluster = cluster;
        this.cloud = cloud;
        this.own = own;
        this.projects = projects;
        this.flows = Flows.of(network.bounds(), place);
    }

    List<Resource> rows() {
        flows.places().stream().filter(place -> place.startsWith(NAMESPACE)).forEach(this::row);
        flows.from(INTERNET).forEach(flow -> told(flow.to(), "from_internet", INTERNET, flow, true));
        for (String place : flows.places()) {
            if (place.startsWith(PROJECT) && !own.contains(Projects.id(place))) {
                flows.beyond(place, INTERNET).stream()
                        .filter(flow -> foreign(place, flow.to()))
                        .forEach(flow -> told(
                                flow.to(), "from_projects", projects.label(place), flow, isDeclared(place, flow.to())));
            }
        }
        for (String place : rows.keySet()) {
            flows.beyond(place, INTERNET).stream()
                    .filter(flow -> flow.to().startsWith(PROJECT) && !own.contains(Projects.id(flow.to())))
                    .filter(flow -> foreign(flow.to(), place))
                    .forEach(flow -> told(
                            place, "to_projects", projects.label(flow.to()), flow, isDeclared(flow.to(), place)));
        }
        List<Resource> all = new ArrayList<>();
        rows.forEach((place, row) -> all.add(resource(place, row)));
        return all;
    }

    private void row(String place) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        String name = name(place);
        row.put("kind", name.isEmpty() ? "nodes" : "namespace").put("name", name).put("cloud", cloud);
        row.put("owner", owner(place).map(OwnerClass::label).orElse(null));
        List.of("from_internet", "from_projects", "to_projects", "from").forEach(row::putArray);
        rows.put(place, row);
    }

    private Resource resource(String place, ObjectNode row) {
        String name = name(place);
        return new Resource(
                cluster, "", name.isEmpty() ? Scope.ALL : Scope.of("namespace", name), CloudPathAnalysis.TYPE,
                name.isEmpty() ? "nodes" : place, name, 0, row.put("id", name.isEmpty() ? "nodes" : place));
    }

    private static String name(String place) {
        return place.substring(NAMESPACE.length());
    }

    /** The nodes are of whom their projects are; where those are of several, or nobody says whose, it is not known. */
    private Optional<OwnerClass> owner(String place) {
        if (!name(place).isEmpty()) {
            return zones.owner(cluster, place);
        }
        List<Optional<OwnerClass>> owners =
                own.stream().map(id -> zones.owner(cloud, PROJECT + id)).distinct().toList();
        return owners.size() == 1 ? owners.getFirst() : Optional.empty();
    }

    /** Whether a project may be of another customer than a namespace, or than the nodes. */
    private boolean foreign(String project, String place) {
        boolean customers = zones.owner(cloud, project).filter(owner -> owner != OwnerClass.CUSTOMER).isEmpty();
        return place.startsWith(NAMESPACE) && customers
                && (name(place).isEmpty() || !zones.of(cloud, project).equals(zones.of(cluster, place)));
    }

    private boolean isDeclared(String project, String place) {
        return zones.owner(cloud, project).isPresent() && owner(place).isPresent();
    }

    /** @param sure whether it is known that the two are not of the same customer */
    private void told(String place, String kind, String other, Flow flow, boolean sure) {
        if (!rows.containsKey(place)) {
            return;
        }
        ArrayNode list = (ArrayNode) rows.get(place).path(kind);
        boolean reachable = sure && flow.decision() == Decision.REACHABLE;
        boolean first = list.isEmpty();
        if (reachable && !first && !list.path(0).has("reachable")) {
            list.removeAll();
        }
        if (reachable ? list.size() < TOLD : first) {
            list.add(told(other, flow, reachable));
        }
    }

    private ObjectNode told(String other, Flow flow, boolean reachable) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("other", other);
        if (reachable) {
            row.put("reachable", true);
        }
        List<FlowLine> lines = FlowLine.of(flow, network.chain());
        ArrayNode traffic = row.putArray("traffic");
        lines.stream().filter(line -> line.decision() == flow.decision())
                .forEach(line -> traffic.add(FlowRow.text(line)));
        FlowRow.way(lines, row);
        return row;
    }
}
