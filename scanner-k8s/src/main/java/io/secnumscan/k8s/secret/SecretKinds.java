package io.secnumscan.k8s.secret;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;
import java.util.Set;

/** Secrets, of which the values never leave the API server, and ConfigMaps, of which they are measured. */
public final class SecretKinds {
    private SecretKinds() {}

    /** Switches that rules judge. Other values are measured, and a measured switch no longer says which way it stands. */
    private static final List<String> SWITCHES = List.of("allow-snippet-annotations");

    /** As controllers written in Go read them: strconv.ParseBool. */
    private static final Set<String> ON = Set.of("1", "t", "T", "true", "TRUE", "True");

    private static final Set<String> OFF = Set.of("0", "f", "F", "false", "FALSE", "False");

    /** Only what is known to be measured, or to hold no value, is kept. */
    private static void unknown(ObjectNode configMap) {
        configMap.retain("kind", "apiVersion", "metadata", "data", "binaryData", "immutable");
        ObjectNode switches = configMap.objectNode();
        for (String name : SWITCHES) {
            String value = configMap.path("data").path(name).asText("");
            if (ON.contains(value) || OFF.contains(value)) {
                switches.put(name, ON.contains(value));
            }
        }
        if (!switches.isEmpty()) {
            configMap.set("switches", switches);
        }
    }

    public static List<KubeKind> kinds() {
        return List.of(
                KubeKind.namespaced(
                        "kubernetes.core.secret",
                        "Secret",
                        new ResourcePath("", "v1", "secrets")).asMetadata(),
                KubeKind.namespaced(
                        "kubernetes.core.config-map",
                        "ConfigMap",
                        new ResourcePath("", "v1", "configmaps")).inEveryCluster().without(SecretKinds::unknown));
    }
}
