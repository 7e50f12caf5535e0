package io.secnumscan.k8s.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;

/** Kinds that make the cluster up. */
public final class ClusterKinds {
    private ClusterKinds() {}

    public static List<KubeKind> kinds() {
        return List.of(
                KubeKind.clusterWide("kubernetes.core.node", "Node", new ResourcePath("", "v1", "nodes")),
                KubeKind.clusterWide(
                        "kubernetes.core.namespace",
                        "Namespace",
                        new ResourcePath("", "v1", "namespaces")).inEveryCluster(),
                KubeKind.clusterWide(
                        "kubernetes.apiextensions.crd",
                        "CustomResourceDefinition",
                        new ResourcePath("apiextensions.k8s.io", "v1", "customresourcedefinitions"))
                        .without(ClusterKinds::schemas));
    }

    /** The schemas of custom resources are most of the bytes of this list, and say nothing of how the cluster is set up. */
    private static void schemas(ObjectNode definition) {
        for (JsonNode version : definition.path("spec").path("versions")) {
            if (version instanceof ObjectNode object) {
                object.remove(List.of("schema", "additionalPrinterColumns"));
            }
        }
    }
}
