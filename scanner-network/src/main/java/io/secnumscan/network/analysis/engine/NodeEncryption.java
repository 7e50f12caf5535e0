package io.secnumscan.network.analysis.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.analysis.NetworkCoverage;
import io.secnumscan.network.flow.Zones;
import io.secnumscan.network.kubernetes.engine.Agents;
import io.secnumscan.network.kubernetes.engine.Engine;
import io.secnumscan.network.kubernetes.engine.Force;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/node-encryption}: each setting that may encrypt what pods on two nodes send each other: Cilium's
 * WireGuard and IPsec, Calico's WireGuard, and where a mesh of Istio asks both ends for their certificates. Whether settings of
 * a program encrypt that was not seen running is not known, unless they say that it does not. A cluster that has none of these
 * has one row which says that nothing is known.
 *
 * @see <a href="https://docs.cilium.io/en/stable/security/network/encryption/">Transparent encryption of Cilium</a>
 * @see <a href="https://docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic">WireGuard of Calico</a>
 * @see <a href="https://istio.io/latest/docs/reference/config/security/peer_authentication/">PeerAuthentication</a>
 */
public final class NodeEncryption implements Analysis {
    static final String TYPE = "analysis/node-encryption";
    private static final String PEERS = "kubernetes.network.peer-authentication";
    /** The namespace of Istio's own control plane, whose policy holds in all others. */
    private static final String MESH = "istio-system";

    private final Map<String, JsonNode> declared;

    /** @param declared values of the perimeter's parameters */
    public NodeEncryption(Map<String, JsonNode> declared) {
        this.declared = Map.copyOf(declared);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return new LinkedHashSet<>(List.of(
                CalicoEncryption.FELIX, PEERS, Agents.CONFIG_MAPS, Agents.NODE_CONFIGS, ClusterReader.PODS,
                ClusterReader.NODES, ClusterReader.NAMESPACES));
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        Agents agents = Agents.read(snapshot, target, Zones.of(snapshot, declared).keepers(target));
        List<String> nodes = new ArrayList<>();
        snapshot.resources(target, ClusterReader.NODES, node -> nodes.add(node.name()));
        Rows rows = new Rows(target, resources);
        boolean runsSo = agents.anywhere().stream()
                .allMatch(force -> force.engine() != Engine.CILIUM || force.cilium().runsSo());
        agents.ciliumMaps().forEach(map -> rows.add(
                map, Engine.CILIUM.title(), true,
                everywhere(nodes, agents, Engine.CILIUM, told(map, agents)), runsSo));
        CalicoEncryption calico = new CalicoEncryption(snapshot, target, agents);
        calico.ofAllNodes().forEach(one -> rows.add(
                one, Engine.CALICO.title(), true, everywhere(nodes, agents, Engine.CALICO, calico.told()),
                calico.hasKeys()));
        snapshot.resources(target, PEERS, peer -> rows.add(peer, "Istio",
                rows.namespace(peer).equals(MESH) && peer.attributes().at("/spec/selector").isMissingNode(),
                Answer.of(isStrict(peer.attributes().path("spec"))), false));
        if (rows.count == 0) {
            rows.nothing();
        }
        coverage.accept(NetworkCoverage.of(
                snapshot, target, List.of(CalicoEncryption.FELIX, PEERS, Agents.CONFIG_MAPS), TYPE, rows.count));
    }

    /** What a map says counts where no agent was seen; those that were know it for themselves. */
    private static Answer told(Resource map, Agents agents) {
        if (agents.has(Engine.CILIUM)) {
            return Answer.YES;
        }
        return agents.seesAll() ? agents.encrypts(map) : agents.encrypts(map).or(Answer.UNKNOWN);
    }

    /**
     * Whether an engine encrypts on every node: one node that does not sends in clear, and is sent to in clear.
     *
     * @param told whether its settings say so; of Cilium each agent knows for itself
     */
    private static Answer everywhere(List<String> nodes, Agents agents, Engine engine, Answer told) {
        Answer all = nodes.isEmpty() || agents.hidesSome() ? told.and(Answer.UNKNOWN) : told;
        for (String node : nodes) {
            boolean runs = false;
            for (Force force : agents.on(node)) {
                if (force.engine() == engine) {
                    runs |= force.ready() == Answer.YES;
                    all = all.and(engine == Engine.CILIUM ? force.cilium().encrypts() : told);
                }
            }
            all = runs ? all : all.and(Answer.UNKNOWN);
        }
        return all;
    }

    private static boolean isStrict(JsonNode spec) {
        boolean whole = true;
        for (JsonNode port : spec.path("portLevelMtls")) {
            whole &= port.path("mode").asText("").equals("STRICT");
        }
        return whole && spec.path("mtls").path("mode").asText("").equals("STRICT");
    }

    /** Writes the rows. */
    private static final class Rows {
        private final String target;
        private final Consumer<Resource> resources;
        private long count;

        Rows(String target, Consumer<Resource> resources) {
            this.target = target;
            this.resources = resources;
        }

        String namespace(Resource of) {
            return of.attributes().path("metadata").path("namespace").asText("");
        }

        void add(Resource setting, String by, boolean cluster, Answer encrypts, boolean shown) {
            ObjectNode row = row(setting.id(), by, namespace(setting), setting.name(), cluster);
            if (encrypts != Answer.UNKNOWN) {
                row.put("encrypts", encrypts == Answer.YES);
            }
            row.put("shown", encrypts == Answer.YES && shown);
            accept(row, setting.id(), Optional.of(setting));
        }

        void nothing() {
            ObjectNode row = row(target, "", "", target, true);
            accept(row, target, Optional.empty());
        }

        private static ObjectNode row(String setting, String by, String namespace, String name, boolean cluster) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("setting", setting)
                    .put("by", by)
                    .put("namespace", namespace)
                    .put("name", name)
                    .put("cluster", cluster);
        }

        private void accept(ObjectNode row, String id, Optional<Resource> from) {
            String namespace = row.path("namespace").asText();
            resources.accept(EngineRows.of(
                    target, TYPE, namespace, id, row.path("name").asText(), row, from));
            count++;
        }
    }
}
