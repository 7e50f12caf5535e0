package io.secnumscan.k8s.analysis.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.Read;
import org.junit.jupiter.api.Test;

class BindingAnalysisTest {
    private static final String NAME = "system:controller:node-controller";
    private static final String ITS_OWN =
            "{'kind':'ServiceAccount','namespace':'kube-system','name':'node-controller'}";
    private static final String GHOST = "{'kind':'ServiceAccount','namespace':'shop','name':'ghost'}";

    private static JsonNode row(String labels, String role, String subjects) {
        Read read = Read.cluster().with("kubernetes.rbac.cluster-role-binding", "ClusterRoleBinding",
                "{'metadata':{'name':'" + NAME + "','labels':{" + labels + "}},'roleRef':{'kind':'ClusterRole','name':'"
                        + role + "'},'subjects':[" + subjects + "]}");
        return read.derive(new BindingAnalysis()).rows().getFirst().attributes();
    }

    private static JsonNode stock(String subjects) {
        return row("'kubernetes.io/bootstrapping':'rbac-defaults'", NAME, subjects);
    }

    @Test
    void anAccountThatDoesNotExistIsNotFound() {
        assertFalse(stock(ITS_OWN).at("/subjects/0/found").asBoolean(true));
    }

    @Test
    void theApiServersOwnBindingIsKnown() {
        assertTrue(stock(ITS_OWN).path("binding_bootstrap").asBoolean());
    }

    @Test
    void whoWasAddedToItIsNotOneOfItsOwn() {
        JsonNode row = stock(ITS_OWN + "," + GHOST);

        assertEquals(
                "false true false",
                row.path("binding_bootstrap") + " " + row.at("/subjects/0/bootstrap") + " "
                        + row.at("/subjects/1/bootstrap"));
    }

    @Test
    void withoutTheLabelItIsAnybodys() {
        assertFalse(row("", NAME, ITS_OWN).at("/subjects/0/bootstrap").asBoolean(true));
    }

    @Test
    void leadingToAnotherRoleItIsAnybodys() {
        assertFalse(row("'kubernetes.io/bootstrapping':'rbac-defaults'", "cluster-admin", ITS_OWN)
                .at("/subjects/0/bootstrap").asBoolean(true));
    }
}
