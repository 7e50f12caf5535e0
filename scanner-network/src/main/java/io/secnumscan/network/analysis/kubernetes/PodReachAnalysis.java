package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.analysis.NetworkCoverage;
import io.secnumscan.network.flow.Zones;
import io.secnumscan.network.kubernetes.ClusterFilters;
import io.secnumscan.network.kubernetes.ClusterServices;
import io.secnumscan.network.kubernetes.KubernetesNetwork;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/pod-reach}: for each workload of a Kubernetes target, whether policies refuse its pods what nobody
 * allowed, and what those reach of other tenants, of the system, of nodes and of the world. Pods on which the same policies do
 * the same share what is computed.
 */
public final class PodReachAnalysis implements Analysis {
    static final String TYPE = "analysis/pod-reach";
    /** Without all of these, who reaches whom is not wholly known. */
    static final List<String> ENDPOINTS = List.of(ClusterReader.PODS, ClusterReader.NAMESPACES);

    private static final String UNLISTED = "kubernetes.core.namespace: lacks namespaces that pods are in";

    private final Map<String, JsonNode> declared;
    private final SortedMap<String, ReachMap> pictures;

    /**
     * @param declared values of the perimeter's parameters
     * @param pictures takes what a report shows of each target by its name
     */
    public PodReachAnalysis(Map<String, JsonNode> declared, SortedMap<String, ReachMap> pictures) {
        this.declared = Map.copyOf(declared);
        this.pictures = pictures;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return KubernetesNetwork.types();
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        ClusterFilters filters = ClusterFilters.withNewcomers(
                snapshot, target, Zones.of(snapshot, declared).keepers(target), new PacketSpace());
        SortedMap<String, Workload> workloads = Workload.of(filters, Controllers.read(snapshot, target));
        Tenancy tenancy = Tenancy.of(snapshot, target, declared);
        PodRows rows = new PodRows(
                snapshot, filters, ClusterServices.read(snapshot, filters), tenancy, workloads.values());
        workloads.values().forEach(workload -> resources.accept(rows.of(workload)));
        CoverageRecord line = coverage(
                NetworkCoverage.of(snapshot, target, ENDPOINTS, TYPE, workloads.size()), filters.cluster());
        pictures.put(target, NamespacePicture.of(snapshot, filters, tenancy, rows.pairs(), line));
        coverage.accept(line);
    }

    /** A namespace can't be deleted while pods are in it: a list that lacks it was filtered. */
    private static CoverageRecord coverage(CoverageRecord read, Cluster cluster) {
        return !(read.coverage() instanceof Coverage.Complete(var count)) || cluster.knowsNamespaces()
                ? read
                : new CoverageRecord(
                        read.target(), read.region(), read.scope(), read.type(),
                        Coverage.partial(count, Cause.FILTERED, UNLISTED), read.identity(), read.view());
    }
}
