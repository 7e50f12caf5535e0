package io.secnumscan.k8s.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for a container in the end, wherever its pod says it. */
class WorkloadSecurityTest {
    private static JsonNode pod(String spec) {
        return Read.cluster().with("kubernetes.core.pod", "Pod",
                "{'metadata':{'name':'p','namespace':'team'},'spec':{" + spec + "},'status':{'phase':'Running'}}")
                .derive("analysis/workload").row("Pod/team/p");
    }

    private static JsonNode template(String spec) {
        return Read.cluster().with("kubernetes.apps.deployment", "Deployment",
                "{'metadata':{'name':'web','namespace':'team'},'spec':{'template':{'spec':{" + spec
                        + "}}},'status':{}}")
                .derive("analysis/workload").row("Deployment/team/web");
    }

    @Test
    void aContainerThatSaysNothingHasWhatItsPodSays() {
        JsonNode row = pod("'securityContext':{'runAsNonRoot':true,'runAsUser':1000,"
                + "'seccompProfile':{'type':'RuntimeDefault'}},'containers':[{'name':'app'}]");

        assertEquals("{\"runAsNonRoot\":true,\"runAsUser\":1000,\"seccompProfile\":{\"type\":\"RuntimeDefault\"}}",
                row.at("/containers/0/securityContext").toString());
    }

    @Test
    void aContainerOverridesItsPod() {
        JsonNode row = pod("'securityContext':{'runAsUser':1000},"
                + "'containers':[{'name':'app','securityContext':{'runAsUser':0}}]");

        assertEquals(0, row.at("/containers/0/securityContext/runAsUser").asInt());
    }

    @Test
    void whatIsForAPodAloneStaysThere() {
        JsonNode row = pod("'securityContext':{'fsGroup':7,'sysctls':[{'name':'kernel.msgmax','value':'1'}]},"
                + "'containers':[{'name':'app'}]");

        assertTrue(row.at("/containers/0/securityContext").isMissingNode());
        assertEquals("[\"kernel.msgmax\"]", row.path("sysctls").toString());
    }

    @Test
    void aTokenShowsInTheVolumesOfAPod() {
        JsonNode row = pod("'containers':[{'name':'app'}],'volumes':[{'name':'kube-api-access-abcde',"
                + "'projected':{'sources':[{'serviceAccountToken':{'path':'token'}}]}}]");

        assertTrue(row.path("token_mounted").asBoolean());
    }

    @Test
    void aPodWithoutSuchAVolumeHasNoToken() {
        JsonNode row = pod("'containers':[{'name':'app'}],'volumes':[{'name':'tmp','emptyDir':{}}]");

        assertTrue(row.has("token_mounted"));
        assertFalse(row.path("token_mounted").asBoolean());
    }

    @Test
    void aTemplateThatLeavesItToTheAccountDoesNotSay() {
        assertFalse(template("'containers':[{'name':'app'}]").has("token_mounted"));
    }

    @Test
    void aTemplateThatRefusesTheTokenSays() {
        JsonNode row = template("'automountServiceAccountToken':false,'containers':[{'name':'app'}]");

        assertTrue(row.has("token_mounted"));
        assertFalse(row.path("token_mounted").asBoolean());
    }

    @Test
    void whatConfinesAPodConfinesItsContainers() {
        JsonNode row = pod("'securityContext':{'appArmorProfile':{'type':'Unconfined'},"
                + "'seLinuxOptions':{'type':'spc_t'}},'containers':[{'name':'app'}]");

        assertEquals("{\"appArmorProfile\":{\"type\":\"Unconfined\"},\"seLinuxOptions\":{\"type\":\"spc_t\"}}",
                row.at("/containers/0/securityContext").toString());
    }

    @ParameterizedTest
    @CsvSource({"unconfined,Unconfined", "runtime/default,RuntimeDefault", "localhost/web,Localhost"})
    void anAnnotationOfOldConfinesTheContainerThatItNames(String value, String profile) {
        JsonNode row = Read.cluster().with("kubernetes.core.pod", "Pod",
                "{'metadata':{'name':'p','namespace':'team','annotations':{'container.apparmor.security.beta.kubernetes.io/app':'"
                        + value + "'}},'spec':{'containers':[{'name':'app'},{'name':'other'}]}}")
                .derive("analysis/workload").row("Pod/team/p");

        assertEquals(profile, row.at("/containers/0/securityContext/appArmorProfile/type").asText());
        assertTrue(row.at("/containers/1/securityContext").isMissingNode());
    }

    @Test
    void kindsOfVolumesAreKnown() {
        JsonNode row = pod("'containers':[{'name':'app'}],"
                + "'volumes':[{'name':'a','nfs':{'server':'x','path':'/'}},{'name':'b','configMap':{'name':'c'}}]");

        assertEquals("[\"configMap\",\"nfs\"]", row.path("volume_kinds").toString());
    }

    @Test
    void hostsThatProbesAndHooksCallAreKnown() {
        JsonNode row = pod("'containers':[{'name':'app','livenessProbe':{'httpGet':{'host':'10.0.0.2','port':80}},"
                + "'readinessProbe':{'tcpSocket':{'port':80}},"
                + "'lifecycle':{'preStop':{'httpGet':{'host':'10.0.0.1','port':80}}}}]");

        assertEquals("[\"10.0.0.1\",\"10.0.0.2\"]", row.at("/containers/0/probeHosts").toString());
    }

    @ParameterizedTest
    @CsvSource({"windows,windows", "linux,linux"})
    void theSystemIsWhatThePodSays(String said, String os) {
        assertEquals(os, pod("'os':{'name':'" + said + "'},'containers':[{'name':'app'}]").path("os").asText());
    }

    @Test
    void podsOfTwoSystemsAreOfNone() {
        String pod = "{'metadata':{'name':'%s','namespace':'team','ownerReferences':[{'apiVersion':'apps/v1',"
                + "'kind':'DaemonSet','name':'d','controller':true}]},"
                + "'spec':{'os':{'name':'%s'},'containers':[{'name':'app'}]}}";
        JsonNode row = Read.cluster()
                .with("kubernetes.core.pod", "Pod", pod.formatted("a", "linux"))
                .with("kubernetes.core.pod", "Pod", pod.formatted("b", "windows"))
                .derive("analysis/workload").row("DaemonSet/team/d");

        assertEquals("", row.path("os").asText("none"));
    }

    @Test
    void usersAreTheHostsUnlessThePodHasItsOwn() {
        assertTrue(pod("'containers':[{'name':'app'}]").path("host_users").asBoolean(false));
        assertFalse(pod("'hostUsers':false,'containers':[{'name':'app'}]").path("host_users").asBoolean(true));
    }
}
