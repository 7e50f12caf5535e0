package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.network.flow.Networks;
import io.secnumscan.network.flow.TargetNetwork;
import io.secnumscan.network.flow.Zones;
import io.secnumscan.network.joined.Hosted;
import io.secnumscan.network.kubernetes.ClusterServices;
import io.secnumscan.network.kubernetes.KubernetesNetwork;
import io.secnumscan.network.kubernetes.engine.Keepers;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.openstack.OpenStackNetwork;
import io.secnumscan.network.packet.PacketSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Derives {@code analysis/cloud-path}: for each namespace of a cluster, and for its nodes, what passes by the cloud that the nodes
 * are servers of: from the internet to pods but by Services that are meant for everyone, and from and to other customers'
 * projects. A pod on its host's network counts as the node: what arrives there is not known to be for it. The cloud is one of
 * the same snapshot.
 */
final class CloudPathAnalysis implements Analysis {
    static final String TYPE = "analysis/cloud-path";
    private static final String PORT = "openstack.network.port";
    private static final List<String> ENDPOINTS =
            Stream.concat(Stream.of(ClusterReader.NODES, ClusterReader.PODS, ClusterReader.NAMESPACES),
                    ClusterServices.TYPES.stream().sorted()).toList();
    private static final String NO_SERVER = "kubernetes.core.node: no node names a server of OpenStack";
    private static final String NO_CLOUD =
            PORT + ": none of the servers that the nodes are was read; scan their cloud with the cluster";
    private static final String NOT_ALL =
            "kubernetes.core.node: not all of them were read, with the ports of their servers";

    private static final String NO_SERVICES = "kubernetes.core.service: lacks the one of the API server";

    private final Map<String, JsonNode> declared;

    /** @param declared values of the perimeter's parameters */
    CloudPathAnalysis(Map<String, JsonNode> declared) {
        this.declared = Map.copyOf(declared);
    }

    /** A cloud that the cluster stands on. */
    private record On(TargetInfo cloud, Hosted cluster) {}

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
        PacketSpace space = new PacketSpace();
        Zones zones = Zones.of(snapshot, declared);
        Optional<On> on = on(snapshot, target, zones, space);
        if (on.isEmpty()) {
            CoverageRecord nodes = NetworkCoverage.ofAll(snapshot, target, List.of(ClusterReader.NODES), TYPE, 0);
            boolean none = nodes.coverage() instanceof Coverage.Complete && !Hosted.isNamed(snapshot, target);
            coverage.accept(record(target, none
                    ? new Coverage.Absent(NO_SERVER)
                    : Coverage.unavailable(Cause.NOT_COLLECTED, NO_CLOUD)));
        } else if (on.get().cluster().obstacle().isPresent()) {
            coverage.accept(record(target, Coverage.unavailable(Cause.FILTERED, NOT_ALL)));
        } else {
            CloudPaths paths = paths(snapshot, target, zones, on.get(), space);
            List<Resource> rows = paths.rows();
            rows.forEach(resources);
            CoverageRecord read = coverage(snapshot, target, on.get().cloud().name(), rows.size());
            coverage.accept(
                    read.coverage() instanceof Coverage.Complete && !on.get().cluster().cluster().knowsServices()
                            ? record(target, Coverage.partial(rows.size(), Cause.FILTERED, NO_SERVICES))
                            : read);
        }
    }

    private Optional<On> on(SnapshotView snapshot, String target, Zones zones, PacketSpace space) {
        Set<String> open = new HashSet<>();
        Optional.ofNullable(declared.get("publicServices"))
                .ifPresent(all -> all.forEach(one -> open.add(one.asText())));
        Keepers keepers = zones.keepers(target);
        return snapshot.targets().stream()
                .filter(one -> one.platform().equals("openstack"))
                .flatMap(cloud -> Hosted
                        .on(snapshot, cloud.name(), snapshot, target, keepers, space,
                                service -> !open.contains(service))
                        .map(cluster -> new On(cloud, cluster)).stream())
                .findFirst();
    }

    private static CloudPaths paths(
            SnapshotView snapshot, String target, Zones zones, On on, PacketSpace space) {
        List<Networks.Part> parts = snapshot.targets().stream()
                .map(one -> new Networks.Part(snapshot, one, zones))
                .toList();
        Networks.Part cloud = new Networks.Part(snapshot, on.cloud(), zones);
        SortedMap<String, Hosted> clusters = new TreeMap<>(Map.of(target, on.cluster()));
        TargetNetwork network = TargetNetwork.joined(
                cloud, OpenStackNetwork.explained(snapshot, on.cloud().name(), space, zones.outside()), clusters,
                parts);
        Set<String> onHosts = on.cluster().cluster().cluster().pods().stream()
                .filter(Pod::hostNetwork)
                .map(Pod::id)
                .collect(Collectors.toUnmodifiableSet());
        return new CloudPaths(
                network, endpoint -> onHosts.contains(endpoint.id()) ? CloudPaths.NODES : network.owner(endpoint),
                zones,
                target, on.cloud().name(), on.cluster().projects(), Projects.of(snapshot, on.cloud().name()));
    }

    /** Both the cluster's and the cloud's: of what was not seen, nothing is absent. */
    private static CoverageRecord coverage(SnapshotView snapshot, String target, String cloud, long rows) {
        CoverageRecord own = NetworkCoverage.ofAll(snapshot, target, ENDPOINTS, TYPE, rows);
        return own.coverage() instanceof Coverage.Complete
                ? record(target, NetworkCoverage.ofAll(snapshot, cloud, List.of(PORT), TYPE, rows).coverage())
                : own;
    }

    private static CoverageRecord record(String target, Coverage coverage) {
        return new CoverageRecord(target, "", Scope.ALL, TYPE, coverage, "", new View.Cloud());
    }
}
