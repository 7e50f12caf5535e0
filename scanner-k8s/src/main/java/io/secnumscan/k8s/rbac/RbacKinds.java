package io.secnumscan.k8s.rbac;

import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.Form;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;

/** Roles, bindings and accounts. The API server makes some of each by itself, so an empty list of them is no answer. */
public final class RbacKinds {
    private RbacKinds() {}

    public static List<KubeKind> kinds() {
        return List.of(
                KubeKind.namespaced(
                        "kubernetes.rbac.role",
                        "Role",
                        new ResourcePath("rbac.authorization.k8s.io", "v1", "roles")).inEveryCluster().of(Form.role()),
                KubeKind.clusterWide(
                        "kubernetes.rbac.cluster-role",
                        "ClusterRole",
                        new ResourcePath("rbac.authorization.k8s.io", "v1", "clusterroles")).inEveryCluster()
                        .of(Form.role()),
                KubeKind.namespaced(
                        "kubernetes.rbac.role-binding",
                        "RoleBinding",
                        new ResourcePath("rbac.authorization.k8s.io", "v1", "rolebindings")).inEveryCluster()
                        .of(Form.binding()),
                KubeKind.clusterWide(
                        "kubernetes.rbac.cluster-role-binding",
                        "ClusterRoleBinding",
                        new ResourcePath("rbac.authorization.k8s.io", "v1", "clusterrolebindings")).inEveryCluster()
                        .of(Form.binding()),
                KubeKind.namespaced(
                        "kubernetes.core.service-account",
                        "ServiceAccount",
                        new ResourcePath("", "v1", "serviceaccounts")).inEveryCluster());
    }
}
