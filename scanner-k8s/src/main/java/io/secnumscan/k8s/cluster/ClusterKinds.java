package io.secnumscan.k8s.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.certificate.Pem;
import io.secnumscan.k8s.collect.Form;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;

/** Kinds that make the cluster up, and divide it among those who use it. */
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
                        .without(ClusterKinds::schemas),
                KubeKind.clusterWide(
                        "kubernetes.apiregistration.api-service",
                        "APIService",
                        new ResourcePath("apiregistration.k8s.io", "v1", "apiservices")).inEveryCluster()
                        .of(Form.objects("/status/conditions"))
                        .without(ClusterKinds::authority),
                KubeKind.namespaced(
                        "kubernetes.core.resource-quota",
                        "ResourceQuota",
                        new ResourcePath("", "v1", "resourcequotas")),
                KubeKind.namespaced(
                        "kubernetes.core.limit-range",
                        "LimitRange",
                        new ResourcePath("", "v1", "limitranges")),
                KubeKind.clusterWide(
                        "kubernetes.scheduling.priority-class",
                        "PriorityClass",
                        new ResourcePath("scheduling.k8s.io", "v1", "priorityclasses")).inEveryCluster(),
                KubeKind.namespaced(
                        "kubernetes.coordination.lease",
                        "Lease",
                        new ResourcePath("coordination.k8s.io", "v1", "leases")));
    }

    private static void authority(ObjectNode service) {
        if (service.path("spec") instanceof ObjectNode spec) {
            Pem.bundle(spec, "caBundle");
        }
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
