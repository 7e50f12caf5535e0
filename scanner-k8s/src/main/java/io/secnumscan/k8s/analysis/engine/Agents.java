package io.secnumscan.k8s.analysis.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.k8s.analysis.InputCoverage;
import io.secnumscan.k8s.analysis.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Programs that connect pods, where they run, and how Cilium among them is set up. */
final class Agents {
    static final String PODS = "kubernetes.core.pod";
    static final String CONFIG_MAPS = "kubernetes.core.config-map";
    private static final Comparator<Program> BY_NAME =
            Comparator.comparing(Program::name).thenComparing(Program::knowsPolicies);

    private final Map<String, SortedSet<Program>> byNode = new TreeMap<>();
    private final SortedSet<Program> anywhere = new TreeSet<>(BY_NAME);
    private final List<String> ciliumArguments = new ArrayList<>();
    private final Set<String> calicoVariables = new HashSet<>();
    private final List<Resource> ciliumMaps = new ArrayList<>();
    private final boolean podsWhole;
    private final boolean mapsWhole;

    private Agents(SnapshotView snapshot, String target) {
        snapshot.resources(target, PODS, pod -> see(pod.attributes()));
        snapshot.resources(target, CONFIG_MAPS, map -> {
            if (map.name().equals("cilium-config")) {
                ciliumMaps.add(map);
            }
        });
        this.podsWhole = InputCoverage.of(snapshot, target, List.of(PODS)).gap().isEmpty();
        this.mapsWhole = InputCoverage.of(snapshot, target, List.of(CONFIG_MAPS)).gap().isEmpty();
    }

    static Agents read(SnapshotView snapshot, String target) {
        return new Agents(snapshot, target);
    }

    private void see(JsonNode pod) {
        if (!pod.at("/status/phase").asText("").equals("Running")) {
            return;
        }
        for (JsonNode container : pod.path("spec").path("containers")) {
            Optional<Program> program = Program.of(container);
            program.ifPresent(one -> {
                byNode.computeIfAbsent(pod.at("/spec/nodeName").asText(""), node -> new TreeSet<>(BY_NAME)).add(one);
                anywhere.add(one);
            });
            String name = program.map(Program::name).orElse("");
            if (name.equals(Program.CILIUM)) {
                ciliumArguments.addAll(Program.arguments(container));
            } else if (name.equals(Program.CALICO)) {
                container.path("env").forEach(variable -> calicoVariables.add(variable.path("name").asText("")));
            }
        }
    }

    SortedSet<Program> on(String node) {
        return byNode.getOrDefault(node, new TreeSet<>(BY_NAME));
    }

    SortedSet<Program> anywhere() {
        return anywhere;
    }

    boolean podsWhole() {
        return podsWhole;
    }

    List<Resource> ciliumMaps() {
        return List.copyOf(ciliumMaps);
    }

    /** Whether Calico's agents take a setting from their environment, which comes before what its resources say. */
    boolean calicoIsTold(String variable) {
        return calicoVariables.contains(variable);
    }

    /**
     * Whether policies hold where Cilium runs: not with {@code never}, nor where they are audited alone.
     *
     * @see <a href="https://docs.cilium.io/en/stable/security/network/policyenforcement/">Policy enforcement modes</a>
     */
    Match ciliumEnforces() {
        if (ciliumArguments.contains("--enable-policy=never") || isOn("policy-audit-mode") == Match.YES) {
            return Match.NO;
        }
        Match enforced = mapsWhole ? Match.YES : Match.UNKNOWN;
        for (Resource map : ciliumMaps) {
            String mode = map.attributes().path("choices").path("enable-policy").asText("");
            boolean unclear = mode.isEmpty() && map.attributes().path("data").has("enable-policy");
            enforced = mode.equals("never") ? Match.NO : unclear ? Match.UNKNOWN : Match.YES;
        }
        return enforced.and(isOn("policy-audit-mode").not());
    }

    /** A switch of Cilium, by an argument of its agents or in its ConfigMap; what neither says is off. */
    Match isOn(String key) {
        if (ciliumArguments.contains("--" + key) || ciliumArguments.contains("--" + key + "=true")) {
            return Match.YES;
        }
        Match found = mapsWhole ? Match.NO : Match.UNKNOWN;
        for (Resource map : ciliumMaps) {
            JsonNode on = map.attributes().path("switches").path(key);
            boolean unclear = !on.isBoolean() && map.attributes().path("data").has(key);
            found = unclear ? Match.UNKNOWN : Match.of(on.asBoolean(false));
        }
        return found;
    }
}
