package io.secnumscan.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.api.RoleManifest;
import io.secnumscan.k8s.collect.KubeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The roles that are shipped give the rights which the collectors name when they are refused, and no other. */
class DeployedRolesTest {
    private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");
    private static final List<String> SENSITIVE = List.of("secrets", "configmaps");

    @Test
    void theReaderListsAllThatIsReadButSecretsAndConfigMaps() throws IOException {
        assertEquals(given(path -> !SENSITIVE.contains(path.plural())),
                rules("reader.yaml", "ClusterRole", "secnumscan-reader"));
    }

    @Test
    void kubeadmsTwoConfigMapsAreReadByName() throws IOException {
        Text right = new ResourcePath("", "v1", "configmaps").missing("get", Optional.of("kube-system"));
        Text two = new Text(right.en() + ", name kubeadm-config, kubelet-config", right.fr());

        assertEquals(missing(List.of(two)), rules("reader.yaml", "Role", "secnumscan-kubeadm"));
    }

    @Test
    void configMapsAndSecretsAreGivenByRolesOfTheirOwn() throws IOException {
        assertEquals(given(path -> path.plural().equals("configmaps")),
                rules("config-maps.yaml", "ClusterRole", "secnumscan-config-maps"));
        assertEquals(given(path -> path.plural().equals("secrets")),
                rules("secrets.yaml", "ClusterRole", "secnumscan-secrets"));
    }

    @Test
    void noRoleHasAnotherVerbThanGetAndList() throws IOException {
        for (String file : List.of("reader.yaml", "config-maps.yaml", "secrets.yaml")) {
            List<String> verbs = Files.readString(FOLDER.resolve(file)).lines().filter(line -> line.contains("verbs:"))
                    .toList();
            assertTrue(
                    !verbs.isEmpty() && verbs.stream().allMatch(line -> line.matches("    verbs: \\[\"(get|list)\"]")),
                    file);
        }
    }

    private static List<String> given(Predicate<ResourcePath> wanted) {
        List<Text> rights = KubernetesSession.kinds(true).stream()
                .map(KubeKind::paths)
                .flatMap(List::stream)
                .filter(wanted)
                .map(path -> path.missing("list", Optional.empty()))
                .toList();
        return missing(rights);
    }

    private static List<String> missing(List<Text> rights) {
        List<String> manifest = RoleManifest
                .of(rights.stream().map(DeployedRolesTest::refused).toList()).stream().map(Text::en).toList();
        return manifest.subList(manifest.indexOf("rules:") + 1, manifest.indexOf("---"));
    }

    private static CoverageRecord refused(Text right) {
        Coverage coverage = new Coverage.Unavailable(Cause.FORBIDDEN, "HTTP 403", Optional.of(right));
        return new CoverageRecord("c", "", Scope.ALL, "kubernetes.core.pod", coverage, "who", new View.Cloud());
    }

    /** Of one document of a file. */
    private static List<String> rules(String file, String kind, String name) throws IOException {
        String document = Stream.of(Files.readString(FOLDER.resolve(file)).split("---\n", -1))
                .filter(one -> one.contains("kind: " + kind + "\nmetadata: {name: " + name))
                .findFirst()
                .orElseThrow();
        return document.substring(document.indexOf("rules:\n") + "rules:\n".length()).lines().toList();
    }
}
