package io.secnumscan.k8s.analysis.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionCallsTest {
    private static final String VALIDATING = "kubernetes.admission.validating-webhooks";
    private static final String SERVICE = "'service':{'namespace':'ops','name':'policy'}";

    private static Read webhook(String content) {
        return Read.cluster().with(VALIDATING, "ValidatingWebhookConfiguration",
                "{'metadata':{'name':'w'},'webhooks':[{'name':'v.example.org'" + content + "}]}");
    }

    private static JsonNode row(String client) {
        return webhook(",'clientConfig':{" + client + "}").derive(AdmissionCalls.TYPE)
                .row("ValidatingWebhookConfiguration//w/v.example.org");
    }

    private static String certificates(String... ends) {
        return "'caBundle':{'certificates':[" + String.join(",",
                List.of(ends).stream().map(end -> "{'notAfter':'" + end + "'}").toList()) + "]}";
    }

    @Test
    void eachWebhookIsOneRow() {
        assertEquals(
                List.of("MutatingWebhookConfiguration//m/a", "MutatingWebhookConfiguration//m/b"),
                Read.cluster().with("kubernetes.admission.mutating-webhooks", "MutatingWebhookConfiguration",
                        "{'metadata':{'name':'m'},'webhooks':[{'name':'a'},{'name':'b'}]}")
                        .derive(AdmissionCalls.TYPE).ids());
    }

    @Test
    void whatFailsRefusesUnlessItSaysOtherwise() {
        assertEquals("Fail", row("").path("failure_policy").asText());
        assertEquals("Ignore", webhook(",'failurePolicy':'Ignore'").derive(AdmissionCalls.TYPE)
                .row("ValidatingWebhookConfiguration//w/v.example.org").path("failure_policy").asText());
    }

    @Test
    void aPolicyCallsNobody() {
        JsonNode policy = Read.cluster().with("kubernetes.admission.validating-policy", "ValidatingAdmissionPolicy",
                "{'metadata':{'name':'p'},'spec':{'failurePolicy':'Ignore'}}").derive(AdmissionCalls.TYPE)
                .row("ValidatingAdmissionPolicy//p");

        assertEquals("false Ignore", policy.path("webhook") + " " + policy.path("failure_policy").asText());
    }

    @Test
    void groupsOfAllRulesAreKnown() {
        assertEquals("[\"\",\"apps\",\"lab.example\"]",
                webhook(",'rules':[{'apiGroups':['lab.example','apps']},{'apiGroups':['','apps']}]")
                        .derive(AdmissionCalls.TYPE).row("ValidatingWebhookConfiguration//w/v.example.org")
                        .path("api_groups").toString());
    }

    @Test
    void groupsOfAPolicyAreThoseOfItsConstraints() {
        assertEquals("[\"batch\"]", Read.cluster().with("kubernetes.admission.validating-policy",
                "ValidatingAdmissionPolicy",
                "{'metadata':{'name':'p'},'spec':{'matchConstraints':{'resourceRules':[{'apiGroups':['batch']}]}}}")
                .derive(AdmissionCalls.TYPE).row("ValidatingAdmissionPolicy//p").path("api_groups").toString());
    }

    @Test
    void aServiceIsNamed() {
        assertEquals("ops/policy", row(SERVICE).path("service").asText());
    }

    @ParameterizedTest
    @CsvSource({"https://mesh.outside.example/inject,mesh.outside.example,false",
            "https://127.0.0.1:8443/,127.0.0.1,true",
            "https://[::1]/,[::1],true", "https://localhost/,localhost,true", "no address,'',false"})
    void anAddressIsKnownByItsHost(String url, String host, boolean loopback) {
        JsonNode row = row("'url':'" + url + "'");

        assertEquals(host + " " + loopback, row.path("host").asText() + " " + row.path("loopback"));
    }

    @Test
    void theLastEndCounts() {
        assertEquals("2030-01-01T00:00:00Z",
                row(certificates("2025-01-01T00:00:00Z", "2030-01-01T00:00:00Z")).path("authority_until").asText());
    }

    @Test
    void withoutABundleThereIsNoAuthority() {
        assertFalse(row(SERVICE).path("authority").asBoolean(true));
    }

    @Test
    void aBundleThatCouldNotBeDecodedIsLeftOpen() {
        assertFalse(row("'caBundle':{'unreadable':true}").has("authority"));
    }

    @Test
    void oneKindThatWasRefusedLeavesTheRestOpen() {
        Read.Derived derived =
                webhook("").refused("kubernetes.admission.mutating-webhooks").derive(AdmissionCalls.TYPE);

        assertInstanceOf(Coverage.Partial.class, derived.whole());
        assertEquals(1, derived.rows().size());
    }

    @Test
    void policiesOfAnOldReleaseAreNone() {
        assertTrue(webhook("").absent("kubernetes.admission.mutating-policy")
                .derive(AdmissionCalls.TYPE).whole() instanceof Coverage.Complete);
    }
}
