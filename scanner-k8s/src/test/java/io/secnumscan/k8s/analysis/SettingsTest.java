package io.secnumscan.k8s.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String PODS = "kubernetes.core.pod";
    private static final String NODES = "kubernetes.core.node";
    private static final String KUBEADM = "kubernetes.kubeadm.configuration";
    private static final String API_SERVER = "Pod/kube-system/kube-apiserver-cp-1";

    private static Read with(Read read, String program, String host, String container) {
        return read.with(PODS, "Pod", "{'metadata':{'name':'" + program + "-" + host + "','namespace':'kube-system',"
                + "'annotations':{'kubernetes.io/config.mirror':'x'},"
                + "'ownerReferences':[{'apiVersion':'v1','kind':'Node','name':'" + host + "','controller':true}]},"
                + "'spec':{'nodeName':'" + host + "','containers':[{'name':'" + program + "'," + container + "}]}}");
    }

    private static Read apiServer(String... arguments) {
        return with(Read.cluster(), "kube-apiserver", "cp-1", "'command':['kube-apiserver'" + quoted(arguments) + "]");
    }

    private static Read etcd(String container) {
        return with(Read.cluster(), "etcd", "cp-1", container);
    }

    private static String quoted(String... arguments) {
        StringBuilder text = new StringBuilder();
        for (String argument : arguments) {
            text.append(",'").append(argument).append("'");
        }
        return text.toString();
    }

    private static JsonNode setting(Read read, String name) {
        return setting(read, API_SERVER, name);
    }

    private static JsonNode setting(Read read, String pod, String name) {
        return read.derive("analysis/setting").row(pod + "#" + name);
    }

    private static String value(Read read, String name) {
        return setting(read, name).path("value").asText("unread");
    }

    private static String etcdValue(Read read, String name) {
        return setting(read, "Pod/kube-system/etcd-cp-1", name).path("value").asText("unread");
    }

    private static Read node(Read read, String name) {
        return read.with(NODES, "Node",
                "{'metadata':{'name':'" + name + "','labels':{'node-role.kubernetes.io/control-plane':''}}}");
    }

    @ParameterizedTest
    @CsvSource({
            "--anonymous-auth=false, false", "--anonymous_auth=false, false", "--anonymous-auth=F, false",
            "--anonymous-auth=0, false", "--anonymous-auth, true", "--anonymous-auth=T, true",
            "--anonymous-auth=1, true"
    })
    void everySpellingOfABooleanIsTheSame(String argument, String value) {
        assertEquals(value, value(apiServer("--authorization-mode=RBAC", argument), "anonymous-auth"));
    }

    @Test
    void ofARepeatedScalarTheLastCounts() {
        assertEquals("b", value(apiServer("--audit-log-path=a", "--audit-log-path=b"), "audit-log-path"));
    }

    @Test
    void repeatedListsAddUp() {
        Read read = apiServer("--authorization-mode=Node", "--authorization-mode=RBAC,AlwaysAllow");

        assertEquals("[\"Node\",\"RBAC\",\"AlwaysAllow\"]",
                setting(read, "authorization-mode").path("values").toString());
    }

    @Test
    void admissionPlugInsThatNobodySwitchesOffAreKnownToRun() {
        assertEquals("", value(apiServer(), "disable-admission-plugins"));
        assertEquals("", value(apiServer(), "admission-control"));
    }

    @Test
    void aValueMayStandInTheNextArgument() {
        assertEquals("/log", value(apiServer("--audit-log-path", "/log"), "audit-log-path"));
    }

    @Test
    void argumentsCountLikeTheCommand() {
        Read read = with(Read.cluster(), "kube-apiserver", "cp-1", "'args':['--audit-log-path=/log']");

        assertEquals("/log", value(read, "audit-log-path"));
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        JsonNode setting = setting(apiServer("--authorization-mode=RBAC"), "anonymous-auth");

        assertEquals("true", setting.path("value").asText());
        assertTrue(setting.path("is_default").asBoolean());
        assertEquals("default", setting.path("origin").asText());
    }

    @Test
    void theDefaultOfAReleaseThatIsNotKnownIsUnread() {
        Read read = with(Read.ofRelease("v1.99.0"), "kube-apiserver", "cp-1", "'command':['kube-apiserver']");

        assertEquals("unread", value(read, "audit-log-path"));
    }

    @Test
    void whatAFileDecidesIsUnread() {
        assertEquals("unread", value(apiServer("--authorization-config=/f"), "authorization-mode"));
        assertEquals("unread",
                value(apiServer("--authorization-mode=RBAC", "--authentication-config=/f"), "anonymous-auth"));
    }

    @Test
    void allowingEverythingSwitchesAnonymousOff() {
        assertEquals("false",
                value(apiServer("--authorization-mode=AlwaysAllow", "--anonymous-auth=true"), "anonymous-auth"));
    }

    @Test
    void anArgumentThatWasTakenOutMakesTheRestUnread() {
        Read read = with(Read.cluster(), "kube-apiserver", "cp-1",
                "'command':['kube-apiserver',{'removed':true,'kind':'token','length':30}]");

        assertEquals("unread", value(read, "audit-log-path"));
    }

    @Test
    void aValueThatWasTakenOutIsUnread() {
        Read read = with(Read.cluster(), "kube-apiserver", "cp-1",
                "'command':['kube-apiserver','--audit-log-path=$(LOG)']");

        assertEquals("unread", value(read, "audit-log-path"));
    }

    @Test
    void aProgramThatAScriptStartsIsUnread() {
        Read read = with(Read.cluster(), "kube-apiserver", "cp-1",
                "'command':['/bin/sh','-c','exec kube-apiserver --audit-log-path=/log']");

        assertEquals("unread", value(read, "audit-log-path"));
    }

    @Test
    void etcdTakesOneDash() {
        assertEquals("/ca", etcdValue(etcd("'command':['etcd','-trusted-ca-file=/ca']"), "trusted-ca-file"));
    }

    @Test
    void anEtcdBooleanAloneIsTrueWhateverFollows() {
        assertEquals("true", etcdValue(etcd("'command':['etcd','--client-cert-auth','false']"), "client-cert-auth"));
    }

    @Test
    void whatTheEnvironmentTellsEtcdIsUnreadSinceItsValueWasTakenOut() {
        Read read = etcd(
                "'command':['etcd'],'env':[{'name':'ETCD_TRUSTED_CA_FILE','value':{'removed':true,'kind':'value'}}]");

        assertEquals("unread", etcdValue(read, "trusted-ca-file"));
    }

    @Test
    void aFlagCountsMoreThanTheEnvironment() {
        Read read = etcd("'command':['etcd','--trusted-ca-file=/ca'],"
                + "'env':[{'name':'ETCD_TRUSTED_CA_FILE','value':{'removed':true,'kind':'value'}}]");

        assertEquals("/ca", etcdValue(read, "trusted-ca-file"));
    }

    @Test
    void anEtcdWithAConfigurationFileIgnoresItsFlags() {
        Read read = etcd("'command':['etcd','--config-file=/etc/etcd.yaml','--client-cert-auth=true']");

        assertEquals("unread", etcdValue(read, "client-cert-auth"));
    }

    @Test
    void aPodThatSomebodyElseMadeIsNoControlPlane() {
        Read read = Read.cluster()
                .with(PODS, "Pod", "{'metadata':{'name':'kube-apiserver-x','namespace':'team',"
                        + "'annotations':{'kubernetes.io/config.mirror':'x'},'labels':{'component':'kube-apiserver'}},"
                        + "'spec':{'nodeName':'n','containers':[{'name':'kube-apiserver','command':['kube-apiserver']}]}}")
                .with(PODS, "Pod", "{'metadata':{'name':'kube-apiserver-y','namespace':'kube-system',"
                        + "'labels':{'component':'kube-apiserver'}},"
                        + "'spec':{'nodeName':'n','containers':[{'name':'kube-apiserver','command':['kube-apiserver']}]}}");

        assertTrue(read.derive("analysis/setting").rows().isEmpty());
    }

    @Test
    void aManagedControlPlaneIsUnavailableAndNotEmpty() {
        assertInstanceOf(Coverage.Unavailable.class, Read.cluster().derive("analysis/setting").whole());
    }

    @Test
    void aControlPlaneThatIsSeenWhollyIsComplete() {
        Read read = node(apiServer(), "cp-1");

        assertInstanceOf(Coverage.Complete.class, read.derive("analysis/setting").whole());
    }

    @Test
    void aControlPlaneNodeWithoutAnApiServerIsPartial() {
        Read read = node(node(apiServer(), "cp-1"), "cp-2");

        Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, read.derive("analysis/setting").whole());

        assertEquals(Cause.FILTERED, partial.cause());
        assertTrue(partial.reason().contains("cp-2"), partial.reason());
    }

    @Test
    void refusedNodesLeaveItOpenWhetherEveryHostWasSeen() {
        assertInstanceOf(Coverage.Partial.class, apiServer().refused(NODES).derive("analysis/setting").whole());
    }

    @Test
    void refusedPodsAreUnavailable() {
        Coverage coverage = Read.cluster().refused(PODS).derive("analysis/setting").whole();

        assertEquals(Cause.FORBIDDEN, assertInstanceOf(Coverage.Unavailable.class, coverage).cause());
    }

    @Test
    void podsOfKubeSystemAreEnough() {
        Read read = node(apiServer(), "cp-1").onlyIn(PODS, "kube-system");

        assertInstanceOf(Coverage.Complete.class, read.derive("analysis/setting").whole());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            apiVersion: kubeadm.k8s.io/v1beta4\\napiServer:\\n  extraArgs:\\n  - name: audit-log-path\\n    value: /log
            apiVersion: kubeadm.k8s.io/v1beta3\\napiServer:\\n  extraArgs:\\n    audit-log-path: /log
            """)
    void whatKubeadmWasToldCountsWhereNoPodIsShown(String configuration) {
        Read read = Read.cluster().with(KUBEADM, "ConfigMap",
                "{'metadata':{'name':'kubeadm-config','namespace':'kube-system'},"
                        + "'data':{'ClusterConfiguration':'" + configuration + "'}}");

        JsonNode setting = setting(read, "ConfigMap/kube-system/kubeadm-config/kube-apiserver", "audit-log-path");

        assertEquals("/log", setting.path("value").asText());
        assertEquals(3, setting.path("rank").asInt());
        assertInstanceOf(Coverage.Partial.class, read.derive("analysis/setting").whole());
    }

    private static Read kubeadm(String apiServer) {
        return Read.cluster().with(KUBEADM, "ConfigMap",
                "{'metadata':{'name':'kubeadm-config','namespace':'kube-system'},'data':{'ClusterConfiguration':"
                        + "'apiServer:\\n  extraArgs:\\n    " + apiServer + "'}}");
    }

    @Test
    void whatKubeadmWasToldOfAnonymousStandsThoughItListsNoModes() {
        JsonNode setting = setting(kubeadm("anonymous-auth: true"),
                "ConfigMap/kube-system/kubeadm-config/kube-apiserver", "anonymous-auth");

        assertEquals("true kubeadm-config", setting.path("value").asText() + " " + setting.path("origin").asText());
    }

    @Test
    void whatKubeadmWasNotToldIsNotForced() {
        assertEquals(
                List.of("ConfigMap/kube-system/kubeadm-config/kube-apiserver#audit-log-path"),
                kubeadm("audit-log-path: /log").derive("analysis/setting").ids());
    }

    @Test
    void aServerThatRunsWithoutModesSwitchesAnonymousOffItself() {
        assertEquals("false forced", value(apiServer(), "anonymous-auth") + " "
                + setting(apiServer(), "anonymous-auth").path("origin").asText());
    }

    @Test
    void whatKubeadmWasToldGivesWayToWhatRuns() {
        Read read = apiServer("--audit-log-path=/running")
                .with(KUBEADM, "ConfigMap", "{'metadata':{'name':'kubeadm-config','namespace':'kube-system'},"
                        + "'data':{'ClusterConfiguration':'apiServer:\\n  extraArgs:\\n    audit-log-path: /declared'}}");

        assertFalse(read.derive("analysis/setting").ids().stream().anyMatch(id -> id.startsWith("ConfigMap")));
    }

    @Test
    void aSettingNamesThePodThatItFollowsFrom() {
        assertEquals(
                "[{\"type\":\"kubernetes.core.pod\",\"id\":\"" + API_SERVER + "\",\"call\":1}]",
                setting(apiServer(), "audit-log-path").path("from").toString());
    }
}
