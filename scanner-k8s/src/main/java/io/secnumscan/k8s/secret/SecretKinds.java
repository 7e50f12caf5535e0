package io.secnumscan.k8s.secret;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;

/** Secrets, of which the values never leave the API server, and ConfigMaps, of which they are measured. */
public final class SecretKinds {
    private SecretKinds() {}

    /** Only what is known to be measured, or to hold no value, is kept. */
    private static void unknown(ObjectNode configMap) {
        configMap.retain("kind", "apiVersion", "metadata", "data", "binaryData", "immutable");
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
