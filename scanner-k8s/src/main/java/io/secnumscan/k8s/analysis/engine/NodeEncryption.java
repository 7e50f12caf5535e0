package io.secnumscan.k8s.analysis.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.k8s.analysis.Derived;
import io.secnumscan.k8s.analysis.InputCoverage;
import io.secnumscan.k8s.analysis.Match;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/node-encryption}: each setting that may encrypt what pods on two nodes send each other: Cilium's
 * WireGuard and IPsec, Calico's WireGuard, and where a mesh of Istio asks both ends for their certificates. A cluster that has
 * none of these has one row which says that nothing is known.
 *
 * @see <a href="https://docs.cilium.io/en/stable/security/network/encryption/">Transparent encryption of Cilium</a>
 * @see <a href="https://docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic">WireGuard of Calico</a>
 * @see <a href="https://istio.io/latest/docs/reference/config/security/peer_authentication/">PeerAuthentication</a>
 */
public final class NodeEncryption implements Analysis {
    public static final String TYPE = "analysis/node-encryption";
    private static final String FELIX = "kubernetes.network.felix-configuration";
    private static final String PEERS = "kubernetes.network.peer-authentication";
    /** The namespace of Istio's own control plane, whose policy holds in all others. */
    private static final String MESH = "istio-system";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return new LinkedHashSet<>(List.of(FELIX, PEERS, Agents.CONFIG_MAPS, Agents.PODS));
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        Agents agents = Agents.read(snapshot, target);
        Rows rows = new Rows(target, resources);
        Match cilium = agents.isOn("enable-wireguard").or(agents.isOn("enable-ipsec"));
        agents.ciliumMaps().forEach(map -> rows.add(map, Program.CILIUM, true, cilium));
        snapshot.resources(target, FELIX, felix -> {
            if (felix.name().equals("default")) {
                rows.add(felix, Program.CALICO, true, calico(felix.attributes().path("spec"), agents));
            }
        });
        snapshot.resources(target, PEERS, peer -> rows.add(peer, "Istio",
                rows.namespace(peer).equals(MESH) && peer.attributes().at("/spec/selector").isMissingNode(),
                Match.of(isStrict(peer.attributes().path("spec")))));
        if (rows.counts.isEmpty()) {
            rows.nothing();
        }
        InputCoverage.of(snapshot, target, List.of(FELIX, PEERS, Agents.CONFIG_MAPS))
                .output(TYPE, rows.counts)
                .forEach(coverage);
    }

    /** What the agents' environment says comes first, and its values were not read. */
    private static Match calico(JsonNode spec, Agents agents) {
        boolean told = agents.calicoIsTold("FELIX_WIREGUARDENABLED") || agents.calicoIsTold("FELIX_WIREGUARDENABLEDV6");
        boolean on = spec.path("wireguardEnabled").asBoolean(false) || spec.path("wireguardEnabledV6").asBoolean(false);
        return told ? Match.UNKNOWN : Match.of(on);
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
        private final SortedMap<String, Long> counts = new TreeMap<>();

        Rows(String target, Consumer<Resource> resources) {
            this.target = target;
            this.resources = resources;
        }

        String namespace(Resource of) {
            return of.attributes().path("metadata").path("namespace").asText("");
        }

        void add(Resource setting, String by, boolean cluster, Match encrypts) {
            ObjectNode row = row(setting.id(), by, namespace(setting), setting.name(), cluster);
            if (encrypts != Match.UNKNOWN) {
                row.put("encrypts", encrypts == Match.YES);
            }
            Derived.from(row, List.of(Derived.Source.of(setting)));
            accept(row, setting.id());
        }

        void nothing() {
            ObjectNode row = row(target, "", "", target, true);
            Derived.from(row, List.of());
            accept(row, target);
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

        private void accept(ObjectNode row, String id) {
            String namespace = row.path("namespace").asText();
            resources.accept(Derived.resource(target, TYPE, namespace, id, row.path("name").asText(), row));
            counts.merge(namespace, 1L, Long::sum);
        }
    }
}
