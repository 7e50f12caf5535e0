package io.secnumscan.k8s.analysis.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.k8s.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionAnalysisTest {
    private static final String BINDINGS = "kubernetes.rbac.role-binding";
    private static final String CLUSTER_BINDINGS = "kubernetes.rbac.cluster-role-binding";
    private static final String ROLES = "kubernetes.rbac.role";
    private static final String CLUSTER_ROLES = "kubernetes.rbac.cluster-role";
    private static final String EVERYTHING = "{'verbs':['*'],'apiGroups':['*'],'resources':['*']}";
    private static final String BOOTSTRAP = "'labels':{'kubernetes.io/bootstrapping':'rbac-defaults'}";

    private static Read.Derived derive(Read read) {
        return read.derive(new PermissionAnalysis());
    }

    private static Read clusterRole(Read read, String name, String metadata, String... rules) {
        return read.with(CLUSTER_ROLES, "ClusterRole",
                "{'metadata':{'name':'" + name + "'" + (metadata.isEmpty() ? "" : "," + metadata)
                        + "},'rules':[" + String.join(",", rules) + "]}");
    }

    private static Read clusterBinding(Read read, String name, String role, String... subjects) {
        return read.with(CLUSTER_BINDINGS, "ClusterRoleBinding",
                "{'metadata':{'name':'" + name + "'," + BOOTSTRAP + "},'roleRef':"
                        + "{'apiGroup':'rbac.authorization.k8s.io','kind':'ClusterRole','name':'" + role
                        + "'},'subjects':["
                        + String.join(",", subjects) + "]}");
    }

    private static Read binding(Read read, String name, String kind, String role, String... subjects) {
        return read.with(BINDINGS, "RoleBinding", "{'metadata':{'name':'" + name + "','namespace':'team'},'roleRef':"
                + "{'kind':'" + kind + "','name':'" + role + "'},'subjects':[" + String.join(",", subjects) + "]}");
    }

    private static String user(String name) {
        return "{'kind':'User','apiGroup':'rbac.authorization.k8s.io','name':'" + name + "'}";
    }

    private static String group(String name) {
        return "{'kind':'Group','apiGroup':'rbac.authorization.k8s.io','name':'" + name + "'}";
    }

    private static String account(String namespace, String name) {
        return "{'kind':'ServiceAccount','namespace':'" + namespace + "','name':'" + name + "'}";
    }

    private static JsonNode only(Read read) {
        List<Resource> rows = derive(read).rows();
        assertEquals(1, rows.size(), rows.toString());
        return rows.getFirst().attributes();
    }

    @Test
    void eachSubjectOfEachBindingIsARow() {
        Read read =
                clusterRole(Read.cluster(), "reader", "", "{'verbs':['get'],'apiGroups':[''],'resources':['pods']}");
        binding(read, "b", "ClusterRole", "reader", user("ann"), account("other", "bot"));
        clusterBinding(read, "c", "reader", group("staff"));

        assertEquals(
                List.of(
                        "RoleBinding/team/b/User//ann",
                        "RoleBinding/team/b/ServiceAccount/other/bot",
                        "ClusterRoleBinding//c/Group//staff"),
                derive(read).ids());
    }

    @Test
    void aSubjectThatIsNamedTwiceIsOneRow() {
        Read read = clusterBinding(Read.cluster(), "c", "gone", user("ann"), user("ann"));

        assertEquals(List.of("ClusterRoleBinding//c/User//ann"), derive(read).ids());
    }

    @Test
    void aBindingWithoutSubjectsGivesNothing() {
        Read read = Read.cluster()
                .with(CLUSTER_BINDINGS, "ClusterRoleBinding",
                        "{'metadata':{'name':'c'},'roleRef':{'kind':'ClusterRole','name':'x'}}");

        assertEquals(List.of(), derive(read).rows());
    }

    @Test
    void aServiceAccountIsTheUserOfThatNameAndTheOtherWayRound() {
        Read read = clusterBinding(Read.cluster(), "c", "gone", account("team", "bot"),
                user("system:serviceaccount:team:bot"));

        assertEquals(
                List.of("system:serviceaccount:team:bot", "system:serviceaccount:team:bot"),
                derive(read).rows().stream().map(row -> row.attributes().path("account").asText()).toList());
    }

    @Test
    void whoDoesNotLogInIsTold() {
        Read read = clusterBinding(
                Read.cluster(), "c", "gone", user("system:anonymous"), group("system:unauthenticated"),
                group("system:authenticated"), group("system:serviceaccounts"), account("team", "system:anonymous"));

        assertEquals(
                List.of("true false", "true false", "false true", "false true", "false false"),
                derive(read).rows().stream()
                        .map(row -> row.attributes().path("anonymous") + " " + row.attributes().path("everyone"))
                        .toList());
    }

    @Test
    void aRoleOfTheNamespaceIsLookedForThere() {
        Read read = Read.cluster()
                .with(ROLES, "Role", "{'metadata':{'name':'r','namespace':'other'},'rules':[" + EVERYTHING + "]}");
        binding(read, "b", "Role", "r", user("ann"));

        JsonNode row = only(read);

        assertEquals("Role/team/r", row.path("role").asText());
        assertFalse(row.path("role_found").asBoolean(true));
        assertFalse(row.path("all_powerful").asBoolean(true));
    }

    @Test
    void aClusterRoleInANamespaceIsBoundThereOnly() {
        Read read = clusterRole(Read.cluster(), "cluster-admin", BOOTSTRAP, EVERYTHING,
                "{'verbs':['*'],'nonResourceURLs':['*']}");
        binding(read, "b", "ClusterRole", "cluster-admin", user("ann"));

        Resource row = derive(read).rows().getFirst();

        assertEquals(Scope.of("namespace", "team"), row.scope());
        assertFalse(row.attributes().path("cluster_wide").asBoolean(true));
        assertTrue(row.attributes().path("all_powerful").asBoolean());
        assertEquals(1, row.attributes().path("rules").size());
    }

    @Test
    void everyVerbOneByOneIsEveryRight() {
        Read read = clusterRole(Read.cluster(), "r", "",
                "{'verbs':['get','list','watch'],'apiGroups':['*'],'resources':['*']}",
                "{'verbs':['create','update','patch','delete','deletecollection'],'apiGroups':['*'],'resources':['*']}");

        assertTrue(only(clusterBinding(read, "c", "r", user("ann"))).path("all_powerful").asBoolean());
    }

    @Test
    void everyRightOnNamedObjectsIsNotEveryRight() {
        Read read = clusterRole(Read.cluster(), "r", "",
                "{'verbs':['*'],'apiGroups':['*'],'resources':['*'],'resourceNames':['a']}");

        assertFalse(only(clusterBinding(read, "c", "r", user("ann"))).path("all_powerful").asBoolean(true));
    }

    @Test
    void wildcardsAreToldApart() {
        Read read = clusterRole(Read.cluster(), "r", "", "{'verbs':['get'],'apiGroups':['*'],'resources':['*/scale']}");

        JsonNode row = only(clusterBinding(read, "c", "r", user("ann")));

        assertFalse(row.path("wildcard_verbs").asBoolean(true));
        assertTrue(row.path("wildcard_resources").asBoolean());
        assertTrue(row.path("wildcard_groups").asBoolean());
    }

    @Test
    void anAggregateGrantsWhatItSelects() {
        Read read = clusterRole(Read.cluster(), "part", "'labels':{'to':'sum'}",
                "{'verbs':['get'],'apiGroups':[''],'resources':['pods']}");
        read.with(CLUSTER_ROLES, "ClusterRole", "{'metadata':{'name':'sum','labels':{'to':'all'}},'rules':null,"
                + "'aggregationRule':{'clusterRoleSelectors':[{'matchLabels':{'to':'sum'}}]}}");
        read.with(CLUSTER_ROLES, "ClusterRole", "{'metadata':{'name':'all'},'rules':null,"
                + "'aggregationRule':{'clusterRoleSelectors':[{'matchLabels':{'to':'all'}}]}}");

        assertEquals(
                "[{\"verbs\":[\"get\"],\"apiGroups\":[\"\"],\"resources\":[\"pods\"]}]",
                only(clusterBinding(read, "c", "all", user("ann"))).path("rules").toString());
    }

    @Test
    void whatAnAggregateGrantsIsWrittenInTheRolesThatItSelects() {
        String impersonate = "{'verbs':['impersonate'],'apiGroups':[''],'resources':['users']}";
        Read read = clusterRole(Read.cluster(), "source", "'labels':{'to':'sum'}", EVERYTHING);
        clusterRole(read, "posing", "'labels':{'to':'sum'}", impersonate);
        read.with(CLUSTER_ROLES, "ClusterRole", "{'metadata':{'name':'a-sum','labels':{'to':'all'}},'rules':["
                + EVERYTHING + "],'aggregationRule':{'clusterRoleSelectors':[{'matchLabels':{'to':'sum'}}]}}");
        read.with(CLUSTER_ROLES, "ClusterRole", "{'metadata':{'name':'all'},'rules':[" + EVERYTHING
                + "],'aggregationRule':{'clusterRoleSelectors':[{'matchLabels':{'to':'all'}}]}}");

        JsonNode row = only(clusterBinding(read, "c", "all", user("ann")));

        assertEquals("[\"ClusterRole//source\"]", row.path("wildcards_in").toString());
        assertEquals("[\"ClusterRole//posing\",\"ClusterRole//source\"]", row.path("escalations_in").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "User|ann|--as=ann", "User|Ann Lee|--as='Ann Lee'", "Group|oidc:ops|--as=somebody --as-group=oidc:ops"})
    void kubectlActsAsASubject(String kind, String name, String expected) {
        Read read = clusterBinding(Read.cluster(), "c", "r", kind.equals("User") ? user(name) : group(name));

        assertEquals(expected, only(read).path("kubectl_as").asText());
    }

    @Test
    void kubectlActsAsAServiceAccountByItsFullName() {
        assertEquals("--as=system:serviceaccount:team:app",
                only(clusterBinding(Read.cluster(), "c", "r", account("team", "app"))).path("kubectl_as").asText());
    }

    @Test
    void aRoleThatAggregatesItselfEnds() {
        Read read = Read.cluster()
                .with(CLUSTER_ROLES, "ClusterRole", "{'metadata':{'name':'self','labels':{'to':'self'}},'rules':[],"
                        + "'aggregationRule':{'clusterRoleSelectors':[{'matchLabels':{'to':'self'}}]}}");

        assertTrue(only(clusterBinding(read, "c", "self", user("ann"))).path("role_found").asBoolean());
    }

    @Test
    void aRoleThatWasNotSeenLeavesItsRightsUnread() {
        Read read = clusterBinding(Read.cluster().refused(CLUSTER_ROLES), "c", "unseen", user("ann"));

        JsonNode row = only(read);

        assertFalse(row.has("role_found"));
        assertFalse(row.has("all_powerful"));
        assertFalse(row.has("escalations"));
        assertFalse(row.has("rules"));
    }

    @Test
    void aRoleThatWasSeenIsKnownThoughOthersWereNot() {
        Read read = clusterRole(Read.cluster().partly(CLUSTER_ROLES), "r", "", EVERYTHING);

        assertTrue(only(clusterBinding(read, "c", "r", user("ann"))).path("all_powerful").asBoolean());
    }

    @Test
    void rolesOfTheNamespaceAloneAreEnoughForItsBindings() {
        Read read = binding(Read.cluster().onlyIn(ROLES, "team"), "b", "Role", "gone", user("ann"));

        assertFalse(only(read).path("role_found").asBoolean(true));
    }

    @Test
    void whatTheApiServerMadeIsKnownByNameLabelAndContent() {
        Read read = clusterRole(Read.cluster(), "cluster-admin", BOOTSTRAP, EVERYTHING);
        clusterBinding(read, "cluster-admin", "cluster-admin", group("system:masters"), user("mallory"));

        Read.Derived derived = derive(read);

        JsonNode masters = derived.row("ClusterRoleBinding//cluster-admin/Group//system:masters");
        assertTrue(masters.path("role_bootstrap").asBoolean());
        assertTrue(masters.path("binding_bootstrap").asBoolean());
        assertFalse(
                derived.row("ClusterRoleBinding//cluster-admin/User//mallory").path("binding_bootstrap")
                        .asBoolean(true));
    }

    @Test
    void aBindingOfTheApiServerThatLeadsToAnotherRoleIsItsNoMore() {
        Read read = clusterBinding(Read.cluster(), "system:basic-user", "cluster-admin", group("system:authenticated"));

        assertFalse(only(read).path("binding_bootstrap").asBoolean(true));
    }

    @Test
    void theWayThatKubeadmGivesTheApiServerToTheKubeletsIsKnownWithoutALabel() {
        Read read = Read.cluster().with(CLUSTER_BINDINGS, "ClusterRoleBinding",
                "{'metadata':{'name':'kubeadm:apiserver-kubelet-client'},'roleRef':{'kind':'ClusterRole','name':"
                        + "'system:kubelet-api-admin'},'subjects':[" + user("kube-apiserver-kubelet-client") + ","
                        + user("ann") + "]}");

        assertEquals(
                List.of(true, false),
                derive(read).rows().stream()
                        .map(row -> row.attributes().path("binding_bootstrap").asBoolean())
                        .toList());
    }

    @Test
    void aRoleThatOnlyCallsItselfSystemIsNotTheApiServers() {
        Read read = clusterRole(Read.cluster(), "system:controller:mine", BOOTSTRAP, EVERYTHING);

        assertFalse(only(clusterBinding(read, "c", "system:controller:mine", user("ann"))).path("role_bootstrap")
                .asBoolean(true));
    }

    @Test
    void aRoleOfTheApiServerToWhichAWildcardWasAddedIsItsNoMore() {
        Read read = clusterRole(Read.cluster(), "view", BOOTSTRAP, EVERYTHING);

        assertFalse(only(clusterBinding(read, "c", "view", user("ann"))).path("role_bootstrap").asBoolean(true));
    }

    private static boolean isStock(String name, String... rules) {
        return only(clusterBinding(clusterRole(Read.cluster(), name, BOOTSTRAP, rules), "c", name, user("ann")))
                .path("role_bootstrap").asBoolean();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "system:public-info-viewer | {'verbs':['get'],'apiGroups':[''],'resources':['secrets']}",
            "system:public-info-viewer | {'verbs':['get'],'nonResourceURLs':['/metrics']}",
            "system:public-info-viewer | {'verbs':['post'],'nonResourceURLs':['/version']}",
            "system:basic-user         | {'verbs':['impersonate'],'apiGroups':[''],'resources':['users']}",
            "system:basic-user         | {'verbs':['get'],'apiGroups':['authentication.k8s.io'],'resources':['selfsubjectreviews']}",
            "system:basic-user         | {'verbs':['create'],'apiGroups':['example.org'],'resources':['selfsubjectreviews']}",
            "system:discovery          | {'verbs':['get'],'nonResourceURLs':['*']}",
            "system:controller:legacy-service-account-token-cleaner | {'verbs':['get'],'apiGroups':[''],'resources':['configmaps']}",
            "system:controller:legacy-service-account-token-cleaner | {'verbs':['get'],'apiGroups':[''],'resources':['configmaps'],'resourceNames':['other']}",
    })
    void aRoleOfTheApiServerThatWasWidenedIsItsNoMore(String name, String added) {
        assertFalse(isStock(name, added));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "system:basic-user | {'verbs':['create'],'apiGroups':['authorization.k8s.io'],'resources':['selfsubjectaccessreviews']}",
            "system:discovery  | {'verbs':['get'],'nonResourceURLs':['/api/v1','/apis/*']}",
            "admin             | {'verbs':['get','create'],'apiGroups':[''],'resources':['pods']}",
            "system:controller:generic-garbage-collector | {'verbs':['list'],'apiGroups':['example.org'],'resources':['things']}",
            "system:controller:horizontal-pod-autoscaler | {'verbs':['get'],'apiGroups':['apps'],'resources':['deployments/scale']}",
            "system:controller:expand-controller | {'verbs':['get'],'apiGroups':[''],'resources':['secrets']}",
    })
    void aRoleOfTheApiServerMayGrantLessAndWhatItGrantedInOlderReleases(String name, String left) {
        assertTrue(isStock(name, left));
    }

    @Test
    void whatIsAggregatedIntoARoleOfTheApiServerWidensIt() {
        Read read = clusterRole(Read.cluster(), "extra", "'labels':{'to':'view'}",
                "{'verbs':['get'],'apiGroups':[''],'resources':['secrets']}");
        read.with(CLUSTER_ROLES, "ClusterRole", "{'metadata':{'name':'view'," + BOOTSTRAP + "},'rules':null,"
                + "'aggregationRule':{'clusterRoleSelectors':[{'matchLabels':{'to':'view'}}]}}");

        assertFalse(only(clusterBinding(read, "c", "view", user("ann"))).path("role_bootstrap").asBoolean(true));
    }

    @Test
    void aHostileNameIsAValueLikeAnyOther() {
        Read read = clusterBinding(Read.cluster(), "c", "gone", user("ann/../<b>\\u202e ClusterRoleBinding//x"));

        assertEquals("ann/../<b>\u202e ClusterRoleBinding//x", only(read).path("subject_name").asText());
    }

    @Test
    void aRowNamesTheBindingAndTheRole() {
        Read read = clusterRole(Read.cluster(), "r", "", EVERYTHING);

        assertEquals(
                "[{\"type\":\"kubernetes.rbac.cluster-role-binding\",\"id\":\"ClusterRoleBinding//c\",\"call\":2},"
                        + "{\"type\":\"kubernetes.rbac.cluster-role\",\"id\":\"ClusterRole//r\",\"call\":1}]",
                only(clusterBinding(read, "c", "r", user("ann"))).path("from").toString());
    }

    @Test
    void refusedBindingsMakeNoSilence() {
        assertInstanceOf(Coverage.Unavailable.class, derive(Read.cluster().refused(CLUSTER_BINDINGS)).whole());
    }

    @Test
    void refusedRolesLeaveThePart() {
        Read read = clusterBinding(Read.cluster().refused(ROLES), "c", "gone", user("ann"));

        assertInstanceOf(Coverage.Partial.class, derive(read).whole());
    }

    @Test
    void everythingReadIsComplete() {
        assertEquals(new Coverage.Complete(1),
                derive(clusterBinding(Read.cluster(), "c", "gone", user("ann"))).whole());
    }

    @Test
    void aStockRoleThatIsMissingCountsAsTheOneThatTheServerWillMake() {
        JsonNode row = only(clusterBinding(Read.cluster(), "ops", "cluster-admin", user("ann")));

        assertTrue(row.path("all_powerful").asBoolean());
        assertFalse(row.path("role_found").asBoolean());
        assertTrue(row.path("role_bootstrap").asBoolean());
    }

    @Test
    void aMissingRoleOfAnotherNameGivesNothing() {
        JsonNode row = only(clusterBinding(Read.cluster(), "ops", "gone", user("ann")));

        assertEquals(0, row.path("rules").size());
        assertFalse(row.path("role_bootstrap").asBoolean());
    }
}
