package io.secnumscan.k8s.analysis.secondary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondaryInterfacesTest {
    private static final String POLICIES = "kubernetes.network.multi-network-policy";

    private static Read pod(String networks) {
        return pod(networks, "Running");
    }

    private static Read pod(String networks, String phase) {
        return Read.cluster().with("kubernetes.core.pod", "Pod",
                "{'metadata':{'name':'web','namespace':'shop','labels':{'app':'web'},'annotations':{"
                        + "'k8s.v1.cni.cncf.io/networks':'" + networks + "'}},'spec':{},'status':{'phase':'" + phase
                        + "'}}");
    }

    private static Read policy(Read read, String namespace, String of, String spec) {
        return read.with(POLICIES, "MultiNetworkPolicy",
                "{'metadata':{'name':'p','namespace':'" + namespace + "','annotations':{"
                        + "'k8s.v1.cni.cncf.io/policy-for':'" + of + "'}},'spec':" + spec + "}");
    }

    private static List<String> ids(Read read) {
        return read.derive(new SecondaryInterfaces()).ids();
    }

    private static String said(Read read) {
        JsonNode row = read.derive(new SecondaryInterfaces()).rows().getFirst().attributes();
        return row.path("ingress").asText("?") + " " + row.path("egress").asText("?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "storage; Pod/shop/web#shop/storage",
            "infra/storage@net1; Pod/shop/web#infra/storage",
            "[{\\\"name\\\":\\\"storage\\\",\\\"namespace\\\":\\\"infra\\\"}]; Pod/shop/web#infra/storage",
            "[{\\\"name\\\":\\\"storage\\\"}]; Pod/shop/web#shop/storage"})
    void anAnnotationNamesNetworks(String networks, String id) {
        assertEquals(List.of(id), ids(pod(networks)));
    }

    @Test
    void severalNetworksAreSeveralInterfaces() {
        assertEquals(List.of("Pod/shop/web#infra/b", "Pod/shop/web#shop/a"), ids(pod("a, infra/b")));
    }

    @Test
    void aPodWithoutTheAnnotationHasNone() {
        assertEquals(List.of(), ids(pod("")));
    }

    @Test
    void aPodThatHasFinishedHasNone() {
        assertEquals(List.of(), ids(pod("storage", "Succeeded")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "shop; storage; {'podSelector':{},'policyTypes':['Ingress','Egress']}; true true",
            "shop; shop/storage; {'podSelector':{}}; true false",
            "shop; other, storage; {'podSelector':{'matchLabels':{'app':'web'}},'policyTypes':['Egress']}; false true",
            "shop; storage; {'podSelector':{'matchLabels':{'app':'db'}}}; false false",
            "shop; other; {'podSelector':{}}; false false",
            "bank; shop/storage; {'podSelector':{}}; false false"})
    void aPolicyHoldsForItsNetworksAndPods(String namespace, String of, String spec, String expected) {
        assertEquals(expected, said(policy(pod("storage"), namespace, of, spec)));
    }

    @Test
    void withoutTheKindNothingRestricts() {
        assertEquals("false false", said(pod("storage").absent(POLICIES)));
    }

    @Test
    void policiesThatWereRefusedMayRestrict() {
        assertEquals("? ?", said(pod("storage").refused(POLICIES)));
        assertTrue(said(policy(pod("storage").refused(POLICIES), "shop", "storage", "{'podSelector':{}}"))
                .startsWith("true"));
        assertFalse(ids(pod("storage").refused(POLICIES)).isEmpty());
    }
}
