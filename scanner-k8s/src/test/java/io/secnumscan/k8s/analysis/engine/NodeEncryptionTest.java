package io.secnumscan.k8s.analysis.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeEncryptionTest {
    private static final String FELIX = "kubernetes.network.felix-configuration";
    private static final String PEERS = "kubernetes.network.peer-authentication";

    private static Read map(String content) {
        return Read.cluster().with(Agents.CONFIG_MAPS, "ConfigMap",
                "{'metadata':{'name':'cilium-config','namespace':'kube-system'}," + content + "}");
    }

    private static Read felix(String spec) {
        return Read.cluster().with(FELIX, "FelixConfiguration", "{'metadata':{'name':'default'},'spec':" + spec + "}");
    }

    private static Read peer(String namespace, String spec) {
        return Read.cluster().with(PEERS, "PeerAuthentication",
                "{'metadata':{'name':'default','namespace':'" + namespace + "'},'spec':" + spec + "}");
    }

    private static String said(Read read) {
        JsonNode row = read.derive(new NodeEncryption()).rows().getFirst().attributes();
        return (row.path("cluster").asBoolean() ? "all " : "some ") + row.path("encrypts").asText("?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "'data':{}; all false",
            "'data':{'enable-wireguard':{}},'switches':{'enable-wireguard':true}; all true",
            "'data':{'enable-ipsec':{}},'switches':{'enable-ipsec':true}; all true",
            "'data':{'enable-ipsec':{}},'switches':{'enable-ipsec':false}; all false",
            "'data':{'enable-wireguard':{}}; all ?"})
    void ciliumEncryptsByEitherOfTwoSwitches(String content, String expected) {
        assertEquals(expected, said(map(content)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{}; all false", "{'wireguardEnabled':false}; all false", "{'wireguardEnabled':true}; all true",
            "{'wireguardEnabledV6':true}; all true"})
    void calicoEncryptsWhereItIsTold(String spec, String expected) {
        assertEquals(expected, said(felix(spec)));
    }

    @Test
    void theEnvironmentOfCalicosAgentsComesFirst() {
        assertEquals("all ?", said(felix("{'wireguardEnabled':true}").with(Agents.PODS, "Pod",
                "{'metadata':{'name':'c','namespace':'kube-system'},'spec':{'containers':[{'name':'calico-node','env':"
                        + "[{'name':'FELIX_WIREGUARDENABLED'}]}]},'status':{'phase':'Running'}}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "shop; {'mtls':{'mode':'STRICT'}}; some true",
            "shop; {'mtls':{'mode':'PERMISSIVE'}}; some false",
            "shop; {}; some false",
            "shop; {'mtls':{'mode':'STRICT'},'portLevelMtls':{'80':{'mode':'DISABLE'}}}; some false",
            "istio-system; {'mtls':{'mode':'STRICT'}}; all true",
            "istio-system; {'selector':{'matchLabels':{'app':'web'}},'mtls':{'mode':'STRICT'}}; some true"})
    void aMeshEncryptsWhereItIsStrict(String namespace, String spec, String expected) {
        assertEquals(expected, said(peer(namespace, spec)));
    }

    @Test
    void nothingIsKnownOfAClusterWithoutAnyOfThem() {
        assertEquals("all ?", said(Read.cluster()));
    }

    @Test
    void whatWasRefusedMayEncrypt() {
        assertInstanceOf(Coverage.Partial.class, felix("{}").refused(PEERS).derive(new NodeEncryption()).whole());
    }

    @Test
    void aConfigurationOfOneNodeIsNoClusters() {
        Read read = Read.cluster().with(FELIX, "FelixConfiguration",
                "{'metadata':{'name':'node.w1'},'spec':{'wireguardEnabled':true}}");

        assertEquals(List.of("cluster"), read.derive(new NodeEncryption()).ids());
    }
}
