package io.secnumscan.network.analysis.kubernetes;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.kubernetes.policy.Standing;
import io.secnumscan.network.kubernetes.policy.Verdict;
import io.secnumscan.network.kubernetes.read.Addresses;
import io.secnumscan.network.kubernetes.read.Pod;
import java.util.List;

/**
 * Pods of a workload on which the same policies do the same.
 *
 * @param addresses of all of them
 */
record PodGroup(List<Pod> pods, AddressSet addresses, Filter ingress, Filter egress) {
    /** What policies do to them in one direction. */
    record Filter(Verdict verdict, Standing standing) {}

    PodGroup {
        pods = List.copyOf(pods);
    }

    static PodGroup of(List<Pod> pods, Filter ingress, Filter egress) {
        return new PodGroup(
                pods, Addresses.union(pods.stream().map(Pod::addresses).toList()), ingress, egress);
    }

    Pod first() {
        return pods.getFirst();
    }

    String namespace() {
        return first().namespace().name();
    }
}
