package io.secnumscan.network.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.join.Completeness;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who enforces policies on which node. The API server stores policies whether or not anything enforces them: a cluster
 * without an engine isolates nothing.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites">Prerequisites</a>
 */
public final class Enforcement {
    /** Where Cilium is set up. */
    public static final String CONFIG_MAPS = "kubernetes.core.config-map";
    private static final String NODES = ClusterReader.NODES;

    private final SortedMap<String, SortedSet<Engine>> byNode;
    private final SortedSet<Engine> anywhere = new TreeSet<>();
    private final CiliumSettings cilium;
    /** Whether an engine may be there that was not seen. */
    private final boolean hidden;

    private Enforcement(SortedMap<String, SortedSet<Engine>> byNode, CiliumSettings cilium, boolean hidden) {
        this.byNode = byNode;
        this.cilium = cilium;
        this.hidden = hidden;
        byNode.values().forEach(anywhere::addAll);
    }

    public static Enforcement read(SnapshotView snapshot, String target) {
        SortedMap<String, SortedSet<Engine>> byNode = new TreeMap<>();
        List<List<String>> arguments = new ArrayList<>();
        Set<String> namespaces = new TreeSet<>();
        List<Engine> doubtful = new ArrayList<>();
        snapshot.resources(target, ClusterReader.PODS, Set.of("metadata", "spec", "status")::contains,
                pod -> see(pod, byNode, doubtful, arguments, namespaces));
        boolean builtIn = builtIn(snapshot, target);
        boolean unseen = unread(snapshot, target, ClusterReader.PODS);
        CiliumSettings cilium = settings(snapshot, target, namespaces);
        for (List<String> of : arguments) {
            cilium = cilium.with(of);
        }
        return new Enforcement(byNode, cilium, builtIn || unseen || !doubtful.isEmpty());
    }

    /** Agents read the map of their own namespace; one of that name elsewhere is anybody's. */
    private static CiliumSettings settings(SnapshotView snapshot, String target, Set<String> namespaces) {
        List<Resource> maps = new ArrayList<>();
        snapshot.resources(target, CONFIG_MAPS, map -> {
            if (map.name().equals("cilium-config")
                    && namespaces.contains(map.attributes().at("/metadata/namespace").asText())) {
                maps.add(map);
            }
        });
        if (unread(snapshot, target, CONFIG_MAPS) || maps.size() > 1) {
            return CiliumSettings.unread();
        }
        return maps.isEmpty() ? CiliumSettings.DEFAULT : CiliumSettings.DEFAULT.with(maps.getFirst());
    }

    /** @param doubtful what looks like an engine and may be none: not on the host's network, as all of these are, or not ready */
    private static void see(
            Resource pod, SortedMap<String, SortedSet<Engine>> byNode, List<Engine> doubtful,
            List<List<String>> arguments,
            Set<String> namespaces) {
        JsonNode spec = pod.attributes().path("spec");
        if (!pod.attributes().at("/status/phase").asText().equals("Running")) {
            return;
        }
        for (JsonNode container : spec.path("containers")) {
            Engine.of(container).ifPresent(engine -> {
                if (!spec.path("hostNetwork").asBoolean() || isUnready(pod.attributes(), container)) {
                    doubtful.add(engine);
                    return;
                }
                byNode.computeIfAbsent(spec.path("nodeName").asText(""), node -> new TreeSet<>()).add(engine);
                if (engine == Engine.CILIUM) {
                    arguments.add(CiliumSettings.arguments(container));
                    namespaces.add(pod.attributes().at("/metadata/namespace").asText());
                }
            });
        }
    }

    private static boolean isUnready(JsonNode pod, JsonNode container) {
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            if (status.path("name").equals(container.path("name"))) {
                return !status.path("ready").asBoolean();
            }
        }
        return false;
    }

    /** k3s has an engine inside its one program, unless it is switched off: https://docs.k3s.io/networking/networking-services */
    private static boolean builtIn(SnapshotView snapshot, String target) {
        List<Boolean> found = new ArrayList<>();
        snapshot.resources(target, NODES, node -> found.add(
                node.attributes().at("/status/nodeInfo/kubeletVersion").asText().contains("+k3s")));
        return found.contains(true);
    }

    private static boolean unread(SnapshotView snapshot, String target, String type) {
        return new Completeness(type, snapshot.coverage(target, type)).gap("", new TreeMap<>()).isPresent();
    }

    /** Whether policies of a kind are enforced on a pod: on its node, since both ends filter their own. */
    Answer enforces(Kind kind, Pod pod) {
        Answer known = by(byNode.getOrDefault(pod.node(), new TreeSet<>()), kind);
        if (known == Answer.YES) {
            return known;
        }
        Answer elsewhere = by(anywhere, kind);
        if (known == Answer.NO && elsewhere == Answer.NO && !hidden && !anywhere.isEmpty()) {
            return Answer.NO;
        }
        // What runs elsewhere may have run here and left its rules; what nobody saw may be part of the nodes.
        return Answer.UNKNOWN;
    }

    private Answer by(Collection<Engine> engines, Kind kind) {
        Answer some = Answer.NO;
        for (Engine engine : engines) {
            some = some.or(engine == Engine.CILIUM
                    ? engine.enforces(kind).and(cilium.enforces())
                    : engine.enforces(kind));
        }
        return some;
    }

    /** Whether a pod that no policy selects takes and sends nothing. */
    Answer isolates(Pod pod) {
        boolean here = byNode.getOrDefault(pod.node(), new TreeSet<>()).contains(Engine.CILIUM);
        boolean somewhere = anywhere.contains(Engine.CILIUM);
        Answer always = cilium.always().and(cilium.enforces());
        return here ? always : somewhere ? always.and(Answer.UNKNOWN) : Answer.NO;
    }

    /** Whether blocks of addresses in NetworkPolicies match pods and nodes. */
    Answer blocksHoldPods() {
        List<Engine> enforcing = anywhere.stream().filter(engine -> !engine.enforcesNothing()).toList();
        if (enforcing.isEmpty() || hidden && !anywhere.contains(Engine.CILIUM)) {
            return hidden ? Answer.UNKNOWN : Answer.YES;
        }
        Answer some = enforcing.getFirst().blocksHoldPods();
        boolean same = enforcing.stream().allMatch(engine -> engine.blocksHoldPods() == some);
        return same && (some == Answer.YES || cilium.blocksHoldNodes() == Answer.NO) ? some : Answer.UNKNOWN;
    }

    /** Whether the node's own packets to a pod, and the pod's to it, pass whatever policies say: see {@link Filters}. */
    public boolean leavesNodeToPolicies() {
        return anywhere.contains(Engine.CILIUM) || anywhere.contains(Engine.CALICO);
    }

    /** What enforces policies in the cluster, by name; none where nothing was seen that does. */
    public List<String> engines() {
        return anywhere.stream().filter(engine -> !engine.enforcesNothing()).map(Engine::title).toList();
    }

    /** What people must know of it. */
    public List<Text> remarks() {
        List<Text> remarks = new ArrayList<>();
        String names = String.join(", ", anywhere.stream().map(Engine::title).toList());
        boolean nothing = anywhere.stream().allMatch(Engine::enforcesNothing);
        if (anywhere.isEmpty()) {
            remarks.add(new Text(
                    "nothing that enforces network policies was seen in the cluster: whether they isolate is not known",
                    "rien qui applique les politiques réseau n'a été vu dans le cluster : on ne sait pas si elles"
                            + " isolent"));
        } else if (nothing && !hidden) {
            remarks.add(new Text(
                    "no network policy is enforced: " + names + " does not know them, so nothing is isolated",
                    "aucune politique réseau n'est appliquée : " + names + " ne les connaît pas, rien n'est donc"
                            + " isolé"));
        } else if (anywhere.contains(Engine.CILIUM) && cilium.enforces() != Answer.YES) {
            remarks.add(cilium.enforces() == Answer.NO
                    ? new Text(
                            "Cilium is set up to enforce no network policy: nothing is isolated",
                            "Cilium est configuré pour n'appliquer aucune politique réseau : rien n'est isolé")
                    : new Text(
                            "whether Cilium enforces network policies is not known: its configuration was not read",
                            "on ne sait pas si Cilium applique les politiques réseau : sa configuration n'a pas été"
                                    + " lue"));
        }
        return remarks;
    }

    /** Whether policies of a kind are not enforced for sure, or may not be, anywhere. */
    Answer enforces(Kind kind) {
        Answer some = by(anywhere, kind);
        return some == Answer.NO && (hidden || anywhere.isEmpty()) ? Answer.UNKNOWN : some;
    }

    /** Nodes on which no engine was seen running, of those that pods are on. */
    public SortedSet<String> without(Collection<Pod> pods) {
        SortedSet<String> nodes = new TreeSet<>();
        for (Pod pod : pods) {
            boolean seen = byNode.getOrDefault(pod.node(), new TreeSet<>()).stream()
                    .anyMatch(engine -> !engine.enforcesNothing());
            if (!pod.hostNetwork() && !pod.node().isEmpty() && !seen) {
                nodes.add(pod.node());
            }
        }
        return nodes;
    }
}
