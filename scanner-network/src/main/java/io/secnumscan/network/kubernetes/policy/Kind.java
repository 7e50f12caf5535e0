package io.secnumscan.network.kubernetes.policy;

/** Kinds of policies. A cluster may have several, and who enforces one need not enforce another. */
public enum Kind {
    KUBERNETES("kubernetes.network.network-policy", "NetworkPolicy"),
    ADMIN("kubernetes.network.admin-network-policy", "AdminNetworkPolicy"),
    BASELINE("kubernetes.network.baseline-admin-network-policy", "BaselineAdminNetworkPolicy"),
    CLUSTER("kubernetes.network.cluster-network-policy", "ClusterNetworkPolicy"),
    CILIUM("kubernetes.network.cilium-network-policy", "CiliumNetworkPolicy"),
    CILIUM_CLUSTERWIDE("kubernetes.network.cilium-clusterwide-network-policy", "CiliumClusterwideNetworkPolicy"),
    CALICO("kubernetes.network.calico-network-policy", "NetworkPolicy (Calico)"),
    CALICO_GLOBAL("kubernetes.network.calico-global-network-policy", "GlobalNetworkPolicy (Calico)");

    private final String type;
    private final String title;

    Kind(String type, String title) {
        this.type = type;
        this.title = title;
    }

    /** The type of its resources in snapshots. */
    public String type() {
        return type;
    }

    /** As people know it. */
    public String title() {
        return title;
    }
}
