package io.secnumscan.network.analysis.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.kubernetes.engine.Agents;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * WireGuard of Calico, which is told for each family of addresses by itself. Its agents take a change at once, and carry on in
 * clear on nodes whose kernel has no WireGuard: those have no key.
 *
 * @see <a href="https://docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic">WireGuard of Calico</a>
 */
final class CalicoEncryption {
    static final String FELIX = "kubernetes.network.felix-configuration";
    /** The configuration that is about all nodes. */
    static final String ALL = "default";
    private static final Map<Family, String> SWITCHES =
            Map.of(Family.V4, "wireguardEnabled", Family.V6, "wireguardEnabledV6");
    /** Where agents write a node's key, in clusters that keep Calico's objects in Kubernetes itself. */
    private static final Map<Family, String> KEYS = Map.of(
            Family.V4, "projectcalico.org/WireguardPublicKey", Family.V6, "projectcalico.org/WireguardPublicKeyV6");

    private final List<Resource> settings = new ArrayList<>();
    private final List<Resource> nodes = new ArrayList<>();
    private final Set<Family> families;
    private final Agents agents;

    CalicoEncryption(SnapshotView snapshot, String target, Agents agents) {
        this.agents = agents;
        snapshot.resources(target, FELIX, settings::add);
        snapshot.resources(target, ClusterReader.NODES, nodes::add);
        families = families(snapshot, target, agents);
    }

    /** The families of addresses that pods have; both where not all pods were read. */
    private static Set<Family> families(SnapshotView snapshot, String target, Agents agents) {
        Set<Family> found = EnumSet.noneOf(Family.class);
        snapshot.resources(target, ClusterReader.PODS, Set.of("spec", "status")::contains, pod -> {
            if (!pod.attributes().at("/spec/hostNetwork").asBoolean(false)) {
                for (JsonNode one : pod.attributes().at("/status/podIPs")) {
                    found.add(one.path("ip").asText().contains(":") ? Family.V6 : Family.V4);
                }
            }
        });
        return found.isEmpty() || !agents.seesAll() ? EnumSet.allOf(Family.class) : found;
    }

    List<Resource> ofAllNodes() {
        return settings.stream().filter(one -> one.name().equals(ALL)).toList();
    }

    /** Whether agents are told to encrypt whatever pods send. */
    Answer told() {
        Answer all = Answer.YES;
        for (Family family : families) {
            all = all.and(told(SWITCHES.getOrDefault(family, "")));
        }
        return all;
    }

    /** What the agents' environment says comes first, and its values were not read; then what is said of a node. */
    private Answer told(String key) {
        Answer on = Answer.NO;
        boolean against = false;
        for (Resource one : settings) {
            JsonNode said = one.attributes().path("spec").path(key);
            if (one.name().equals(ALL)) {
                on = Answer.of(said.asBoolean(false));
            } else {
                against |= said.isBoolean() && !said.asBoolean();
            }
        }
        boolean inEnvironment = agents.calicoVariables().stream()
                .anyMatch(name -> name.equalsIgnoreCase("FELIX_" + key));
        return inEnvironment || !agents.knowsCalicoVariables() ? Answer.UNKNOWN : against ? Answer.NO : on;
    }

    /** Whether each node that was seen shows a key for each family. */
    boolean hasKeys() {
        return nodes.stream().allMatch(node -> families.stream().allMatch(family -> !node.attributes()
                .path("metadata").path("annotations").path(KEYS.getOrDefault(family, "")).asText("").isEmpty()));
    }
}
