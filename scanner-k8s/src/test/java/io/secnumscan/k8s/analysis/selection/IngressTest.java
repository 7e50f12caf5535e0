package io.secnumscan.k8s.analysis.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngressTest {
    /** What the row of a policy with that specification says; empty when it says nothing. */
    private static String ingress(String type, String spec) {
        String space = type.equals(Policy.KUBERNETES) || type.equals(Policy.CILIUM) || type.equals(Policy.CALICO)
                ? ",'namespace':'team'"
                : "";
        Read read = Read.cluster()
                .with("kubernetes.core.namespace", "Namespace", "{'metadata':{'name':'team'}}")
                .with(type, "Policy", "{'metadata':{'name':'n'" + space + "},'spec':" + spec + "}");
        JsonNode row = read.derive(new SelectionAnalysis()).rows().getFirst().attributes();
        return row.path("ingress").asText("");
    }

    private static String kubernetes(String rest) {
        return ingress(Policy.KUBERNETES, "{'podSelector':{}" + rest + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "~~|restricted", ",'policyTypes':['Ingress']|restricted", ",'policyTypes':['Ingress','Egress']|restricted",
            ",'policyTypes':['Egress'],'egress':[{}]|untouched", ",'policyTypes':['Egress'],'ingress':[{}]|untouched",
            ",'egress':[{}]|restricted"})
    void aPolicyIsAboutIngressUnlessItsTypesSayOtherwise(String rest, String expected) {
        assertEquals(expected, kubernetes(rest));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{'from':[]}", "{'from':null,'ports':[]}", "{'from':[{'namespaceSelector':{}}]}",
            "{'from':[{'podSelector':{'matchLabels':{'a':'b'}}},{'namespaceSelector':{},'podSelector':{}}]}",
            "{'from':[{'ipBlock':{'cidr':'0.0.0.0/0'}}]}", "{'from':[{'ipBlock':{'cidr':'::/0'}}]}",
            "{'from':[{'ipBlock':{'cidr':'128.0.0.0/1'}},{'ipBlock':{'cidr':'0.0.0.0/1'}}]}",
            "{'ports':[{'protocol':'TCP'}]}", "{'ports':[{'port':1,'endPort':65535}]}"})
    void aRuleThatNamesNoSourceAndNoPortOpensThePod(String rule) {
        assertEquals("open", kubernetes(",'policyTypes':['Ingress'],'ingress':[{'from':[{'podSelector':{}}]}," + rule
                + "]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'from':[{'podSelector':{}}]}", "{'ports':[{'port':443}]}",
            "{'from':[{'namespaceSelector':{'matchLabels':{'a':'b'}}}]}",
            "{'from':[{'namespaceSelector':{},'podSelector':{'matchLabels':{'a':'b'}}}]}",
            "{'from':[{'ipBlock':{'cidr':'0.0.0.0/0','except':['10.0.0.0/8']}}]}",
            "{'from':[{'ipBlock':{'cidr':'0.0.0.0/1'}},{'ipBlock':{'cidr':'::/1'}}]}"})
    void aRuleThatNamesSourcesOrPortsRestricts(String rule) {
        assertEquals("restricted", kubernetes(",'ingress':[" + rule + "]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'podSelector':{},'policyTypes':'Ingress'}", "{'podSelector':{},'ingress':{}}",
            "{'podSelector':{},'ingress':['all']}", "{'podSelector':{},'ingress':[{'from':'all'}]}",
            "{'podSelector':{},'ingress':[{'ports':{}}]}", "null"})
    void whatHasAnotherFormIsNotUnderstood(String spec) {
        assertEquals("", ingress(Policy.KUBERNETES, spec));
    }

    @Test
    void aSelectorInAnotherFormSelectsNobodyKnowsWhat() {
        Read read = Read.cluster()
                .with("kubernetes.core.namespace", "Namespace", "{'metadata':{'name':'team'}}")
                .with(Policy.KUBERNETES, "NetworkPolicy",
                        "{'metadata':{'name':'n','namespace':'team'},'spec':{'podSelector':{'matchLabels':'a=b'}}}");

        assertFalse(read.derive(new SelectionAnalysis()).rows().stream()
                .anyMatch(row -> row.attributes().path("every_pod").asBoolean()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "[]|untouched",
            "[{'action':'Allow','from':[{'pods':{'namespaceSelector':{'matchLabels':{'a':'b'}}}}]}]|untouched",
            "[{'action':'Pass','from':[{'namespaces':{}}]},{'action':'Deny','from':[{'namespaces':{}}]}]|untouched",
            "[{'action':'Deny','from':[{'namespaces':{'matchLabels':{'a':'b'}}}]}]|partly-denied",
            "[{'action':'Deny','from':[{'namespaces':{}}]},{'action':'Allow','from':[{'namespaces':{}}]}]|restricted",
            "[{'action':'Allow','from':[{'namespaces':{}}]},{'action':'Deny','from':[{'namespaces':{}}]}]|open",
            "[{'action':'Accept','from':[{'pods':{'namespaceSelector':{},'podSelector':{}}}]}]|open",
            "[{'action':'Deny','from':[{'namespaces':{}}],'ports':[{'portNumber':{'port':22}}]}]|partly-denied"})
    void ofAnAdministratorsRulesTheFirstAboutEverySourceDecides(String rules, String expected) {
        assertEquals(expected, ingress(Policy.ADMIN, "{'subject':{'namespaces':{}},'ingress':" + rules + "}"));
    }

    @ParameterizedTest
    @CsvSource({"Allow,untouched", "Deny,restricted"})
    void aBaselineUndoesNoOtherPolicy(String action, String expected) {
        String rest = "'subject':{'namespaces':{}},'ingress':[{'action':'" + action
                + "','from':[{'namespaces':{}}]}]}";

        assertEquals(expected, ingress(Policy.BASELINE, "{" + rest));
        assertEquals(expected, ingress(Policy.CLUSTER, "{'tier':'Baseline'," + rest));
    }

    @Test
    void theTierOfAdministratorsOverrulesOtherPolicies() {
        assertEquals("open", ingress(Policy.CLUSTER, "{'tier':'Admin','subject':{'namespaces':{}},"
                + "'ingress':[{'action':'Accept','from':[{'namespaces':{}}]}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "'egress':[{}]|untouched", "'ingress':[{}]|restricted", "'ingress':[]|untouched",
            "'enableDefaultDeny':{'ingress':true}|restricted",
            "'enableDefaultDeny':{'ingress':false},'ingress':[{'fromEndpoints':[{}]}]|untouched",
            "'enableDefaultDeny':{'ingress':false},'ingressDeny':[{'fromEntities':['world']}]|partly-denied",
            "'ingress':[{'fromEndpoints':[{}]}]|restricted", "'ingress':[{'fromEntities':['all']}]|open",
            "'ingress':[{'fromEntities':['all'],'toPorts':[{'ports':[{'port':'80'}]}]}]|restricted",
            "'ingress':[{'fromCIDR':['0.0.0.0/1','128.0.0.0/1']}]|open", "'ingress':'all'|''"})
    void aCiliumRuleForIngressRestricts(String rest, String expected) {
        assertEquals(expected.equals("''") ? "" : expected,
                ingress(Policy.CILIUM, "{'endpointSelector':{}," + rest + "}"));
    }

    @Test
    void anEmptySelectorOfSourcesMeansEveryNamespaceInAClusterwideCiliumPolicy() {
        assertEquals("open",
                ingress(Policy.CILIUM_CLUSTERWIDE, "{'endpointSelector':{},'ingress':[{'fromEndpoints':[{}]}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "'order':1|restricted", "'egress':[{'action':'Allow'}]|untouched", "'types':['Egress']|untouched",
            "'types':['Ingress'],'egress':[{'action':'Allow'}]|restricted", "'ingress':[{'action':'Allow'}]|open",
            "'ingress':[{'action':'allow'}]|open", "'types':['ingress']|restricted",
            "'ingress':[{'action':'Deny'}]|restricted", "'ingress':[{'action':'Allow','protocol':'TCP'}]|restricted",
            "'ingress':[{'action':'Allow','source':{'nets':['0.0.0.0/0']}}]|open",
            "'ingress':[{'action':'Allow','source':{'nets':['10.0.0.0/8']}}]|restricted",
            "'ingress':[{'action':'Pass','source':{'selector':'all()'}}]|open",
            "'ingress':[{'action':'Allow','source':{'notNets':['10.0.0.0/8']}}]|restricted"})
    void whatNoCalicoRuleAllowsIsRefused(String rest, String expected) {
        assertEquals(expected, ingress(Policy.CALICO_GLOBAL, "{'selector':'all()'," + rest + "}"));
    }
}
