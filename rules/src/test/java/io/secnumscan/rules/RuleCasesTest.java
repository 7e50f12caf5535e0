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
    /** All rules, as the catalogues number them; an id is never reused and never lost. */
    private static final List<String> IDS = """
            k8s-adm-enforcing k8s-adm-fail-closed k8s-adm-vap-unbound k8s-adm-webhook-tls k8s-admin-namespace-closed
            k8s-aggregated-api-available k8s-aggregated-api-tls k8s-apiserver-adm-node-restriction
            k8s-apiserver-adm-pod-security k8s-apiserver-anonymous-auth k8s-apiserver-authz-node
            k8s-apiserver-authz-not-always-allow k8s-apiserver-authz-rbac k8s-apiserver-etcd-mtls
            k8s-apiserver-profiling k8s-apiserver-replica-consistency k8s-apiserver-tls-ciphers
            k8s-apiserver-tls-min-version k8s-apiserver-token-auth-file k8s-audit-backend k8s-audit-maxage
            k8s-audit-policy-present k8s-cm-bind-address k8s-cm-sa-credentials k8s-controlplane-ha
            k8s-controlplane-taint k8s-csr-issued-to-people k8s-csr-pending k8s-enc-provider-config
            k8s-etcd-client-cert-auth k8s-etcd-listen-urls k8s-etcd-peer-tls k8s-etcd-server-tls k8s-etcd-unique-ca
            k8s-ing-backend-dangling k8s-ing-cert-match k8s-ing-default-cert k8s-ing-snippets k8s-ing-tls
            k8s-ing-wildcard-host k8s-log-agent-coverage k8s-net-admin-priority-clash k8s-net-calico-host
            k8s-net-cilium-default-deny-off k8s-net-cluster-default k8s-net-cni-enforces k8s-net-default-deny-egress
            k8s-net-default-deny-ingress k8s-net-deprecated-anp k8s-net-hostnetwork-bypass k8s-net-ipv6-gap
            k8s-net-named-port-unresolved k8s-net-node-encryption k8s-net-ns-has-policy k8s-net-observability-tls
            k8s-net-pod-to-internet k8s-net-pod-to-metadata k8s-net-pod-to-node-admin k8s-net-pod-uncovered
            k8s-net-policy-dangling k8s-net-policy-neutralised k8s-net-policy-or-peers k8s-net-policy-types-missing
            k8s-net-policy-wide-ports k8s-net-secondary-networks k8s-net-tenant-to-system k8s-net-tenant-to-tenant
            k8s-node-external-ip k8s-os-allowed-address-pairs k8s-os-network-shared k8s-os-node-join
            k8s-os-path-proof k8s-os-port-security k8s-os-sg-api-open k8s-os-sg-egress-open k8s-os-sg-nodeport-open
            k8s-os-sg-ssh k8s-os-tenant-to-project
            k8s-pod-capabilities k8s-pod-host-ipc k8s-pod-host-network k8s-pod-host-pid k8s-pod-host-ports
            k8s-pod-hostpath k8s-pod-priv-escalation k8s-pod-privileged k8s-pod-proc-mount-sysctls k8s-pod-root
            k8s-pod-runtime-socket k8s-pod-seccomp k8s-psa-effective-gap k8s-psa-enforce-level k8s-psa-version-pinned
            k8s-pv-encrypted k8s-pv-hostpath-local k8s-rbac-anonymous-binding k8s-rbac-authenticated-binding
            k8s-rbac-cluster-admin k8s-rbac-cross-namespace-subject k8s-rbac-csr-approve k8s-rbac-dangling-binding
            k8s-rbac-escalate-bind-impersonate k8s-rbac-exec-attach k8s-rbac-namespace-sa-group k8s-rbac-node-proxy
            k8s-rbac-secrets-read k8s-rbac-system-masters k8s-rbac-token-create k8s-rbac-webhook-write
            k8s-rbac-wildcards k8s-sa-automount k8s-sa-default-unused k8s-sc-single-default k8s-secret-env
            k8s-secret-in-configmap k8s-secret-in-env-literal k8s-secret-last-applied k8s-secret-legacy-sa-token
            k8s-svc-admin-port-published k8s-svc-external-ips k8s-svc-external-name k8s-svc-lb-source-ranges
            k8s-svc-manual-endpoints k8s-svc-nodeport k8s-tenant-default-namespace k8s-tenant-quota
            k8s-tenant-to-api-path k8s-ui-unsafe-flags k8s-version-skew k8s-version-supported os-barbican-acl-foreign
            os-barbican-secret-expiry os-barbican-secret-strength os-cinder-backup-encrypted os-cinder-backup-recent
            os-cinder-snapshot-encrypted os-cinder-transfer-pending os-cinder-type-encryption
            os-cinder-volume-encrypted os-cinder-volume-weak-encryption os-endpoint-admin-address-private
            os-endpoint-https os-endpoint-interfaces-defined os-endpoint-plane-separation os-fip-forward-admin-port
            os-fip-unassociated os-glance-community os-glance-members os-glance-public-owner os-glance-signature
            os-keystone-admin-inherited os-keystone-admin-list os-keystone-admin-on-tenant-project
            os-keystone-appcred-admin-role os-keystone-appcred-expiry os-keystone-appcred-orphan
            os-keystone-appcred-unrestricted os-keystone-cross-domain-assignment os-keystone-default-roles
            os-keystone-disabled-user-access os-keystone-ec2-credential os-keystone-implied-role-escalation
            os-keystone-lockout-exempt os-keystone-mfa-enabled os-keystone-mfa-rules-strong os-keystone-policy-exempt
            os-keystone-service-account-role os-keystone-system-scope-list os-keystone-token-lifetime
            os-keystone-trust-admin-role os-keystone-trust-cross-domain os-keystone-trust-impersonation
            os-leftover-identity os-net-agent-plane os-net-port-security-default os-net-sg-logging os-net-shared
            os-nova-aggregate-tenant-isolation os-nova-hypervisor-plane os-nova-keypair-strength
            os-nova-metadata-secret os-nova-quota-bounded os-nova-server-security-group os-nova-userdata-password-login
            os-nova-userdata-secret os-octavia-allowed-cidrs os-octavia-backend-tls os-octavia-plaintext
            os-octavia-tls-ciphers os-octavia-tls-versions os-port-address-pair-collision os-port-address-pair-wide
            os-port-foreign-network os-port-security-off os-rbac-dangling-target os-rbac-wildcard os-reach-cluster-underlay os-reach-cross-domain
            os-reach-cross-tenant os-reach-environment os-reach-internet-in os-reach-internet-out os-reach-matrix
            os-reach-tenant-to-admin os-router-multi-tenant os-scan-coverage os-service-retired
            os-sg-address-group-wide os-sg-default-closed os-sg-default-template os-sg-ingress-admin-ports
            os-sg-ingress-all os-sg-ingress-control-ports os-sg-ingress-data-ports os-sg-ingress-wide-ports
            os-sg-ipv6-wider os-sg-remote-group-foreign os-sg-shared os-time-agent-skew os-time-token-skew
            os-vpn-dh-group os-vpn-encryption os-vpn-ike-v2 os-vpn-integrity os-vpn-mode os-vpn-psk os-vpn-transform
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
