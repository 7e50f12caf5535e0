package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.process.JavaProcess;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.ResourceWriter;
import io.secnumscan.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in files, as a person meets them: the command line in a process of its own. */
class MistakesTest {
    private static final String RULE = """
            id: os-mine
            title: {en: Networks are named, fr: Les réseaux sont nommés}
            severity: low
            subject: openstack.network.network
            related:
              policies: {type: openstack.network.rbac-policy, where: {object_id: resource.id}}
            require: "resource.name != '' && !related.policies.exists(p, p.action == 'x')"
            message: {en: "{resource.id}", fr: "{resource.id}"}
            why: {en: because, fr: parce que}
            remediation: {en: name it, fr: nommez-le}
            sources: [a guide]
            """;
    private static final int TROUBLE = 2;

    @TempDir
    Path folder;

    private Path rule;
    private Path map;

    @BeforeEach
    void aSnapshotAndARuleOfOnesOwn() throws IOException {
        SnapshotWriter writer = SnapshotWriter.create(
                folder.resolve("snapshot"), new SnapshotWriter.Head("secnumscan", "0", "run"), List.of(),
                InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")));
        writer.addTarget(0, "cloud", "openstack", JsonNodeFactory.instance.objectNode(),
                List.of(new SnapshotWriter.Planned(
                        "openstack.network.network", "par", Scope.ALL, "admin", new View.Cloud())),
                List.of());
        ResourceWriter networks = writer.open(0, 0);
        networks.add(0, Scope.ALL, "n1", "net", json -> {
            json.writeStartObject();
            json.writeStringField("id", "n1");
            json.writeEndObject();
        });
        networks.endPage();
        writer.ended(0, 0, networks, new Coverage.Complete(1));
        writer.finish();
        rule = folder.resolve("mine/openstack/network/os-mine/rule.yaml");
        map = folder.resolve("mine/map.yaml");
        Files.createDirectories(rule.getParent());
        Files.writeString(rule, RULE);
        Files.writeString(map, "os-mine: {supports: [13.1.a]}\n");
    }

    @Test
    void withoutAnyTheSnapshotIsJudged() {
        JavaProcess.Result result = evaluate();

        assertEquals(3, result.code(), result::toString);
        assertEquals("", result.err());
    }

    @Test
    void aMisspeltFieldIsShownWithItsLineAndTheNearestOne() throws IOException {
        Files.writeString(rule, RULE.replace("resource.name", "resource.nmae"));

        assertRefused(rule + """
                :7:20: no field 'nmae' is declared here
                  7 | require: "resource.nmae != '' && !related.policies.exists(p, p.action == 'x')"
                    |                    ^
                  did you mean 'name'?
                """, evaluate());
    }

    @Test
    void anOperatorThatRelatedSetsDoNotHaveIsShownWithItsLineAndTheWayOut() throws IOException {
        Files.writeString(rule,
                RULE.replace("!related.policies.exists(p, p.action == 'x')", "related.policies.size() == 0"));

        assertRefused(rule + """
                :7:42: this needs a complete list, and elements of this one may be missing
                  7 | require: "resource.name != '' && related.policies.size() == 0"
                    |                                          ^
                  exists, all, exists_one, filter, map, distinct, atLeast and atMost know what is missing
                """, evaluate());
    }

    @Test
    void anUnknownRuleInTheMapIsShownWithItsLineAndTheNearestOne() throws IOException {
        Files.writeString(map, "os-mien: {supports: [13.1.a]}\n");

        assertRefused(map + """
                :1:1: unknown rule 'os-mien'
                  1 | os-mien: {supports: [13.1.a]}
                    | ^
                  did you mean 'os-mine'?
                """, evaluate());
    }

    @Test
    void anUnknownRequirementInTheMapIsShownWithItsLineAndTheNearestOne() throws IOException {
        Files.writeString(map, "\nos-mine: {supports: [13.1.z]}\n");

        JavaProcess.Result result = evaluate();

        assertEquals(TROUBLE, result.code());
        assertTrue(result.err().startsWith("secnumscan: " + map + ":2:22: unknown requirement '13.1.z'"), result::err);
        assertTrue(result.err().contains("did you mean"), result::err);
    }

    @Test
    void anUnknownKeyOfTheConfigurationIsShownWithItsLineAndTheNearestOne() throws IOException {
        Path config = folder.resolve("secnumscan.yaml");
        Files.writeString(config, "targets:\n  - {name: a, platform: openstack, clouds: [a], region: par}\n");

        assertRefused(config + """
                :2:49: unknown key 'region'
                  2 |   - {name: a, platform: openstack, clouds: [a], region: par}
                    |                                                 ^
                  did you mean 'regions'?
                """, run("collect"));
        assertFalse(Files.exists(folder.resolve("again")), "nothing is made of a configuration that is wrong");
    }

    @Test
    void aRegionBesideAConfigurationFileIsRefusedRatherThanForgotten() throws IOException {
        Files.writeString(folder.resolve("secnumscan.yaml"),
                "targets:\n  - {name: a, platform: openstack, clouds: [a]}\n");

        assertRefused("--os-region goes with --os-cloud; "
                + "a target of the configuration file has its own: regions: [REGION]\n",
                run("collect", "--os-region", "par"));
    }

    @Test
    void aPerimeterThatLiesThereAndIsNotNamedIsTold() throws IOException {
        Files.writeString(folder.resolve("secnumscan.yaml"), "perimeter: {adminNetworks: []}\n");

        assertEquals("secnumscan: the perimeter of ./secnumscan.yaml is not used; "
                + "name it: --perimeter secnumscan.yaml\n", evaluate().err());
    }

    @Test
    void aPerimeterThatIsMisspeltIsRefusedRatherThanForgotten() throws IOException {
        Path perimeter = folder.resolve("p.yaml");
        Files.writeString(perimeter, "perimetre: {adminNetworks: []}\n");

        assertRefused(perimeter + """
                :1:1: unknown key 'perimetre'
                  1 | perimetre: {adminNetworks: []}
                    | ^
                  did you mean 'perimeter'?
                """, run("evaluate", "snapshot", "--perimeter", "p.yaml"));
    }

    @Test
    void aManifestThatIsCutIsNamed() throws IOException {
        Path manifest = folder.resolve("snapshot/manifest.json");
        byte[] whole = Files.readAllBytes(manifest);
        Files.write(manifest, Arrays.copyOf(whole, whole.length / 2));
        long lines = Files.readString(manifest).lines().count();

        assertRefused(manifest + ":" + lines + ": is no JSON; the snapshot is damaged, collect again\n", evaluate());
    }

    @Test
    void aFileOfResourcesThatIsCutIsNamed() throws IOException {
        Path file;
        try (Stream<Path> files = Files.walk(folder.resolve("snapshot/resources"))) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 20));

        assertRefused(
                file + ": has 20 bytes of the " + whole.length
                        + " that were written; restore the snapshot from a copy, or collect again\n",
                evaluate());
        assertFalse(Files.exists(folder.resolve("again")), "nothing is made of a snapshot that is damaged");
    }

    @Test
    void aSnapshotWithoutAnyTargetIsNotCalledClean() {
        SnapshotWriter.create(folder.resolve("empty"), new SnapshotWriter.Head("secnumscan", "0", "run"), List.of(),
                InstantSource.system()).finish();

        assertRefused(folder.resolve("empty")
                + ": holds no target, its collection was killed before it began; collect again\n",
                run("evaluate", "empty", "--output", "again"));
    }

    @Test
    void aSnapshotThatIsNotThereIsNamed() {
        assertRefused(folder.resolve("gone") + ": no such file or folder; name the folder or archive of a snapshot\n",
                run("evaluate", "gone"));
    }

    private JavaProcess.Result evaluate() {
        return run("evaluate", "snapshot", "--rules", "mine", "--output", "again");
    }

    private JavaProcess.Result run(String... arguments) {
        return new JavaProcess(Main.class.getName(), folder).run(arguments);
    }

    /** One message, nothing else, and exit code 2. */
    private static void assertRefused(String message, JavaProcess.Result result) {
        assertEquals(new JavaProcess.Result(TROUBLE, "", "secnumscan: " + message), result);
    }
}
