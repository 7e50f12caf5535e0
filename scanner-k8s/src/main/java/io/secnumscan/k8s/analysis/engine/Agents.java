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

    /** What says the same as an option: how is not read. */
    private static final Map<String, String> VARIABLES = Map.of(
            "CILIUM_ENABLE_POLICY", "--enable-policy", "CILIUM_POLICY_AUDIT_MODE", "--policy-audit-mode=");

    private static final List<String> UNCLEAR = List.of("enable-policy", "enable-k8s-networkpolicy");

    private final Map<String, SortedSet<Program>> byNode = new TreeMap<>();
    private final SortedSet<Program> anywhere = new TreeSet<>(BY_NAME);
    private final List<String> ciliumArguments = new ArrayList<>();
    private final Set<String> calicoVariables = new HashSet<>();
    private final List<Resource> ciliumMaps = new ArrayList<>();
    private final Set<String> ciliumNamespaces = new HashSet<>();
    private final boolean podsWhole;
    private final boolean mapsWhole;
    /** Whether something looks like one of these and may be none: not on the host's network, as all are, or not ready. */
    private boolean doubtful;

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
            boolean sure = pod.at("/spec/hostNetwork").asBoolean(false) && !isUnready(pod, container);
            doubtful |= program.isPresent() && !sure;
            program.filter(one -> sure).ifPresent(one -> {
                byNode.computeIfAbsent(pod.at("/spec/nodeName").asText(""), node -> new TreeSet<>(BY_NAME)).add(one);
                anywhere.add(one);
            });
            String name = program.map(Program::name).orElse("");
            if (name.equals(Program.CILIUM)) {
                ciliumArguments.addAll(Program.arguments(container));
                ciliumNamespaces.add(pod.at("/metadata/namespace").asText(""));
                container.path("env").forEach(variable -> Optional
                        .ofNullable(VARIABLES.get(variable.path("name").asText(""))).ifPresent(ciliumArguments::add));
            } else if (name.equals(Program.CALICO)) {
                container.path("env").forEach(variable -> calicoVariables.add(variable.path("name").asText("")));
            }
        }
    }

    private static boolean isUnready(JsonNode pod, JsonNode container) {
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            if (status.path("name").equals(container.path("name"))) {
                return !status.path("ready").asBoolean(false);
            }
        }
        return false;
    }

    SortedSet<Program> on(String node) {
        return byNode.getOrDefault(node, new TreeSet<>(BY_NAME));
    }

    SortedSet<Program> anywhere() {
        return anywhere;
    }

    /** Whether all that connects pods was seen, and nothing that only may be one of them. */
    boolean podsWhole() {
        return podsWhole && !doubtful;
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
        Match enforced = mapsWhole ? Match.YES : Match.UNKNOWN;
        for (Resource map : settings()) {
            enforced = enforced.and(enforces(map.attributes()));
        }
        for (String argument : ciliumArguments) {
            enforced = switch (argument) {
                case "--enable-policy=never" -> Match.NO;
                case "--enable-policy=default", "--enable-policy=always" -> enforced;
                default -> UNCLEAR.stream().anyMatch(argument::contains) ? Match.UNKNOWN : enforced;
            };
        }
        return enforced.and(isOn("policy-audit-mode").not());
    }

    private static Match enforces(JsonNode map) {
        JsonNode keys = map.path("data");
        String mode = map.path("choices").path("enable-policy").asText("");
        boolean policies = !keys.has("enable-k8s-networkpolicy")
                || map.path("switches").path("enable-k8s-networkpolicy").asBoolean(false);
        return mode.equals("never") ? Match.NO
                : mode.isEmpty() && keys.has("enable-policy") || !policies ? Match.UNKNOWN
                : Match.YES;
    }

    /** Agents read the map of their own namespace; one of that name elsewhere is anybody's. */
    private List<Resource> settings() {
        return ciliumMaps.stream()
                .filter(map -> ciliumNamespaces.isEmpty()
                        || ciliumNamespaces.contains(map.attributes().at("/metadata/namespace").asText("")))
                .toList();
    }

    /** A switch of Cilium, by an argument of its agents or in its ConfigMap; what neither says is off. */
    Match isOn(String key) {
        for (String argument : ciliumArguments) {
            if (argument.contains("--" + key)) {
                String value = argument.substring(argument.indexOf("--" + key) + 2 + key.length());
                return value.isEmpty() || value.equals("=true") ? Match.YES
                        : value.equals("=false") ? Match.NO
                        : Match.UNKNOWN;
            }
        }
        Match found = mapsWhole ? Match.NO : Match.UNKNOWN;
        for (Resource map : settings()) {
            JsonNode on = map.attributes().path("switches").path(key);
            boolean unclear = !on.isBoolean() && map.attributes().path("data").has(key);
            found = unclear ? Match.UNKNOWN : Match.of(on.asBoolean(false));
        }
        return found;
    }
}
