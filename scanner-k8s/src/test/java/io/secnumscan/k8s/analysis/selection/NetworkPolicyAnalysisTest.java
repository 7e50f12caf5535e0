package io.secnumscan.k8s.analysis.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPolicyAnalysisTest {
    private static final String POLICIES = "kubernetes.network.network-policy";
    private static final String PODS = "kubernetes.core.pod";
    private static final String WEB = "'podSelector':{'matchLabels':{'app':'web'}}";

    private static Read policy(String spec) {
        return Read.cluster()
                .with("kubernetes.core.namespace", "Namespace", "{'metadata':{'name':'db','labels':{'tier':'db'}}}")
                .with(POLICIES, "NetworkPolicy", "{'metadata':{'name':'p','namespace':'shop'},'spec':{" + spec + "}}");
    }

    private static Read pod(Read read, String namespace, String app, String more) {
        return read.with(PODS, "Pod", "{'metadata':{'name':'" + app + "','namespace':'" + namespace
                + "','labels':{'app':'" + app + "'}},'spec':{'containers':[{'name':'c','ports':[{'name':'http',"
                + "'containerPort':80},{'name':'dns','containerPort':53,'protocol':'UDP'}]}]" + more + "}}");
    }

    private static JsonNode row(Read read) {
        return read.derive(NetworkPolicyAnalysis.TYPE).row("NetworkPolicy/shop/p");
    }

    private static Read web(String spec) {
        return pod(policy(spec), "shop", "web", "");
    }

    @Test
    void aPolicyOfAPodThatRunsSelectsIt() {
        JsonNode row = row(web(WEB));

        assertEquals("1 true", row.path("pods") + " " + row.path("selects"));
    }

    @Test
    void aPodOfAnotherNamespaceIsNotItsOwn() {
        assertFalse(row(pod(policy(WEB), "other", "web", "")).path("selects").asBoolean(true));
    }

    @Test
    void aPodOnTheHostsNetworkIsNotReached() {
        assertFalse(row(pod(policy(WEB), "shop", "web", ",'hostNetwork':true")).path("selects").asBoolean(true));
    }

    @Test
    void aControllerThatRunsNoPodWouldStartOne() {
        JsonNode row = row(policy(WEB).with("kubernetes.batch.cron-job", "CronJob",
                "{'metadata':{'name':'j','namespace':'shop'},'spec':{'jobTemplate':{'spec':{'template':"
                        + "{'metadata':{'labels':{'app':'web'}}}}}}}"));

        assertEquals("0 true", row.path("pods") + " " + row.path("selects"));
    }

    @Test
    void podsThatWereRefusedLeaveItOpen() {
        JsonNode row = row(policy(WEB).refused(PODS));

        assertFalse(row.has("pods") || row.has("selects"), row::toString);
    }

    @Test
    void controllersThatWereRefusedLeaveItOpen() {
        JsonNode row = row(policy(WEB).refused("kubernetes.apps.deployment"));

        assertFalse(row.has("selects"), row::toString);
    }

    @Test
    void whatWasSeenIsSelectedWhateverWasRefused() {
        assertTrue(row(web(WEB).refused("kubernetes.apps.deployment")).path("selects").asBoolean());
    }

    @Test
    void anOperatorThatIsNotKnownLeavesItOpen() {
        JsonNode row = row(web("'podSelector':{'matchExpressions':[{'key':'app','operator':'Like','values':['x']}]}"));

        assertFalse(row.has("pods") || row.has("selects"), row::toString);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"http,TCP,true", "https,TCP,false", "http,UDP,false", "dns,UDP,true"})
    void aNameIsLookedUpOnThePodsThatAreSelected(String name, String protocol, boolean found) {
        JsonNode port = row(web(WEB + ",'ingress':[{'ports':[{'port':'" + name + "','protocol':'" + protocol + "'}]}]"))
                .at("/named_ports/0");

        assertEquals("ingress " + name + " " + found,
                port.path("direction").asText() + " " + port.path("name").asText() + " " + port.path("found"));
    }

    @Test
    void aNameOfAPodThatIsNotSelectedIsNotFound() {
        Read read = pod(web("'podSelector':{'matchLabels':{'app':'other'}},'ingress':[{'ports':[{'port':'http'}]}]"),
                "db", "other", "");

        assertFalse(row(read).at("/named_ports/0/found").asBoolean(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{'namespaceSelector':{'matchLabels':{'tier':'db'}}} | true",
            "{'namespaceSelector':{'matchLabels':{'tier':'web'}}} | false", "{'podSelector':{}} | false",
            "{'ipBlock':{'cidr':'0.0.0.0/0'}} | false"})
    void outwardsANameIsLookedUpOnThePeers(String peer, boolean found) {
        Read read = pod(policy(WEB + ",'egress':[{'to':[" + peer + "],'ports':[{'port':'http'}]}]"), "db", "pg", "");

        assertEquals(found, row(read).at("/named_ports/0/found").asBoolean(!found));
    }

    @Test
    void outwardsWithoutPeersEveryPodIsOne() {
        assertTrue(row(pod(policy(WEB + ",'egress':[{'ports':[{'port':'http'}]}]"), "db", "pg", ""))
                .at("/named_ports/0/found").asBoolean());
    }

    @Test
    void aSidecarHasPortsAndAnInitContainerHasNot() {
        String sidecar = ",'initContainers':[{'name':'i','restartPolicy':'Always','ports':[{'name':'mesh'}]},"
                + "{'name':'j','ports':[{'name':'once'}]}]";
        JsonNode ports =
                row(pod(policy(WEB + ",'ingress':[{'ports':[{'port':'mesh'},{'port':'once'}]}]"), "shop", "web",
                        sidecar)).path("named_ports");

        assertEquals("true false", ports.at("/0/found") + " " + ports.at("/1/found"));
    }

    @Test
    void podsThatWereRefusedLeaveNamesOpen() {
        JsonNode row =
                row(policy(WEB + ",'ingress':[{'ports':[{'port':'http'}]}],'egress':[{'ports':[{'port':'dns'}]}]")
                        .refused(PODS));

        assertFalse(row.at("/named_ports/0").has("found") || row.at("/named_ports/1").has("found"), row::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{'port':1,'endPort':65535} | 1-65535 | 65535", "{'port':80} | 80 | 1",
            "{'port':1,'endPort':600},{'port':500,'endPort':1200} | 1-600,500-1200 | 1200",
            "{'port':9,'endPort':3} | 9 | 1"})
    void portsAreCountedHoweverTheyAreCut(String ports, String said, long count) {
        JsonNode range = row(web(WEB + ",'egress':[{'ports':[" + ports + "]}]")).at("/ranges/0");

        assertEquals("egress TCP " + said + " " + count,
                range.path("direction").asText() + " " + range.path("protocol").asText() + " "
                        + range.path("said").asText() + " " + range.path("ports"));
    }

    @Test
    void protocolsAreCountedApart() {
        assertEquals(2, row(web(WEB + ",'ingress':[{'ports':[{'port':1,'endPort':900},{'port':1,'endPort':900,"
                + "'protocol':'UDP'}]}]")).path("ranges").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{'namespaceSelector':{}},{'podSelector':{}} | true",
            "{'namespaceSelector':{}},{'podSelector':{'matchLabels':{'app':'other'}}} | false"})
    void aNamespaceOrPodsMayMeanPodsOfTheNamespace(String peers, boolean own) {
        JsonNode either = row(web(WEB + ",'ingress':[{'from':[" + peers + "]}]")).path("either");

        assertEquals("[{\"direction\":\"ingress\",\"own_pods\":" + own + "}]", either.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{'namespaceSelector':{},'podSelector':{}}", "{'podSelector':{}},{'ipBlock':{}}",
            "{'namespaceSelector':{},'podSelector':{}},{'podSelector':{}}"})
    void otherPeersMeanWhatTheySay(String peers) {
        assertEquals(0, row(web(WEB + ",'ingress':[{'from':[" + peers + "]}]")).path("either").size());
    }

    @Test
    void podsThatWereRefusedLeaveItOpenWhichOfTheTwoIsMeant() {
        JsonNode either = row(policy(WEB + ",'egress':[{'to':[{'namespaceSelector':{}},{'podSelector':{}}]}]")
                .refused(PODS)).path("either");

        assertEquals("[{\"direction\":\"egress\"}]", either.toString());
    }

    @Test
    void policiesThatWereRefusedAreMissing() {
        assertInstanceOf(Coverage.Unavailable.class,
                Read.cluster().refused(POLICIES).derive(NetworkPolicyAnalysis.TYPE).whole());
    }
}
