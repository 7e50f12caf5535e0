package io.secnumscan.k8s.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleManifestTest {
    private static final ResourcePath PODS = new ResourcePath("", "v1", "pods");
    private static final ResourcePath NODES = new ResourcePath("", "v1", "nodes");
    private static final ResourcePath ROLES = new ResourcePath("rbac.authorization.k8s.io", "v1", "roles");

    @Test
    void whatIsMissingIsGivenByOneClusterRole() {
        assertEquals(List.of(
                "apiVersion: rbac.authorization.k8s.io/v1",
                "kind: ClusterRole",
                "metadata: {name: secnumscan-missing}",
                "rules:",
                "  - apiGroups: [\"\"]",
                "    resources: [\"nodes\", \"pods\"]",
                "    verbs: [\"list\"]",
                "  - apiGroups: [\"rbac.authorization.k8s.io\"]",
                "    resources: [\"roles\"]",
                "    verbs: [\"list\"]"),
                RoleManifest
                        .of(List.of(PODS.missing("list", Optional.of("shop")), NODES.missing("list", Optional.empty()),
                                ROLES.missing("list", Optional.empty()))));
    }

    @Test
    void aRightOnTwoObjectsIsGivenOnNoOthers() {
        Text any = new ResourcePath("", "v1", "configmaps").missing("get", Optional.of("kube-system"));
        Text two = new Text(any.en() + ", name one, two", any.fr() + ", nom one, two");

        assertEquals(List.of(
                "  - apiGroups: [\"\"]",
                "    resources: [\"configmaps\"]",
                "    resourceNames: [\"one\", \"two\"]",
                "    verbs: [\"get\"]"),
                RoleManifest.of(List.of(two)).subList(4, 8));
    }

    @Test
    void whatIsNoRightOfTheClusterGivesNone() {
        assertEquals(List.of(), RoleManifest.of(List.of(new Text("any role", "un rôle quelconque"))));
    }
}
