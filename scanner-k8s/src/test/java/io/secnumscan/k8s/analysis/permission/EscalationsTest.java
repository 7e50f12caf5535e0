package io.secnumscan.k8s.analysis.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.k8s.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscalationsTest {
    private static String of(String rule) {
        return Escalations.of(PolicyRule.effective(Read.json("[" + rule + "]"), true)).toString();
    }

    @Test
    void theThreeVerbsAreFoundWhereTheyMeanSomething() {
        assertEquals(
                "[{\"verb\":\"bind\",\"resource\":\"clusterroles\",\"resource_names\":[\"view\"],\"by_wildcard\":false},"
                        + "{\"verb\":\"escalate\",\"resource\":\"clusterroles\",\"resource_names\":[\"view\"],\"by_wildcard\":false}]",
                of("{'verbs':['escalate','bind','get'],'apiGroups':['rbac.authorization.k8s.io'],"
                        + "'resources':['clusterroles','clusterrolebindings'],'resourceNames':['view']}"));
    }

    @Test
    void aStarHoldsThemToo() {
        assertEquals(
                "[{\"verb\":\"impersonate\",\"resource\":\"serviceaccounts\",\"resource_names\":[],\"by_wildcard\":true}]",
                of("{'verbs':['*'],'apiGroups':[''],'resources':['serviceaccounts','pods']}"));
    }

    @Test
    void whoeverMayTakeOnExtraFieldsMayEscalate() {
        assertEquals(
                "[{\"verb\":\"impersonate\",\"resource\":\"userextras/scopes\",\"resource_names\":[],\"by_wildcard\":false}]",
                of("{'verbs':['impersonate'],'apiGroups':['authentication.k8s.io'],'resources':['userextras/scopes']}"));
    }

    @Test
    void aSubresourceOfEverythingHoldsExtraFields() {
        assertEquals(
                "[{\"verb\":\"impersonate\",\"resource\":\"*/scopes\",\"resource_names\":[],\"by_wildcard\":false}]",
                of("{'verbs':['impersonate'],'apiGroups':['authentication.k8s.io'],'resources':['*/scopes']}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'verbs':['impersonate'],'apiGroups':[''],'resources':['*/scopes']}",
            "{'verbs':['impersonate'],'apiGroups':['authentication.k8s.io'],'resources':['userextras/*']}",
            "{'verbs':['escalate','bind'],'apiGroups':[''],'resources':['clusterroles']}",
            "{'verbs':['escalate'],'apiGroups':['rbac.authorization.k8s.io'],'resources':['rolebindings']}",
            "{'verbs':['impersonate'],'apiGroups':[''],'resources':['pods']}",
            "{'verbs':['impersonate'],'apiGroups':['apps'],'resources':['users']}",
            "{'verbs':['Escalate'],'apiGroups':['rbac.authorization.k8s.io'],'resources':['roles']}",
    })
    void underAnotherGroupOrResourceTheyMeanNothing(String rule) {
        assertEquals("[]", of(rule));
    }

    @Test
    void limitedImpersonationIsImpersonation() {
        assertEquals(
                "[{\"verb\":\"impersonate\",\"resource\":\"users\",\"resource_names\":[],\"by_wildcard\":false}]",
                of("{'verbs':['impersonate:user-info'],'apiGroups':['authentication.k8s.io'],'resources':['users']}"));
    }
}
