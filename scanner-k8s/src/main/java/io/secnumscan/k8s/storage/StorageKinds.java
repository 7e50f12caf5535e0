package io.secnumscan.k8s.storage;

import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.Form;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;

/** Storage classes, volumes and the claims on them. */
public final class StorageKinds {
    private StorageKinds() {}

    public static List<KubeKind> kinds() {
        return List.of(
                KubeKind.clusterWide(
                        "kubernetes.storage.storage-class",
                        "StorageClass",
                        new ResourcePath("storage.k8s.io", "v1", "storageclasses")),
                KubeKind.clusterWide(
                        "kubernetes.core.persistent-volume",
                        "PersistentVolume",
                        new ResourcePath("", "v1", "persistentvolumes")).of(Form.spec()),
                KubeKind.namespaced(
                        "kubernetes.core.persistent-volume-claim",
                        "PersistentVolumeClaim",
                        new ResourcePath("", "v1", "persistentvolumeclaims")));
    }
}
