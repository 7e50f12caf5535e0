package io.secnumscan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.cases.RulesTest;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.perimeter.Perimeter;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.rule.RuleFiles;
import io.secnumscan.core.rule.RuleFiles.RuleFile;
import io.secnumscan.core.rule.Vocabulary;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule loads, and holds its cases. */
class RuleCasesTest {
    /** The first forty rules, as the catalogues number them; an id is never reused and never lost. */
    private static final List<String> IDS = """
            k8s-apiserver-anonymous-auth k8s-apiserver-authz-not-always-allow k8s-audit-backend k8s-controlplane-ha
            k8s-controlplane-taint k8s-enc-provider-config k8s-etcd-unique-ca k8s-net-ns-has-policy
            k8s-net-policy-types-missing k8s-pod-capabilities k8s-pod-host-network k8s-pod-hostpath k8s-pod-privileged
            k8s-psa-enforce-level k8s-rbac-anonymous-binding k8s-rbac-cluster-admin k8s-rbac-dangling-binding
            k8s-rbac-escalate-bind-impersonate k8s-rbac-wildcards k8s-secret-env
            os-endpoint-https os-endpoint-interfaces-defined os-keystone-admin-on-tenant-project os-keystone-appcred-expiry
            os-keystone-appcred-unrestricted os-keystone-default-roles os-keystone-disabled-user-access
            os-keystone-mfa-rules-strong os-net-sg-logging os-net-shared os-nova-keypair-strength
            os-nova-server-security-group os-nova-userdata-secret os-port-address-pair-wide os-port-security-off
            os-router-multi-tenant os-sg-address-group-wide os-sg-ingress-admin-ports os-sg-ingress-all
            os-sg-remote-group-foreign
            """.lines().flatMap(line -> Stream.of(line.strip().split(" "))).toList();

    @TempDir
    private Path work;

    @Test
    void everyRuleOfTheCatalogueThatIsBuiltIsThere() {
        assertEquals(new TreeSet<>(IDS),
                files().files().stream().map(RuleFile::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHoldsItsCases() {
        Vocabulary vocabulary = vocabulary();
        SortedMap<String, JsonNode> defaults =
                Perimeter.ofDefaults(Parameters.load(Shipped.ROOT, new Problems())).values();
        return files().files().stream().map(file -> DynamicTest.dynamicTest(file.id(), () -> {
            RulesTest.Result result = new RulesTest(vocabulary, defaults, work).run(file.folder());
            if (!result.passed()) {
                fail(String.join("\n", result.failures()));
            }
        }));
    }

    private static RuleFiles files() {
        Problems problems = new Problems();
        RuleFiles files = RuleFiles.read(List.of(Shipped.ROOT), vocabulary(), problems);
        problems.throwIfAny();
        return files;
    }

    private static Vocabulary vocabulary() {
        Problems problems = new Problems();
        List<Platform> platforms =
                ServiceLoader.load(Platform.class).stream().map(ServiceLoader.Provider::get).toList();
        Vocabulary vocabulary = Vocabulary.load(List.of(Shipped.ROOT), platforms, problems);
        problems.throwIfAny();
        return vocabulary;
    }
}
