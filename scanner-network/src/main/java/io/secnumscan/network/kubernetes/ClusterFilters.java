package io.secnumscan.network.kubernetes;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.kubernetes.engine.Keepers;
import io.secnumscan.network.kubernetes.policy.AddressPackets;
import io.secnumscan.network.kubernetes.policy.Direction;
import io.secnumscan.network.kubernetes.policy.Enforcement;
import io.secnumscan.network.kubernetes.policy.Filters;
import io.secnumscan.network.kubernetes.policy.Policies;
import io.secnumscan.network.kubernetes.policy.Verdict;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.kubernetes.read.Node;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.model.Reason;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Who is in a cluster, and what each pod sends and takes. */
public final class ClusterFilters {
    private final PacketSpace space;
    private final AddressPackets addresses;
    private final Cluster cluster;
    private final Enforcement enforcement;
    private final Policies policies;
    private final Filters filters;
    private final Map<List<Object>, Verdict> withNode = new HashMap<>();

    private ClusterFilters(
            SnapshotView snapshot, String target, Cluster cluster, Keepers keepers, PacketSpace space) {
        this.space = space;
        addresses = new AddressPackets(space);
        this.cluster = cluster;
        enforcement = Enforcement.read(snapshot, target, keepers);
        policies = Policies.read(snapshot, cluster, enforcement);
        filters = new Filters(space, cluster, addresses, enforcement, policies.all());
    }

    /** @param keepers whose namespaces are */
    public static ClusterFilters read(SnapshotView snapshot, String target, Keepers keepers, PacketSpace space) {
        return new ClusterFilters(snapshot, target, ClusterReader.read(snapshot, target), keepers, space);
    }

    /** The same, and {@linkplain Cluster#withNewcomers pods that could be}. */
    public static ClusterFilters withNewcomers(
            SnapshotView snapshot, String target, Keepers keepers, PacketSpace space) {
        return new ClusterFilters(
                snapshot, target, ClusterReader.read(snapshot, target).withNewcomers(), keepers, space);
    }

    public PacketSpace space() {
        return space;
    }

    public AddressPackets addresses() {
        return addresses;
    }

    public Cluster cluster() {
        return cluster;
    }

    public Enforcement enforcement() {
        return enforcement;
    }

    /** What policies alone let pass: pods' packets to each other are not the node's. */
    public Filters policies() {
        return filters;
    }

    private AddressSet node(Pod pod) {
        Node node = cluster.nodes().get(pod.node());
        return node == null ? AddressSet.NONE : node.addresses();
    }

    /** What comes from the pod's own node passes anyway. */
    Verdict accepts(Pod pod) {
        Verdict verdict = filters.of(pod, Direction.INGRESS);
        return withNode.computeIfAbsent(
                List.of(verdict, pod.node()), key -> verdict.or(addresses.from(node(pod))));
    }

    /** What goes to the pod's own node passes with most engines; Calico and Cilium ask the policies. */
    public Verdict sends(Pod pod) {
        Verdict verdict = filters.of(pod, Direction.EGRESS);
        if (enforcement.leavesNodeToPolicies()) {
            return verdict;
        }
        return new Verdict(verdict.certain(), verdict.possible().or(addresses.to(node(pod))));
    }

    /** What passes between a pod and its node, no policy is asked about. */
    Reason why(String target, Pod pod, boolean incoming, Packet packet) {
        Reason reason = filters.why(target, pod, incoming ? Direction.INGRESS : Direction.EGRESS, packet);
        boolean own = incoming
                ? addresses.from(node(pod)).contains(packet)
                : !enforcement.leavesNodeToPolicies() && addresses.to(node(pod)).contains(packet);
        return own && !reason.passes() ? Reason.OPEN : reason;
    }

    /** Why more may pass than surely does. */
    public List<Text> doubts() {
        List<Text> doubts = new ArrayList<>(enforcement.remarks());
        doubts.addAll(policies.doubts());
        SortedSet<String> without = enforcement.without(cluster.pods());
        if (!without.isEmpty() && enforcement.remarks().isEmpty()) {
            String names = String.join(", ", without);
            doubts.add(new Text(
                    "nothing that enforces network policies was seen running on " + names,
                    "rien qui applique les politiques réseau n'a été vu en fonctionnement sur " + names));
        }
        return doubts;
    }
}
