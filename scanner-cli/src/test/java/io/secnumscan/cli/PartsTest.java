package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.ResourceWriter;
import io.secnumscan.core.snapshot.SnapshotWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cloud with projects, two of which have one name, and a cluster with namespaces, of which one is empty. */
class PartsTest {
    private static final String PROJECT = "openstack.identity.project";
    private static final String NETWORK = "openstack.network.network";
    private static final String HYPERVISOR = "openstack.compute.hypervisor";
    private static final String NAMESPACE = "kubernetes.core.namespace";
    private static final String INGRESS = "kubernetes.network.ingress";
    private static final Scope DOMAIN = Scope.of("domain", "d");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private SnapshotWriter writer;

    @BeforeEach
    void aCloudAndACluster() throws IOException {
        writer = SnapshotWriter.create(
                folder.resolve("snapshot"), new SnapshotWriter.Head("secnumscan", "0", "run"), List.of(),
                InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")));
        writer.addTarget(0, "cloud", "openstack", JsonNodeFactory.instance.objectNode(),
                planned(PROJECT, NETWORK, HYPERVISOR), List.of());
        writer.addTarget(1, "cluster", "kubernetes", JsonNodeFactory.instance.objectNode(),
                planned(NAMESPACE, INGRESS), List.of());
        read(0, 0, DOMAIN, "a1", "prod", "b2", "prod", "c3", "production", "d4", "a1");
        list(0, 1, new Object[]{Scope.of("project", "a1"), "n1", "x"},
                new Object[]{Scope.of("project", "b2"), "n2", "x"},
                new Object[]{Scope.of("project", "c3"), "n3", "x"}, new Object[]{Scope.of("project", "d4"), "n4", "x"},
                new Object[]{Scope.of("project", "unlisted"), "n5", "x"});
        ResourceWriter none = writer.open(0, 2);
        writer.ended(0, 2, none, Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403"));
        read(1, 0, Scope.ALL, "Namespace//ci", "ci", "Namespace//empty", "empty");
        read(1, 1, Scope.of("namespace", "ci"), "Ingress/ci/web", "web");
        writer.finish();
        rule("openstack/network/os-mine", NETWORK, "resource.name == ''");
        rule("openstack/compute/os-host", HYPERVISOR, "resource.id == ''");
        rule("kubernetes/network/k8s-mine", INGRESS, "resource.name == ''");
        Files.writeString(folder.resolve("mine/map.yaml"),
                "os-mine: {decides: [13.1.a]}\nos-host: {decides: [13.1.a]}\nk8s-mine: {decides: [13.1.a]}\n");
    }

    @Test
    void aNameMeansEveryProjectThatHasItAndThatIsSaid() throws IOException {
        assertEquals(1, evaluate("--project", "prod"), this::complaint);

        assertEquals(List.of("n1", "n2"), failing());
        assertTrue(complaint().contains("project/prod is the name of 2, and all are meant: project/a1, project/b2;"),
                this::complaint);
    }

    @Test
    void aPatternMeansEveryProjectThatItNames() throws IOException {
        assertEquals(1, evaluate("--project", "prod*"), this::complaint);

        assertEquals(List.of("n1", "n2", "n3"), failing());
        assertEquals("", complaint());
    }

    @Test
    void anIdIsNotTheProjectThatIsNamedSo() throws IOException {
        assertEquals(1, evaluate("--project", "a1"), this::complaint);

        assertEquals(List.of("n1"), failing());
    }

    @Test
    void aNameMayBeExcluded() throws IOException {
        assertEquals(1, evaluate("--exclude", "project/prod*", "--exclude", "k8s-mine"), this::complaint);

        assertEquals(List.of("n4", "n5"), failing());
    }

    @Test
    void aProjectThatNoListNamesIsKnownByWhatIsInIt() throws IOException {
        assertEquals(1, evaluate("--project", "unlisted"), this::complaint);

        assertEquals(List.of("n5"), failing());
    }

    @Test
    void aNamespaceIsJudgedAndNothingIsSaidOfACloud() throws IOException {
        assertEquals(1, evaluate("--namespace", "ci"), this::complaint);

        assertEquals(List.of("Ingress/ci/web"), failing());
        assertEquals(0, report().at("/summary/verdicts/not-assessable").asInt());
    }

    @Test
    void aNamespaceWithoutAnySuchThingIsThereAllTheSame() throws IOException {
        assertEquals(0, evaluate("--namespace", "empty"), this::complaint);

        for (JsonNode requirement : report().path("requirements")) {
            assertFalse(requirement.path("outcome").asText().equals("satisfied"), requirement::toString);
        }
    }

    @Test
    void aNamespaceThatIsNowhereIsRefused() {
        assertEquals(2, evaluate("--namespace", "emptyy"));

        assertTrue(complaint().contains("namespace/emptyy: nothing that was read is there"), this::complaint);
    }

    @Test
    void aRuleOnWhatIsInNoPartIsRefusedRatherThanCalledClean() {
        assertEquals(2, evaluate("--project", "prod*", "--exclude", "os-mine", "--exclude", "k8s-mine"));

        assertTrue(complaint().contains("no rule that is left judges what is in a project or namespace"),
                this::complaint);
    }

    private static List<SnapshotWriter.Planned> planned(String... types) {
        return Arrays.stream(types)
                .map(type -> new SnapshotWriter.Planned(type, "", Scope.ALL, "admin", new View.Cloud()))
                .toList();
    }

    /** @param resources id and name of each */
    private void read(int target, int number, Scope scope, String... resources) {
        List<Object[]> all = new ArrayList<>();
        for (int i = 0; i < resources.length; i += 2) {
            all.add(new Object[]{scope, resources[i], resources[i + 1]});
        }
        list(target, number, all.toArray(Object[][]::new));
    }

    private void list(int target, int number, Object[]... resources) {
        ResourceWriter list = writer.open(target, number);
        for (Object[] one : resources) {
            list.add(0, (Scope) one[0], (String) one[1], (String) one[2], json -> {
                json.writeStartObject();
                json.writeStringField("name", (String) one[2]);
                json.writeObjectFieldStart("metadata");
                json.writeStringField("name", (String) one[2]);
                json.writeEndObject();
                json.writeEndObject();
            });
        }
        list.endPage();
        writer.ended(target, number, list, new Coverage.Complete(resources.length));
    }

    private void rule(String path, String type, String requirement) throws IOException {
        Path rule = folder.resolve("mine").resolve(path).resolve("rule.yaml");
        Files.createDirectories(rule.getParent());
        Files.writeString(rule, SmallSnapshot.RULE
                .replace("os-mine", path.substring(path.lastIndexOf('/') + 1))
                .replace(NETWORK, type)
                .replace("resource.name == ''", requirement)
                .replace("{resource.id}", "it"));
    }

    private int evaluate(String... filters) {
        List<String> arguments = new ArrayList<>(
                List.of("evaluate", "snapshot", "--rules", "mine", "--output", "again", "--quiet"));
        if (!List.of(filters).contains("--rule")) {
            arguments.addAll(List.of("--rule", "os-mine", "--rule", "os-host", "--rule", "k8s-mine"));
        }
        arguments.addAll(List.of(filters));
        err.reset();
        return new Main(new Shell(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), folder, () -> Instant.EPOCH, false,
                "en")).run(arguments.toArray(String[]::new));
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<String> failing() throws IOException {
        TreeSet<String> ids = new TreeSet<>();
        for (JsonNode finding : report().path("findings")) {
            if (finding.path("verdict").asText().equals("fail")) {
                ids.add(finding.at("/resource/id").asText());
            }
        }
        return List.copyOf(ids);
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("again/report.json").toFile());
    }
}
