package io.secnumscan.k8s.analysis.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Read;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyEffectsTest {
    private static final String NAMESPACES = "kubernetes.core.namespace";
    private static final String PODS = "kubernetes.core.pod";

    private static Read cluster() {
        return Read.cluster()
                .with(NAMESPACES, "Namespace", "{'metadata':{'name':'team','labels':{'env':'prod','log':'y'}}}")
                .with(NAMESPACES, "Namespace", "{'metadata':{'name':'other','labels':{'env':'test','log':'y'}}}");
    }

    private static Read with(Read read, Kind kind, String name, String spec) {
        String namespace = List.of(Kind.NETWORK_POLICY, Kind.CILIUM, Kind.CALICO).contains(kind)
                ? ",'namespace':'team'"
                : "";
        return read.with(kind.type(), "Policy", "{'metadata':{'name':'" + name + "'" + namespace + "},'spec':" + spec
                + "}");
    }

    private static JsonNode row(Read read) {
        return read.derive(new PolicyEffects()).rows().getFirst().attributes();
    }

    private static JsonNode row(Kind kind, String spec) {
        return row(with(cluster(), kind, "p", spec));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static String openings(Kind kind, String spec) {
        return String.join(" | ", texts(row(kind, spec).path("openings")));
    }

    private static String ingress(String rules) {
        return "{'podSelector':{},'policyTypes':['Ingress'],'ingress':" + rules + "}";
    }

    private static String egress(String rules) {
        return "{'podSelector':{},'policyTypes':['Egress'],'egress':" + rules + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "[{}]; ingress ← *",
            "[{'from':[]}]; ingress ← *",
            "[{'ports':[{'protocol':'SCTP','port':3868}]}]; ingress ← * (SCTP 3868)",
            "[{'ports':[{'port':1,'endPort':9}]}]; ingress ← * (TCP 1-9)",
            "[{'from':[{'namespaceSelector':{}}]}]; ingress ← */*",
            "[{'from':[{'namespaceSelector':{},'podSelector':{}}]}]; ingress ← */*",
            "[{'from':[{'namespaceSelector':{'matchLabels':{'log':'y'}}}]}]; ingress ← */*",
            "[{'from':[{'namespaceSelector':{'matchLabels':{'env':'test'}}},{'podSelector':{}}]}]; ingress ← */*",
            "[{'from':[{'ipBlock':{'cidr':'0.0.0.0/0'}}]}]; ingress ← 0.0.0.0/0",
            "[{'from':[{'ipBlock':{'cidr':'0.0.0.0/1'}},{'ipBlock':{'cidr':'128.0.0.0/1'}}]}]; ingress ← 0.0.0.0/1, 128.0.0.0/1",
            "[{'from':[{'ipBlock':{'cidr':'::/0'}}]}]; ingress ← ::/0",
            "[{'from':[{'ipBlock':{'cidr':'0.0.0.0/0','except':['10.0.0.0/8']}}]}]; ingress ← 0.0.0.0/0 - 10.0.0.0/8"})
    void everyoneComesIn(String rules, String said) {
        assertEquals(said, openings(Kind.NETWORK_POLICY, ingress(rules)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "[]",
            "[{'from':[{'podSelector':{}}]}]",
            "[{'from':[{'namespaceSelector':{},'podSelector':{'matchLabels':{'app':'web'}}}]}]",
            "[{'from':[{'namespaceSelector':{'matchLabels':{'env':'test'}}}]}]",
            "[{'from':[{'ipBlock':{'cidr':'10.0.0.0/8'}},{'ipBlock':{'cidr':'172.16.0.0/12'}}]}]",
            "[{'from':[{'ipBlock':{'cidr':'0.0.0.0/0','except':['0.0.0.0/1','128.0.0.0/1']}}]}]",
            "[{'from':[{'ipBlock':{'cidr':'2001:db8:10::/48','except':['2001:db8:10:ff::/64']}}]}]"})
    void someAloneComeIn(String rules) {
        JsonNode row = row(Kind.NETWORK_POLICY, ingress(rules));

        assertEquals(List.of(), texts(row.path("openings")));
        assertTrue(row.path("understood").asBoolean());
    }

    @Test
    void halvesOnTheSamePortsAddUp() {
        assertEquals("egress → 0.0.0.0/1, 128.0.0.0/1 (TCP 443)", openings(Kind.NETWORK_POLICY, egress("""
                [{'ports':[{'port':443}],'to':[{'ipBlock':{'cidr':'0.0.0.0/1'}}]},
                 {'ports':[{'port':443}],'to':[{'ipBlock':{'cidr':'128.0.0.0/1'}}]}]""")));
    }

    @Test
    void halvesOnOtherPortsDoNot() {
        assertEquals("", openings(Kind.NETWORK_POLICY, egress("""
                [{'ports':[{'port':443}],'to':[{'ipBlock':{'cidr':'0.0.0.0/1'}}]},
                 {'ports':[{'port':80}],'to':[{'ipBlock':{'cidr':'128.0.0.0/1'}}]}]""")));
    }

    @Test
    void aHalfOnEveryPortAddsToThatOfOne() {
        assertEquals("egress → 128.0.0.0/1, 0.0.0.0/1 (TCP 443)", openings(Kind.NETWORK_POLICY, egress("""
                [{'to':[{'ipBlock':{'cidr':'0.0.0.0/1'}}]},
                 {'ports':[{'port':443}],'to':[{'ipBlock':{'cidr':'128.0.0.0/1'}}]}]""")));
    }

    @Test
    void theInternetWithoutWhatIsPrivateIsNotEverything() {
        JsonNode row = row(Kind.NETWORK_POLICY,
                egress("[{'to':[{'ipBlock':{'cidr':'0.0.0.0/0','except':['10.0.0.0/8']}}]}]"));

        assertEquals(List.of(), texts(row.path("openings")));
        assertEquals(List.of("egress → 0.0.0.0/0 - 10.0.0.0/8"), texts(row.path("internet")));
    }

    @Test
    void oneAddressLeftOutChangesNothing() {
        assertEquals("egress → 0.0.0.0/0 - 169.254.169.254/32", openings(Kind.NETWORK_POLICY,
                egress("[{'to':[{'ipBlock':{'cidr':'0.0.0.0/0','except':['169.254.169.254/32']}}]}]")));
    }

    @Test
    void rulesOfADirectionThatItIsNotAboutHaveNoEffect() {
        assertEquals("", openings(Kind.NETWORK_POLICY,
                "{'podSelector':{},'policyTypes':['Ingress'],'egress':[{}]}"));
    }

    @Test
    void withoutTypesItIsAboutWhatItHasRulesFor() {
        assertEquals("egress → *", openings(Kind.NETWORK_POLICY, "{'podSelector':{},'egress':[{}]}"));
    }

    @Test
    void aBlockThatIsNoneIsNotUnderstood() {
        assertFalse(row(Kind.NETWORK_POLICY, ingress("[{'from':[{'ipBlock':{'cidr':'ten'}}]}]")).has("understood"));
    }

    @Test
    void whetherLabelsMeanEveryNamespaceIsNotKnownWithoutThem() {
        JsonNode row = row(with(cluster().refused(NAMESPACES), Kind.NETWORK_POLICY, "p",
                ingress("[{'from':[{'namespaceSelector':{'matchLabels':{'log':'y'}}}]}]")));

        assertFalse(row.has("understood"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "ADMIN; [{'action':'Allow','from':[{'namespaces':{}}]}]; ingress ← */*",
            "BASELINE; [{'action':'Allow','from':[{'namespaces':{}}]}]; ingress ← */*",
            "CLUSTER; [{'action':'Accept','from':[{'pods':{'namespaceSelector':{},'podSelector':{}}}]}]; ingress ← */*",
            "CLUSTER; [{'action':'Accept','from':[{'namespaces':{'matchLabels':{'log':'y'}}}]}]; ingress ← */*",
            "ADMIN; [{'action':'Allow','from':[{'namespaces':{'matchLabels':{'env':'test'}}}]}]; ``",
            "ADMIN; [{'action':'Pass','from':[{'namespaces':{}}]}]; ``",
            "ADMIN; [{'action':'Deny','from':[{'namespaces':{}}]},{'action':'Allow','from':[{'namespaces':{}}]}]; ``",
            "ADMIN; [{'action':'Pass','from':[{'namespaces':{}}]},{'action':'Allow','from':[{'namespaces':{}}]}]; ``"})
    void administratorsLetEveryoneIn(Kind kind, String rules, String said) {
        assertEquals(said, openings(kind, "{'subject':{'namespaces':{}},'ingress':" + rules + "}"));
    }

    @Test
    void networksAddUpAndWhatWasRefusedBeforeIsTakenOut() {
        String halves = "{'action':'Accept','to':[{'networks':['0.0.0.0/1','128.0.0.0/1']}]}";

        assertEquals("egress → 0.0.0.0/1, 128.0.0.0/1",
                openings(Kind.CLUSTER, "{'subject':{'namespaces':{}},'egress':[" + halves + "]}"));
        assertEquals("", openings(Kind.CLUSTER,
                "{'subject':{'namespaces':{}},'egress':[{'action':'Deny','to':[{'networks':['0.0.0.0/0']}]}," + halves
                        + "]}"));
    }

    @Test
    void aPeerOfAnotherReleaseIsNotUnderstood() {
        assertFalse(row(Kind.CLUSTER,
                "{'subject':{'namespaces':{}},'ingress':[{'action':'Accept','from':[{'planets':{}}]}]}")
                .has("understood"));
    }

    @Test
    void anActionOfAnotherReleaseIsNotUnderstood() {
        assertFalse(row(Kind.CLUSTER, "{'subject':{'namespaces':{}},'ingress':[{'action':'Ask'}]}").has("understood"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "'ingress':[{'fromEntities':['world','host']}]; ingress ← world",
            "'ingress':[{'fromEntities':['cluster']}]; ingress ← cluster",
            "'egress':[{'toEntities':['all']}]; egress → all",
            "'egress':[{'toEntities':['cluster']}]; ``",
            "'egress':[{'toFQDNs':[{'matchPattern':'*'}]}]; egress → toFQDNs *",
            "'egress':[{'toFQDNs':[{'matchPattern':'*.*'}]}]; egress → toFQDNs *.*",
            "'egress':[{'toFQDNs':[{'matchPattern':'*.example.org'}]}]; ``",
            "'ingress':[{'fromCIDR':['0.0.0.0/1'],'fromCIDRSet':[{'cidr':'128.0.0.0/1'}]}]; ingress ← 0.0.0.0/1, 128.0.0.0/1",
            "'ingress':[{'toPorts':[{'ports':[{'port':'80','protocol':'TCP'}]}]}]; ingress ← * (TCP 80)",
            "'ingress':[{}]; ``",
            "'ingress':[{'fromEndpoints':[{}]}]; ``",
            "'ingress':[{'fromEndpoints':[{'matchExpressions':[{'key':'k8s:io.kubernetes.pod.namespace','operator':'Exists'}]}]}]; ingress ← */*",
            "'ingressDeny':[{'fromEntities':['all']}],'ingress':[{'fromEntities':['world']}]; ``"})
    void ciliumLetsEveryoneThrough(String rules, String said) {
        assertEquals(said, openings(Kind.CILIUM, "{'endpointSelector':{}," + rules + "}"));
    }

    @Test
    void anEmptySelectorOfTheWholeClusterMeansEveryPod() {
        assertEquals("ingress ← */*",
                openings(Kind.CILIUM_CLUSTERWIDE, "{'endpointSelector':{},'ingress':[{'fromEndpoints':[{}]}]}"));
    }

    @Test
    void aGroupOfBlocksElsewhereIsNotUnderstood() {
        assertFalse(row(Kind.CILIUM,
                "{'endpointSelector':{},'ingress':[{'fromCIDRSet':[{'cidrGroupRef':'g'}]}]}").has("understood"));
    }

    @Test
    void rulesWithoutDefaultDenyAreNamed() {
        JsonNode row = row(Kind.CILIUM, "{'endpointSelector':{},'enableDefaultDeny':{'egress':false,'ingress':false},"
                + "'egress':[{'toEntities':['cluster']}]}");

        assertEquals(List.of("egress"), texts(row.path("default_deny_off")));
        assertEquals(List.of("egress → cluster"), texts(row.path("entities")));
        assertEquals(List.of(), texts(row.path("refuses")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "[{'action':'Allow'}]; ingress ← *",
            "[{'action':'allow','source':{}}]; ingress ← *",
            "[{'action':'Allow','protocol':'TCP','destination':{'ports':[22]}}]; ingress ← * (TCP 22)",
            "[{'action':'Allow','source':{'namespaceSelector':'all()'}}]; ingress ← */*",
            "[{'action':'Allow','source':{'namespaceSelector':'has(log)'}}]; ingress ← */*",
            "[{'action':'Allow','source':{'nets':['0.0.0.0/1','128.0.0.0/1']}}]; ingress ← 0.0.0.0/1, 128.0.0.0/1",
            "[{'action':'Allow','source':{'notNets':['10.0.0.0/8']}}]; ingress ← * - 10.0.0.0/8",
            "[{'action':'Deny','source':{'nets':['10.0.0.0/8']}},{'action':'Allow'}]; ingress ← *",
            "[{'action':'Deny'},{'action':'Allow'}]; ``",
            "[{'action':'Pass'}]; ``",
            "[{'action':'Allow','source':{'selector':'all()'}}]; ``",
            "[{'action':'Allow','source':{'selector':'has(app)'}}]; ``",
            "[{'action':'Allow','source':{'nets':['10.0.0.0/8']}}]; ``"})
    void calicoLetsEveryoneIn(String rules, String said) {
        assertEquals(said, openings(Kind.CALICO, "{'types':['Ingress'],'ingress':" + rules + "}"));
    }

    @Test
    void aGlobalSelectorMeansEveryPod() {
        assertEquals("ingress ← */*", openings(Kind.CALICO_GLOBAL,
                "{'types':['Ingress'],'ingress':[{'action':'Allow','source':{'selector':'all()'}}]}"));
    }

    @Test
    void whatIsAllowedToAllIsNotRefused() {
        assertEquals(List.of("egress"), texts(row(Kind.CALICO_GLOBAL,
                "{'types':['Ingress','Egress'],'ingress':[{'action':'Allow'}]}").path("refuses")));
    }

    @Test
    void aBaselineRefusesEgressWhenItRefusesNetworksToo() {
        String pods = "{'action':'Deny','to':[{'namespaces':{}}]}";
        String both = "{'action':'Deny','to':[{'namespaces':{}},{'networks':['0.0.0.0/0','::/0']}]}";

        assertEquals(List.of(), texts(row(Kind.BASELINE, "{'subject':{'namespaces':{}},'egress':[" + pods + "]}").path(
                "refuses")));
        assertEquals(List.of("egress"), texts(row(Kind.BASELINE, "{'subject':{'namespaces':{}},'egress':[" + both
                + "]}").path("refuses")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{'cidr':'0.0.0.0/0','except':['10.0.0.0/8']}; {'cidr':'::/0'}; true",
            "{'cidr':'10.0.0.0/8'}; {'cidr':'::/0'}; true",
            "{'cidr':'0.0.0.0/0'}; {'cidr':'::/0'}; false",
            "{'cidr':'0.0.0.0/0','except':['10.0.0.0/8']}; {'cidr':'::/0','except':['fc00::/7']}; false",
            "{'cidr':'10.0.0.0/8'}; {'cidr':'2001:db8::/32'}; false"})
    void ipv6IsOpenWhereIpv4IsHeldInBounds(String four, String six, boolean open) {
        JsonNode row = row(Kind.NETWORK_POLICY,
                egress("[{'to':[{'ipBlock':" + four + "},{'ipBlock':" + six + "}]}]"));

        assertEquals(open, !row.path("ipv6_open").isEmpty());
        assertTrue(row.path("blocks").asBoolean());
    }

    @Test
    void aBlockThatIsRefusedHasNoTwin() {
        String metadata = "{'subject':{'namespaces':{}},'egress':[{'action':'Deny','to':[{'networks':[%s]}]}]}";

        assertEquals(List.of("egress → 169.254.169.254/32"),
                texts(row(Kind.ADMIN, metadata.formatted("'169.254.169.254/32'")).path("ipv6_not_denied")));
        assertEquals(List.of(), texts(row(Kind.ADMIN, metadata.formatted("'169.254.169.254/32','fe80::a9fe:a9fe/128'"))
                .path("ipv6_not_denied")));
    }

    @Test
    void podsTellWhetherTheClusterHasIpv6() {
        Read read = with(cluster(), Kind.NETWORK_POLICY, "p", ingress("[]"));
        String pod = "{'metadata':{'name':'p','namespace':'team'},'spec':{},'status':{'podIPs':[{'ip':'%s'}]}}";

        assertFalse(row(read).path("ipv6").asBoolean(true));
        assertTrue(row(read.with(PODS, "Pod", pod.formatted("2001:db8::1"))).path("ipv6").asBoolean());
        assertFalse(row(with(cluster().refused(PODS), Kind.NETWORK_POLICY, "p", ingress("[]"))).has("ipv6"));
    }

    private static String ranked(int priority, String subject, String action) {
        return "{'tier':'Admin','priority':" + priority + ",'subject':" + subject + ",'ingress':[{'action':'" + action
                + "','from':[{'namespaces':{'matchLabels':{'env':'test'}}}]}]}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "10; {'namespaces':{}}; Deny; Policy//b",
            "11; {'namespaces':{}}; Deny; ``",
            "10; {'namespaces':{}}; Accept; ``",
            "10; {'namespaces':{'matchLabels':{'env':'test'}}}; Deny; ``",
            "10; {'pods':{'namespaceSelector':{},'podSelector':{'matchLabels':{'app':'web'}}}}; Deny; Policy//b"})
    void policiesOfOnePriorityClash(int priority, String subject, String action, String with) {
        Read read = with(cluster(), Kind.CLUSTER, "a", ranked(10, "{'namespaces':{'matchLabels':{'env':'prod'}}}",
                "Accept"));
        JsonNode row = row(with(read, Kind.CLUSTER, "b", ranked(priority, subject, action)));

        assertEquals(with, String.join(",", texts(row.path("clashes"))));
        assertTrue(row.path("ranked").asBoolean());
    }

    @Test
    void clashesAreNotKnownWithoutNamespaces() {
        Read read = with(Read.cluster().refused(NAMESPACES), Kind.CLUSTER, "a", ranked(10, "{'namespaces':{}}",
                "Accept"));

        assertFalse(row(with(read, Kind.CLUSTER, "b", ranked(10, "{'namespaces':{}}", "Deny"))).has("ranked"));
    }

    @Test
    void twoKindsOfOneNameHaveRowsOfTheirOwn() {
        Read read = with(with(cluster(), Kind.NETWORK_POLICY, "p", ingress("[]")), Kind.CALICO, "p", "{}");

        assertEquals(List.of("Policy/team/p", "Policy/team/p#calico"), read.derive(new PolicyEffects()).ids());
    }

    @Test
    void aKindThatWasRefusedMayHoldMore() {
        Read read = with(cluster().refused(Kind.CILIUM.type()), Kind.NETWORK_POLICY, "p", ingress("[]"));

        assertInstanceOf(Coverage.Partial.class, read.derive(new PolicyEffects()).whole());
    }

    @Test
    void aKindThatIsNotInstalledHidesNothing() {
        Read read = with(cluster().absent(Kind.CILIUM.type()), Kind.NETWORK_POLICY, "p", ingress("[]"));

        assertEquals(new Coverage.Complete(1), read.derive(new PolicyEffects()).whole());
    }

    @Test
    void namespacesThatWereRefusedTakeNoPolicyAway() {
        Read read = with(cluster().refused(NAMESPACES), Kind.NETWORK_POLICY, "p", ingress("[{}]"));

        assertEquals(new Coverage.Complete(1), read.derive(new PolicyEffects()).whole());
    }
}
