package io.secnumscan.k8s.secret;

import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;

/** Secrets, of which the values never leave the API server, and ConfigMaps, of which they are measured. */
public final class SecretKinds {
    private SecretKinds() {}

    public static List<KubeKind> kinds() {
        return List.of(
                KubeKind.namespaced(
                        "kubernetes.core.secret",
                        "Secret",
                        new ResourcePath("", "v1", "secrets")).asMetadata(),
                KubeKind.namespaced(
                        "kubernetes.core.config-map",
                        "ConfigMap",
                        new ResourcePath("", "v1", "configmaps")).inEveryCluster());
    }
}
