package io.secnumscan.k8s.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.Read;
import org.junit.jupiter.api.Test;

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
}
