package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.join.Completeness;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.kubernetes.ClusterFilters;
import io.secnumscan.network.kubernetes.ClusterServices;
import io.secnumscan.network.kubernetes.policy.Direction;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of {@link PodReachAnalysis}. A pod on its host's network has none but what says so: no policy is about it. */
final class PodRows {
    private final ClusterFilters filters;
    private final Tenancy tenancy;
    private final Isolation isolation;
    private final Beyond beyond;
    private final TenantFlows flows;
    private final NamespacePairs pairs;
    private final boolean nodesKnown;
    private final boolean apiKnown;

    PodRows(
            SnapshotView snapshot, ClusterFilters filters, ClusterServices services, Tenancy tenancy,
            Collection<Workload> workloads) {
        this.filters = filters;
        this.tenancy = tenancy;
        String target = filters.cluster().target();
        Ways ways = new Ways(filters);
        isolation = new Isolation(filters);
        pairs = new NamespacePairs(ways, tenancy);
        beyond = new Beyond(filters, services, ways, pairs);
        List<PodGroup> groups = workloads.stream()
                .flatMap(workload -> workload.groups().stream())
                .filter(group -> !group.first().hostNetwork())
                .toList();
        flows = new TenantFlows(
                Neighbours.taking(filters, groups, services, tenancy), Neighbours.sending(filters, groups), tenancy,
                ways, pairs);
        nodesKnown = wholly(snapshot, target, ClusterReader.NODES) && filters.cluster().knowsNodes();
        apiKnown = beyond.knowsApi() && ClusterServices.TYPES.stream()
                .allMatch(type -> wholly(snapshot, target, type));
    }

    /** What the rows so far tell, and do not, by namespace. */
    NamespacePairs pairs() {
        return pairs;
    }

    private static boolean wholly(SnapshotView snapshot, String target, String type) {
        return new Completeness(type, snapshot.coverage(target, type)).gap("", new TreeMap<>()).isEmpty();
    }

    Resource of(Workload workload) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        boolean host = workload.first().hostNetwork();
        row.put("kind", workload.kind()).put("namespace", workload.namespace()).put("name", workload.name());
        row.put("pods", workload.pods()).put("host_network", host).put("account", workload.first().account());
        row.put("owner", tenancy.owner(workload.namespace()).map(owner -> owner.label()).orElse(null));
        filters.enforcement().engines().forEach(row.putArray("engines")::add);
        if (!host) {
            describe(workload, row);
        }
        row.putArray("from").addObject().put("type", ClusterReader.PODS)
                .put("id", "Pod/" + Workload.at(workload.first()));
        return new Resource(
                filters.cluster().target(), "", Scope.of("namespace", workload.namespace()), PodReachAnalysis.TYPE,
                workload.id(), workload.name(), 0, row);
    }

    private void describe(Workload workload, ObjectNode row) {
        for (Direction direction : Direction.values()) {
            isolation.describe(workload, direction, row);
        }
        flows.describe(workload, row);
        row.set("to_metadata", beyond.metadata(workload).rows());
        row.set("to_internet", beyond.internet(workload).rows());
        Answer open = beyond.isOpen(workload);
        if (open != Answer.UNKNOWN) {
            row.put("internet_open", open == Answer.YES);
        }
        known(nodesKnown, beyond.nodes(workload)).ifPresent(found -> row.set("to_nodes", found.rows()));
        known(apiKnown, beyond.api(workload)).ifPresent(found -> row.set("to_api", found.rows()));
    }

    /** What surely exists is told even where more may. */
    private static Optional<Found> known(boolean wholly, Found found) {
        return Optional.of(found).filter(one -> wholly || one.isCertain());
    }
}
