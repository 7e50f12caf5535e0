package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.kubernetes.engine.Agents;
import io.secnumscan.network.kubernetes.engine.Engine;
import io.secnumscan.network.kubernetes.engine.Force;
import io.secnumscan.network.kubernetes.engine.Keepers;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who enforces policies on which node. The API server stores policies whether or not anything enforces them: a cluster
 * without an engine isolates nothing.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites">Prerequisites</a>
 */
public final class Enforcement {
    private final Agents agents;

    private Enforcement(Agents agents) {
        this.agents = agents;
    }

    /** @param keepers whose namespaces are: an engine of a tenant's is none */
    public static Enforcement read(SnapshotView snapshot, String target, Keepers keepers) {
        return new Enforcement(Agents.read(snapshot, target, keepers));
    }

    /** Whether policies of a kind are enforced on a pod: on its node, since both ends filter their own. */
    Answer enforces(Kind kind, Pod pod) {
        Answer known = Enforcing.any(agents.on(pod.node()), kind);
        if (known == Answer.YES) {
            return known;
        }
        Answer elsewhere = Enforcing.any(agents.anywhere(), kind);
        if (known == Answer.NO && elsewhere == Answer.NO && !agents.hidesSome() && !agents.anywhere().isEmpty()) {
            return Answer.NO;
        }
        // What runs elsewhere may have run here and left its rules; what nobody saw may be part of the nodes.
        return Answer.UNKNOWN;
    }

    /** Whether a pod that no policy selects takes and sends nothing. */
    Answer isolates(Pod pod) {
        boolean here = agents.on(pod.node()).stream().anyMatch(force -> force.engine() == Engine.CILIUM);
        Answer always = Answer.NO;
        for (Force force : here ? agents.on(pod.node()) : agents.anywhere()) {
            always = always.or(force.isolates());
        }
        return here ? always : always.and(Answer.UNKNOWN);
    }

    /** Whether blocks of addresses in NetworkPolicies match pods and nodes. */
    Answer blocksHoldPods() {
        List<Force> enforcing = agents.anywhere().stream().filter(force -> !force.enforcesNothing()).toList();
        boolean hidden = agents.hidesSome();
        if (enforcing.isEmpty() || hidden && !agents.has(Engine.CILIUM)) {
            return hidden ? Answer.UNKNOWN : Answer.YES;
        }
        Answer some = enforcing.getFirst().engine().blocksHoldPods();
        boolean same = enforcing.stream().allMatch(force -> force.engine().blocksHoldPods() == some
                && (some == Answer.YES || force.cilium().blocksHoldNodes() == Answer.NO));
        return same ? some : Answer.UNKNOWN;
    }

    /** Whether the node's own packets to a pod, and the pod's to it, pass whatever policies say: see {@link Filters}. */
    public boolean leavesNodeToPolicies() {
        return agents.has(Engine.CILIUM) || agents.has(Engine.CALICO);
    }

    /** What enforces policies in the cluster, by name; none where nothing was seen that does. */
    public List<String> engines() {
        return agents.anywhere().stream()
                .filter(force -> !force.enforcesNothing())
                .map(force -> force.engine().title())
                .distinct()
                .sorted()
                .toList();
    }

    /** What people must know of it. */
    public List<Text> remarks() {
        return Remarks.of(agents);
    }

    /** Whether policies of a kind are not enforced for sure, or may not be, anywhere. */
    Answer enforces(Kind kind) {
        Answer some = Enforcing.any(agents.anywhere(), kind);
        boolean open = agents.hidesSome() || agents.anywhere().isEmpty();
        return some == Answer.NO && open ? Answer.UNKNOWN : some;
    }

    /** Nodes on which no engine was seen running, of those that pods are on. */
    public SortedSet<String> without(Collection<Pod> pods) {
        SortedSet<String> nodes = new TreeSet<>();
        for (Pod pod : pods) {
            boolean seen = agents.on(pod.node()).stream().anyMatch(force -> !force.enforcesNothing());
            if (!pod.hostNetwork() && !pod.node().isEmpty() && !seen) {
                nodes.add(pod.node());
            }
        }
        return nodes;
    }
}
