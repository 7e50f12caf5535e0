package io.secnumscan.k8s.analysis.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyEnginesTest {
    private static final String NODES = "kubernetes.core.node";

    private static Read node(Read read, String name) {
        return read.with(NODES, "Node",
                "{'metadata':{'name':'" + name + "'},'status':{'nodeInfo':{'kubeletVersion':'v1.34.1'}}}");
    }

    private static Read agent(Read read, String container, String phase) {
        return read.with(Agents.PODS, "Pod",
                "{'metadata':{'name':'a','namespace':'kube-system'},'spec':{'hostNetwork':true,'nodeName':'w1','containers':["
                        + container + "]},'status':{'phase':'" + phase + "'}}");
    }

    private static Read cilium(String arguments) {
        return agent(node(Read.cluster(), "w1"), "{'name':'cilium-agent','args':[" + arguments + "]}", "Running");
    }

    private static Read map(Read read, String content) {
        return read.with(Agents.CONFIG_MAPS, "ConfigMap",
                "{'metadata':{'name':'cilium-config','namespace':'kube-system'}," + content + "}");
    }

    private static JsonNode row(Read read, String node) {
        return read.derive(new PolicyEngines()).row("Node//" + node);
    }

    private static String said(Read read) {
        JsonNode row = row(read, "w1");
        return row.path("why").asText() + " " + row.path("enforces").asText("?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{'name':'calico-node'}; runs true",
            "{'name':'antrea-agent'}; runs true",
            "{'name':'kube-router'}; runs true",
            "{'name':'ovnkube-controller'}; runs true",
            "{'name':'x','image':'registry.k8s.io/networking/kube-network-policies:v1'}; runs true",
            "{'name':'aws-eks-nodeagent','args':['--enable-network-policy=true']}; runs true",
            "{'name':'aws-eks-nodeagent','args':['--enable-network-policy=false']}; not-known ?",
            "{'name':'kube-router','args':['--run-firewall=false']}; not-known ?",
            "{'name':'kube-router','args':['--run-firewall=0']}; not-known ?",
            "{'name':'kube-flannel'}; knows-none false",
            "{'name':'kindnet-cni','image':'docker.io/kindest/kindnetd:v20230511-dc714da8'}; knows-none false",
            "{'name':'kindnet-cni','image':'docker.io/kindest/kindnetd:v20241108-5c6d2daf'}; runs true",
            "{'name':'web'}; not-known ?"})
    void aProgramIsKnownByItsContainer(String container, String expected) {
        assertEquals(expected, said(agent(node(Read.cluster(), "w1"), container, "Running")));
    }

    @Test
    void anAgentThatDoesNotRunEnforcesNothing() {
        assertEquals("not-known ?", said(agent(node(Read.cluster(), "w1"), "{'name':'calico-node'}", "Pending")));
    }

    @Test
    void aNodeWithoutTheAgentThatOthersRunIsOpen() {
        JsonNode row = row(node(cilium(""), "w2"), "w2");

        assertEquals("none-here", row.path("why").asText());
        assertFalse(row.path("enforces").asBoolean(true));
    }

    @Test
    void whatWasNotSeenMayRunThere() {
        assertFalse(row(node(cilium(""), "w2").refused(Agents.PODS), "w2").has("enforces"));
    }

    @Test
    void k3sHasAnEngineInside() {
        Read read = cilium("").with(NODES, "Node",
                "{'metadata':{'name':'w2'},'status':{'nodeInfo':{'kubeletVersion':'v1.34.1+k3s1'}}}");

        assertFalse(row(read, "w2").has("enforces"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "'data':{}; runs true",
            "'data':{'enable-policy':{}},'choices':{'enable-policy':'always'}; runs true",
            "'data':{'enable-policy':{}},'choices':{'enable-policy':'never'}; switched-off false",
            "'data':{'enable-policy':{}}; not-known ?",
            "'data':{'policy-audit-mode':{}},'switches':{'policy-audit-mode':true}; switched-off false",
            "'data':{'policy-audit-mode':{}},'switches':{'policy-audit-mode':false}; runs true",
            "'data':{'policy-audit-mode':{}}; not-known ?"})
    void ciliumIsAsItsConfigMapSays(String content, String expected) {
        assertEquals(expected, said(map(cilium(""), content)));
    }

    @Test
    void argumentsComeBeforeTheConfigMap() {
        assertEquals("switched-off false", said(map(cilium("'--policy-audit-mode'"), "'data':{}")));
        assertEquals("switched-off false", said(map(cilium("'--enable-policy=never'"), "'data':{}")));
    }

    @Test
    void withoutItsConfigMapNobodyKnowsWhetherCiliumEnforces() {
        assertEquals("not-known ?", said(cilium("").refused(Agents.CONFIG_MAPS)));
    }

    @Test
    void nodesThatWereRefusedLeaveNothingToSay() {
        assertTrue(Read.cluster().refused(NODES).derive(new PolicyEngines())
                .whole() instanceof Coverage.Unavailable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "'--enable-policy','never'; not-known ?",
            "'--enable-policy=default'; runs true",
            "'-c','exec cilium-agent --enable-policy=never'; not-known ?",
            "'--policy-audit-mode=1'; not-known ?",
            "'--policy-audit-mode=false'; runs true",
            "'--enable-k8s-networkpolicy=false'; not-known ?"})
    void ciliumIsAsItsArgumentsSay(String arguments, String expected) {
        assertEquals(expected, said(map(cilium(arguments), "'data':{}")));
    }

    @Test
    void aMapOfThatNameInAnotherNamespaceTellsCiliumNothing() {
        Read read = map(cilium(""), "'data':{'enable-policy':{}},'choices':{'enable-policy':'never'}");
        Read elsewhere = read.with(Agents.CONFIG_MAPS, "ConfigMap", "{'metadata':{'name':'cilium-config',"
                + "'namespace':'shop'},'data':{'enable-policy':{}},'choices':{'enable-policy':'always'}}");

        assertEquals("switched-off false", said(elsewhere));
    }

    @Test
    void whatIsNotOnTheHostsNetworkMayBeNoEngine() {
        Read read = node(Read.cluster(), "w1").with(Agents.PODS, "Pod",
                "{'metadata':{'name':'a','namespace':'shop'},'spec':{'nodeName':'w1','containers':[{'name':'calico-node'}]},"
                        + "'status':{'phase':'Running'}}");

        assertEquals("not-known ?", said(read));
    }

    @ParameterizedTest
    @CsvSource({"true, runs true", "false, not-known ?"})
    void anAgentThatIsNotReadyMayEnforceNothing(boolean ready, String expected) {
        Read read = node(Read.cluster(), "w1").with(Agents.PODS, "Pod",
                "{'metadata':{'name':'a','namespace':'kube-system'},'spec':{'hostNetwork':true,'nodeName':'w1',"
                        + "'containers':[{'name':'calico-node'}]},'status':{'phase':'Running','containerStatuses':"
                        + "[{'name':'calico-node','ready':" + ready + "}]}}");

        assertEquals(expected, said(read));
    }
}
