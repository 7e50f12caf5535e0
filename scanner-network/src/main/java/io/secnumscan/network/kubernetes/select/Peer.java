package io.secnumscan.network.kubernetes.select;

import io.secnumscan.core.net.AddressSet;
import java.util.List;

/** Who is at the other end, as a rule says it. */
public sealed interface Peer {
    /** Whoever has an address. */
    record Anyone() implements Peer {}

    /** Pods with a network of their own: of those on the host's network, packets are the node's. */
    record Pods(PodSelector selector) implements Peer {}

    /**
     * A block of addresses of a NetworkPolicy, meant for what is outside the cluster: whether it holds pods too depends on
     * who enforces it.
     */
    record Block(AddressSet addresses) implements Peer {}

    /** Addresses, whoever has them. */
    record Fixed(AddressSet addresses) implements Peer {}

    /** Nodes by their labels. */
    record Nodes(LabelSelector selector) implements Peer {}

    /** The node that the pod itself is on. */
    record OwnNode() implements Peer {}

    /** What has no address of the cluster: neither a pod's nor a node's. */
    record Outside() implements Peer {}

    /** Some of these, and nobody can say which without looking at the running cluster. */
    record Some(Peer of) implements Peer {}

    record Either(List<Peer> peers) implements Peer {
        public Either {
            peers = List.copyOf(peers);
        }
    }

    record Both(List<Peer> peers) implements Peer {
        public Both {
            peers = List.copyOf(peers);
        }
    }

    record Except(Peer peer, Peer without) implements Peer {}
}
