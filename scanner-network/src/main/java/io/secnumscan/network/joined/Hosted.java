package io.secnumscan.network.joined;

import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.kubernetes.KubernetesNetwork;
import io.secnumscan.network.kubernetes.engine.Keepers;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A cluster whose nodes are servers of a cloud.
 *
 * @param servers the ports of each node
 * @param obstacle why it can't be joined with that cloud, if so
 */
public record Hosted(
        KubernetesNetwork cluster, SortedMap<String, List<ServerPort>> servers, Optional<Text> obstacle) {

    /**
     * A cluster as it stands on a cloud; empty where no port of its nodes' servers was seen there.
     *
     * @param snapshot of the cluster, called {@code target} in it
     * @param clouds the snapshot of the cloud
     * @param keepers whose namespaces are
     */
    public static Optional<Hosted> on(
            SnapshotView clouds, String cloud, SnapshotView snapshot, String target, Keepers keepers,
            PacketSpace space) {
        return on(clouds, cloud, snapshot, target, keepers, space, any -> true);
    }

    /**
     * The same as if some Services published nothing.
     *
     * @param published whether one does, {@code namespace/name}
     */
    public static Optional<Hosted> on(
            SnapshotView clouds, String cloud, SnapshotView snapshot, String target, Keepers keepers,
            PacketSpace space, Predicate<String> published) {
        NodeServers nodes = NodeServers.read(snapshot, target);
        Map<String, List<ServerPort>> ports = ServerPort.of(clouds, cloud, Set.copyOf(nodes.byNode().values()));
        if (ports.isEmpty()) {
            return Optional.empty();
        }
        KubernetesNetwork network = KubernetesNetwork.read(snapshot, target, keepers, space, published);
        SortedMap<String, List<ServerPort>> byNode = new TreeMap<>();
        nodes.byNode().forEach((node, server) -> byNode.put(node, ports.getOrDefault(server, List.of())));
        return Optional.of(new Hosted(network, byNode, nodes.obstacle(network.cluster(), ports)));
    }

    /** Whether any of its nodes says that it is a server of OpenStack. */
    public static boolean isNamed(SnapshotView snapshot, String target) {
        return !NodeServers.read(snapshot, target).byNode().isEmpty();
    }

    /** The projects that its nodes' ports are of. */
    public Set<String> projects() {
        return servers.values().stream().flatMap(List::stream).map(ServerPort::project)
                .collect(Collectors.toUnmodifiableSet());
    }
}
