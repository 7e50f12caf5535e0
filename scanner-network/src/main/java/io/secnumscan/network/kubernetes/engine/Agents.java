package io.secnumscan.network.kubernetes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Programs that connect pods, and where they run. A program counts that a DaemonSet of the system's or the provider's runs on
 * the nodes' own network. Whatever else is called like one may be one or not, be it that nobody declares whose its namespace
 * is: but an ordinary pod of a customer's is none.
 *
 * <p>Memory: the agents' settings, once for all that are set up alike.
 */
public final class Agents {
    /** Where Cilium is set up. */
    public static final String CONFIG_MAPS = "kubernetes.core.config-map";
    /** Where it is set up otherwise on some nodes. */
    public static final String NODE_CONFIGS = "kubernetes.network.cilium-node-config";

    private final SortedMap<String, Set<Force>> byNode = new TreeMap<>();
    private final Set<Force> anywhere = new LinkedHashSet<>();
    private final SortedSet<String> doubted = new TreeSet<>();
    private final SortedSet<String> unready = new TreeSet<>();
    private final SortedSet<String> variables = new TreeSet<>();
    private boolean hiddenVariables;
    private final CiliumMaps maps;
    private final SortedSet<String> ciliumNamespaces = new TreeSet<>();
    private final boolean podsWhole;
    private final boolean nodesWhole;
    private final boolean builtIn;
    private final Keepers keepers;

    private Agents(SnapshotView snapshot, String target, Keepers keepers) {
        this.keepers = keepers;
        podsWhole = CiliumMaps.wholly(snapshot, target, ClusterReader.PODS);
        nodesWhole = CiliumMaps.wholly(snapshot, target, ClusterReader.NODES);
        builtIn = builtIn(snapshot, target);
        maps = CiliumMaps.read(snapshot, target);
        snapshot.resources(target, ClusterReader.PODS, Set.of("metadata", "spec", "status")::contains,
                pod -> see(pod.attributes()));
    }

    public static Agents read(SnapshotView snapshot, String target, Keepers keepers) {
        return new Agents(snapshot, target, keepers);
    }

    /**
     * k3s has an engine inside its one program, unless it is switched off: https://docs.k3s.io/networking/networking-services.
     * So may nodes that nobody saw.
     */
    private static boolean builtIn(SnapshotView snapshot, String target) {
        List<Boolean> found = new ArrayList<>();
        snapshot.resources(target, ClusterReader.NODES, node -> found.add(
                node.attributes().at("/status/nodeInfo/kubeletVersion").asText().contains("+k3s")));
        return found.isEmpty() || found.contains(true);
    }

    private void see(JsonNode pod) {
        if (!pod.at("/status/phase").asText().equals("Running")) {
            return;
        }
        for (JsonNode container : pod.path("spec").path("containers")) {
            Engine.of(container).ifPresent(engine -> {
                switch (counts(pod)) {
                    case YES -> count(pod, container, engine);
                    case UNKNOWN -> doubted.add(
                            engine.title() + " (" + pod.at("/metadata/namespace").asText() + ")");
                    case NO -> {}
                }
            });
        }
    }

    private Answer counts(JsonNode pod) {
        Answer kept = keepers.keep(pod.at("/metadata/namespace").asText());
        return Daemon.is(pod) ? kept.or(Answer.UNKNOWN) : kept.and(Answer.UNKNOWN);
    }

    private void count(JsonNode pod, JsonNode container, Engine engine) {
        Options options = Options.of(container);
        Answer ready = Daemon.isReady(pod, container);
        Answer on = engine.isSwitchedOn(options);
        CiliumSettings cilium = CiliumSettings.NONE;
        if (engine == Engine.CILIUM) {
            ciliumNamespaces.add(pod.at("/metadata/namespace").asText());
            cilium = CiliumSettings.of(maps.of(pod, options));
            on = cilium.enforces();
        } else if (engine == Engine.CALICO) {
            variables.addAll(options.variables());
            hiddenVariables |= options.hidesVariables();
        }
        if (ready != Answer.YES) {
            on = on.and(Answer.UNKNOWN);
            unready.add(engine.title());
        }
        Force force = new Force(engine, on, ready, options.isOn("enable-admin-network-policy", Answer.UNKNOWN), cilium);
        anywhere.add(force);
        byNode.computeIfAbsent(pod.at("/spec/nodeName").asText(""), node -> new LinkedHashSet<>()).add(force);
    }

    /** What was seen running on a node. */
    public Collection<Force> on(String node) {
        return Collections.unmodifiableCollection(byNode.getOrDefault(node, Set.of()));
    }

    /** What was seen running on some node. */
    public Collection<Force> anywhere() {
        return Collections.unmodifiableCollection(anywhere);
    }

    public boolean has(Engine engine) {
        return anywhere.stream().anyMatch(force -> force.engine() == engine);
    }

    /** Whether an engine may be there that does not count among those seen. */
    public boolean hidesSome() {
        return builtIn || !seesAll() || !doubted.isEmpty();
    }

    /** Whether all pods and nodes were read. */
    public boolean seesAll() {
        return podsWhole && nodesWhole;
    }

    /** What is called like an engine and may be none, and where. */
    public SortedSet<String> doubted() {
        return Collections.unmodifiableSortedSet(doubted);
    }

    /** Engines of which some agent is not ready. */
    public SortedSet<String> unready() {
        return Collections.unmodifiableSortedSet(unready);
    }

    /** The ConfigMaps that agents of Cilium are set up by; where none was seen, those that some may be. */
    public List<Resource> ciliumMaps() {
        return ciliumNamespaces.isEmpty()
                ? maps.all().stream()
                        .filter(map -> keepers.keep(map.attributes().at("/metadata/namespace").asText()) != Answer.NO)
                        .toList()
                : ciliumNamespaces.stream().flatMap(namespace -> maps.in(namespace).stream()).toList();
    }

    /** Whether agents that read a map, and are told nothing else, encrypt. */
    public Answer encrypts(Resource ciliumMap) {
        return maps.alone(ciliumMap).encrypts();
    }

    /** Variables of the environment of Calico's agents, which come before what its resources say. */
    public SortedSet<String> calicoVariables() {
        return Collections.unmodifiableSortedSet(variables);
    }

    /** Whether those are all that there are. */
    public boolean knowsCalicoVariables() {
        return podsWhole && !hiddenVariables && doubted.stream().noneMatch(one -> one.startsWith("Calico"));
    }
}
