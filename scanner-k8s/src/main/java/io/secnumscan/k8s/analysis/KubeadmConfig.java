package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What kubeadm was told: extra arguments of each component, a map before v1beta4 and a list since
 * (kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4). Declared, not seen running.
 */
final class KubeadmConfig {
    private static final Map<String, String> SECTIONS = Map.of(
            "apiServer", "kube-apiserver", "controllerManager", "kube-controller-manager", "scheduler",
            "kube-scheduler");

    private KubeadmConfig() {}

    /** Component to its extra arguments; empty for a ConfigMap that holds no ClusterConfiguration. */
    static SortedMap<String, Flags> read(JsonNode configMap) {
        SortedMap<String, Flags> components = new TreeMap<>();
        String text = configMap.at("/data/ClusterConfiguration").asText("");
        Problems problems = new Problems();
        Optional<YamlNode> root = text.isEmpty() ? Optional.empty() : YamlFile.parse("kubeadm-config", text, problems);
        if (root.isPresent() && root.get() instanceof YamlMap map) {
            MapReader cluster = MapReader.of(map, problems);
            new TreeMap<>(SECTIONS).forEach((section, component) -> component(cluster.node(section), problems)
                    .ifPresent(flags -> components.put(component, flags)));
            cluster.node("etcd")
                    .filter(YamlMap.class::isInstance)
                    .flatMap(etcd -> ((YamlMap) etcd).get("local"))
                    .flatMap(local -> component(Optional.of(local), problems))
                    .ifPresent(flags -> components.put("etcd", flags));
        }
        return components;
    }

    private static Optional<Flags> component(Optional<YamlNode> section, Problems problems) {
        if (section.isEmpty() || !(section.get() instanceof YamlMap map)) {
            return Optional.empty();
        }
        List<String> argv = new ArrayList<>();
        Optional<YamlNode> extra = map.get("extraArgs");
        if (extra.isPresent() && extra.get() instanceof YamlMap pairs) {
            pairs.entries().forEach((name, entry) -> argument(name, Optional.of(entry.value()), argv));
        } else {
            MapReader reader = MapReader.of(map, problems);
            for (YamlNode item : reader.list("extraArgs")) {
                MapReader pair = MapReader.of(item, "an argument", problems);
                argument(pair.optionalText("name").orElse(""), pair.node("value"), argv);
            }
        }
        return Optional.of(Flags.parse(argv, Set.of(), Optional.empty()));
    }

    private static void argument(String name, Optional<YamlNode> value, List<String> argv) {
        if (!name.isEmpty() && value.isPresent() && value.get() instanceof YamlScalar scalar) {
            argv.add("--" + name + "=" + scalar.text());
        }
    }
}
