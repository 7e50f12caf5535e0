package io.secnumscan.k8s.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleManifestTest {
    private static final Text PODS = new ResourcePath("", "v1", "pods").missing("list", Optional.of("shop"));
    private static final Text NODES = new ResourcePath("", "v1", "nodes").missing("list", Optional.empty());
    private static final Text ROLES =
            new ResourcePath("rbac.authorization.k8s.io", "v1", "roles").missing("list", Optional.empty());

    private static CoverageRecord refused(Text right, String reason) {
        Coverage coverage = new Coverage.Unavailable(Cause.FORBIDDEN, reason, Optional.of(right));
        return new CoverageRecord("c", "", Scope.ALL, "kubernetes.core.pod", coverage, "who", new View.Cloud());
    }

    private static String by(String user) {
        return "HTTP 403 (pods is forbidden: User \"" + user + "\" cannot list resource \"pods\" in API group \"\")";
    }

    private static List<String> lines(String language, CoverageRecord... refused) {
        return RoleManifest.of(List.of(refused)).stream().map(line -> line.in(language)).toList();
    }

    /** The subject, in the language. */
    private static String subject(String language, String... users) {
        CoverageRecord[] refused = Stream.of(users).map(user -> refused(PODS, by(user)))
                .toArray(CoverageRecord[]::new);
        List<String> lines = lines(language, refused);
        return lines.get(lines.indexOf("subjects:") + 1).strip();
    }

    @Test
    void whatIsMissingIsGivenByOneClusterRoleAndItsBinding() {
        assertEquals(List.of(
                "apiVersion: rbac.authorization.k8s.io/v1",
                "kind: ClusterRole",
                "metadata: {name: secnumscan-missing}",
                "rules:",
                "  - apiGroups: [\"\"]",
                "    resources: [\"nodes\", \"pods\"]",
                "    verbs: [\"list\"]",
                "  - apiGroups: [\"rbac.authorization.k8s.io\"]",
                "    resources: [\"roles\"]",
                "    verbs: [\"list\"]",
                "---",
                "apiVersion: rbac.authorization.k8s.io/v1",
                "kind: ClusterRoleBinding",
                "metadata: {name: secnumscan-missing}",
                "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: secnumscan-missing}",
                "subjects:",
                "  - {kind: User, apiGroup: rbac.authorization.k8s.io, name: \"ada\"}",
                "# or all that a scan reads, for an account of its own (secnumscan/scanner):",
                "# kubectl apply -f deploy/kubernetes/reader.yaml"),
                lines("en", refused(PODS, by("ada")), refused(NODES, "in 18 of 18 namespaces"),
                        refused(ROLES, by("ada"))));
    }

    @Test
    void anAccountOfTheClusterIsBoundAsOne() {
        assertEquals("- {kind: ServiceAccount, namespace: \"ops\", name: \"scan\"}",
                subject("en", "system:serviceaccount:ops:scan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"system:anonymous", "a}, {kind: Group, name: system:masters", ""})
    void whoCannotBeBoundIsFilledIn(String user) {
        String open = "- {kind: User, apiGroup: rbac.authorization.k8s.io, name: ";

        assertEquals(open + "USER}   # kubectl auth whoami", subject("en", user));
        assertEquals(open + "UTILISATEUR}   # kubectl auth whoami", subject("fr", user));
    }

    @Test
    void twoWhoAreNamedAreFilledIn() {
        assertEquals("- {kind: User, apiGroup: rbac.authorization.k8s.io, name: USER}   # kubectl auth whoami",
                subject("en", "ada", "eve"));
    }

    @Test
    void whatComesWithTheProgramIsNamedWithWhatTheRightsAreAbout() {
        Text secrets = new ResourcePath("", "v1", "secrets").missing("list", Optional.empty());
        Text configMaps = new ResourcePath("", "v1", "configmaps").missing("list", Optional.empty());

        assertEquals(List.of(
                "# ou tout ce que lit une analyse, pour un compte à elle (secnumscan/scanner) :",
                "# kubectl apply -f deploy/kubernetes/reader.yaml -f deploy/kubernetes/config-maps.yaml"
                        + " -f deploy/kubernetes/secrets.yaml"),
                lines("fr", refused(secrets, ""), refused(configMaps, "")).reversed().subList(0, 2).reversed());
    }

    @Test
    void aRightOnTwoObjectsIsGivenOnNoOthers() {
        Text any = new ResourcePath("", "v1", "configmaps").missing("get", Optional.of("kube-system"));
        Text two = new Text(any.en() + ", name one, two", any.fr() + ", nom one, two");

        assertEquals(List.of(
                "  - apiGroups: [\"\"]",
                "    resources: [\"configmaps\"]",
                "    resourceNames: [\"one\", \"two\"]",
                "    verbs: [\"get\"]"),
                lines("en", refused(two, "")).subList(4, 8));
    }

    @Test
    void whatIsNoRightOfTheClusterGivesNone() {
        assertEquals(List.of(), lines("en", refused(new Text("any role", "un rôle quelconque"), by("ada"))));
    }
}
