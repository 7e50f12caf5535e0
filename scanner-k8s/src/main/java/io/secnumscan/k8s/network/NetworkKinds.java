package io.secnumscan.k8s.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.Form;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;

/** Services, what is behind and before them, and network policies. Kinds that come with a network plug-in are absent where it is not installed. */
public final class NetworkKinds {
    private NetworkKinds() {}

    public static List<KubeKind> kinds() {
        return List.of(
                KubeKind.namespaced("kubernetes.core.service", "Service", new ResourcePath("", "v1", "services"))
                        .of(Form.spec()),
                KubeKind.namespaced(
                        "kubernetes.discovery.endpoint-slice",
                        "EndpointSlice",
                        new ResourcePath("discovery.k8s.io", "v1", "endpointslices")).inEveryCluster()
                        .of(Form.objects("/endpoints")),
                KubeKind.namespaced(
                        "kubernetes.network.ingress",
                        "Ingress",
                        new ResourcePath("networking.k8s.io", "v1", "ingresses"))
                        .of(Form.spec().and(Form.objects("/spec/rules")).and(Form.objects("/spec/tls"))),
                KubeKind.clusterWide(
                        "kubernetes.network.ingress-class",
                        "IngressClass",
                        new ResourcePath("networking.k8s.io", "v1", "ingressclasses")),
                KubeKind.namespaced(
                        "kubernetes.network.network-policy",
                        "NetworkPolicy",
                        new ResourcePath("networking.k8s.io", "v1", "networkpolicies")).of(Form.spec()),
                KubeKind.clusterWide(
                        "kubernetes.network.admin-network-policy",
                        "AdminNetworkPolicy",
                        new ResourcePath("policy.networking.k8s.io", "v1alpha1", "adminnetworkpolicies")),
                KubeKind.clusterWide(
                        "kubernetes.network.baseline-admin-network-policy",
                        "BaselineAdminNetworkPolicy",
                        new ResourcePath("policy.networking.k8s.io", "v1alpha1", "baselineadminnetworkpolicies")),
                KubeKind.clusterWide(
                        "kubernetes.network.cluster-network-policy",
                        "ClusterNetworkPolicy",
                        new ResourcePath("policy.networking.k8s.io", "v1alpha2", "clusternetworkpolicies")),
                KubeKind.namespaced(
                        "kubernetes.network.cilium-network-policy",
                        "CiliumNetworkPolicy",
                        new ResourcePath("cilium.io", "v2", "ciliumnetworkpolicies")),
                KubeKind.clusterWide(
                        "kubernetes.network.cilium-clusterwide-network-policy",
                        "CiliumClusterwideNetworkPolicy",
                        new ResourcePath("cilium.io", "v2", "ciliumclusterwidenetworkpolicies")),
                KubeKind.namespaced(
                        "kubernetes.network.cilium-node-config",
                        "CiliumNodeConfig",
                        new ResourcePath("cilium.io", "v2", "ciliumnodeconfigs"),
                        new ResourcePath("cilium.io", "v2alpha1", "ciliumnodeconfigs"))
                        .of(Form.spec()).without(NetworkKinds::namesOfDefaults),
                KubeKind.namespaced(
                        "kubernetes.network.calico-network-policy",
                        "NetworkPolicy",
                        new ResourcePath("projectcalico.org", "v3", "networkpolicies"),
                        new ResourcePath("crd.projectcalico.org", "v1", "networkpolicies")),
                KubeKind.clusterWide(
                        "kubernetes.network.calico-global-network-policy",
                        "GlobalNetworkPolicy",
                        new ResourcePath("projectcalico.org", "v3", "globalnetworkpolicies"),
                        new ResourcePath("crd.projectcalico.org", "v1", "globalnetworkpolicies")),
                KubeKind.clusterWide(
                        "kubernetes.network.felix-configuration",
                        "FelixConfiguration",
                        new ResourcePath("projectcalico.org", "v3", "felixconfigurations"),
                        new ResourcePath("crd.projectcalico.org", "v1", "felixconfigurations")),
                KubeKind.namespaced(
                        "kubernetes.network.multi-network-policy",
                        "MultiNetworkPolicy",
                        new ResourcePath("k8s.cni.cncf.io", "v1beta2", "multi-networkpolicies"),
                        new ResourcePath("k8s.cni.cncf.io", "v1beta1", "multi-networkpolicies")),
                KubeKind.namespaced(
                        "kubernetes.network.peer-authentication",
                        "PeerAuthentication",
                        new ResourcePath("security.istio.io", "v1", "peerauthentications"),
                        new ResourcePath("security.istio.io", "v1beta1", "peerauthentications")));
    }

    /** Of the options that nodes are given, which these are: their values may be anything. */
    private static void namesOfDefaults(ObjectNode config) {
        ArrayNode names = config.putArray("names");
        if (config.path("spec") instanceof ObjectNode spec) {
            spec.path("defaults").fieldNames().forEachRemaining(names::add);
            spec.retain("nodeSelector");
        }
    }
}
