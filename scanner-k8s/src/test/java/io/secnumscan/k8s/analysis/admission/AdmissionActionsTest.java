package io.secnumscan.k8s.analysis.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionActionsTest {
    private static final String CLUSTER = "kubernetes.kyverno.cluster-policy";

    private static JsonNode binding(String spec) {
        return Read.cluster().with("kubernetes.admission.validating-policy-binding", "ValidatingAdmissionPolicyBinding",
                "{'metadata':{'name':'b'},'spec':{'policyName':'p'" + spec + "}}").derive(AdmissionActions.TYPE)
                .row("ValidatingAdmissionPolicyBinding//b");
    }

    private static Read.Derived kyverno(String spec) {
        return Read.cluster().with(CLUSTER, "ClusterPolicy", "{'metadata':{'name':'k'},'spec':{" + spec + "}}")
                .derive(AdmissionActions.TYPE);
    }

    @Test
    void aBindingSaysWhatItDoes() {
        assertEquals("[\"Audit\",\"Warn\"]",
                binding(",'validationActions':['Audit','Warn']").path("actions").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "none | true", ",'matchResources':{'namespaceSelector':{},'objectSelector':{}} | true",
            ",'matchResources':{'namespaceSelector':{'matchLabels':{'a':'b'}}} | false",
            ",'matchResources':{'objectSelector':{'matchLabels':{'a':'b'}}} | false",
            ",'matchResources':{'resourceRules':[{}]} | false",
            ",'matchResources':{'excludeResourceRules':[{}]} | false",
            ",'paramRef':{'name':'p'} | false"}, quoteCharacter = '"')
    void aBindingMayBeNarrowerThanItsPolicy(String spec, boolean everywhere) {
        assertEquals(everywhere, binding(spec.equals("none") ? "" : spec).path("everywhere").asBoolean());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "'rules':[{'validate':{}}] | [\"Audit\"]",
            "'validationFailureAction':'Enforce','rules':[{'validate':{}}] | [\"Deny\"]",
            "'validationFailureAction':'enforce','rules':[{'validate':{}}] | [\"Deny\"]",
            "'validationFailureAction':'Enforce','rules':[{'validate':{}},{'validate':{'failureAction':'Audit'}}]"
                    + " | [\"Audit\",\"Deny\"]",
            "'rules':[{'validate':{'failureAction':'Enforce'}}] | [\"Deny\"]",
            "'validationFailureAction':'Enforce','validationFailureActionOverrides':[{'action':'Audit',"
                    + "'namespaces':['a']}],'rules':[{'validate':{}}] | [\"Audit\",\"Deny\"]",
            "'validationFailureAction':'Enforce','admission':false,'rules':[{'validate':{}}] | [\"Audit\",\"Deny\"]",
            "'validationFailureAction':'Enforce','rules':[{'verifyImages':[{'failureAction':'Audit'}]}] | [\"Audit\"]"})
    void eachRuleOfKyvernoCounts(String spec, String actions) {
        assertEquals(actions, kyverno(spec).row("ClusterPolicy//k").path("actions").toString());
    }

    @Test
    void whatOnlyChangesObjectsIsNoRow() {
        assertEquals(List.of(), kyverno("'rules':[{'mutate':{}},{'generate':{}}]").ids());
    }

    @Test
    void withoutKyvernoNothingIsMissing() {
        assertInstanceOf(Coverage.Complete.class,
                Read.cluster().absent(CLUSTER).absent("kubernetes.kyverno.policy").derive(AdmissionActions.TYPE)
                        .whole());
    }

    @Test
    void policiesThatWereRefusedAreMissing() {
        assertInstanceOf(Coverage.Unavailable.class,
                Read.cluster().refused(CLUSTER).derive(AdmissionActions.TYPE).whole());
    }
}
