package io.secnumscan.network.kubernetes.select;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.network.kubernetes.read.Addresses;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.read.Namespace;
import io.secnumscan.network.kubernetes.read.Node;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.read.PodPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which addresses peers have in a cluster. What was asked once is known. */
public final class Extents {
    private final Cluster cluster;
    private final Answer blocksHoldPods;
    private final Map<PodSelector, Extent> selected = new HashMap<>();
    private final Map<Peer, Extent> known = new HashMap<>();
    private final Map<String, Map<PodPort, AddressSet>> named = new HashMap<>();

    /** @param blocksHoldPods whether a block of addresses matches pods and nodes that have one of them */
    public Extents(Cluster cluster, Answer blocksHoldPods) {
        this.cluster = cluster;
        this.blocksHoldPods = blocksHoldPods;
    }

    /** @param own addresses of the node of the pod that the rule is about */
    public Extent of(Peer peer, AddressSet own) {
        if (mentionsOwnNode(peer)) {
            return compute(peer, own);
        }
        Extent extent = known.get(peer);
        if (extent == null) {
            extent = compute(peer, own);
            known.put(peer, extent);
        }
        return extent;
    }

    public static boolean mentionsOwnNode(Peer peer) {
        return switch (peer) {
            case Peer.OwnNode() -> true;
            case Peer.Some(Peer of) -> mentionsOwnNode(of);
            case Peer.Either(List<Peer> peers) -> peers.stream().anyMatch(Extents::mentionsOwnNode);
            case Peer.Both(List<Peer> peers) -> peers.stream().anyMatch(Extents::mentionsOwnNode);
            case Peer.Except(Peer one, Peer without) -> mentionsOwnNode(one) || mentionsOwnNode(without);
            default -> false;
        };
    }

    private Extent compute(Peer peer, AddressSet own) {
        return switch (peer) {
            case Peer.Anyone() -> Extent.ALL;
            case Peer.Pods(PodSelector selector) -> pods(selector);
            case Peer.Block(AddressSet addresses) -> block(addresses);
            case Peer.Fixed(AddressSet addresses) -> literal(addresses);
            case Peer.Nodes(LabelSelector selector) -> nodes(selector);
            case Peer.OwnNode() -> Extent.of(own);
            case Peer.Outside() -> Extent.of(outside());
            case Peer.Some(Peer of) -> new Extent(AddressSet.NONE, of(of, own).possible());
            case Peer.Either(List<Peer> peers) ->
                    peers.stream().map(one -> of(one, own)).reduce(Extent.NONE, Extent::or);
            case Peer.Both(List<Peer> peers) -> peers.stream().map(one -> of(one, own)).reduce(Extent.ALL, Extent::and);
            case Peer.Except(Peer one, Peer without) -> of(one, own).minus(of(without, own));
        };
    }

    private AddressSet outside() {
        return AddressSet.ALL.minus(cluster.podAddresses()).minus(cluster.nodeAddresses());
    }

    private Extent block(AddressSet addresses) {
        Extent literal = literal(addresses);
        return switch (blocksHoldPods) {
            case YES -> literal;
            case NO -> Extent.of(addresses.intersect(outside()));
            case UNKNOWN -> new Extent(literal.sure().intersect(outside()), literal.possible());
        };
    }

    /** A pod that has no address yet may get one of these; it surely does where these are all there are of a family. */
    private Extent literal(AddressSet addresses) {
        AddressSet waiting = cluster.unaddressed();
        boolean every = addresses.containsAll(AddressSet.all(Family.V4)) || waiting.isEmpty();
        return every ? Extent.of(addresses) : new Extent(addresses.minus(waiting), addresses.union(waiting));
    }

    private Extent nodes(LabelSelector selector) {
        List<AddressSet> sure = new ArrayList<>();
        List<AddressSet> possible = new ArrayList<>();
        for (Node node : cluster.nodes().values()) {
            put(selector.matches(node.labels()), node.addresses(), sure, possible);
        }
        return new Extent(Addresses.union(sure), Addresses.union(possible));
    }

    /** Of the pods that a selector selects. */
    public Extent pods(PodSelector selector) {
        Extent extent = selected.get(selector);
        if (extent == null) {
            extent = select(selector);
            selected.put(selector, extent);
        }
        return extent;
    }

    private Extent select(PodSelector selector) {
        List<AddressSet> sure = new ArrayList<>();
        List<AddressSet> possible = new ArrayList<>();
        for (Namespace namespace : cluster.namespaces().values()) {
            if (selector.mayHold(namespace)) {
                for (Pod pod : cluster.pods(namespace.name())) {
                    if (!pod.hostNetwork()) {
                        put(selector.of(pod), pod.addresses(), sure, possible);
                    }
                }
            }
        }
        return new Extent(Addresses.union(sure), Addresses.union(possible));
    }

    private static void put(Answer answer, AddressSet addresses, List<AddressSet> sure, List<AddressSet> possible) {
        if (answer == Answer.YES) {
            sure.add(addresses);
        }
        if (answer != Answer.NO) {
            possible.add(addresses);
        }
    }

    /** What a port's name stands for: for each port of that name, the addresses of the pods that declare it. */
    public Map<PodPort, AddressSet> named(String name) {
        return named.computeIfAbsent(name, this::find);
    }

    private Map<PodPort, AddressSet> find(String name) {
        Map<PodPort, List<AddressSet>> found = new HashMap<>();
        for (Pod pod : cluster.pods()) {
            if (!pod.hostNetwork()) {
                pod.named(name, 0).forEach(port -> found
                        .computeIfAbsent(
                                new PodPort(name, port.protocol(), port.number(), 0, AddressSet.NONE),
                                key -> new ArrayList<>())
                        .add(pod.addresses()));
            }
        }
        Map<PodPort, AddressSet> result = new HashMap<>();
        found.forEach((port, addresses) -> result.put(port, Addresses.union(addresses)));
        return result;
    }
}
