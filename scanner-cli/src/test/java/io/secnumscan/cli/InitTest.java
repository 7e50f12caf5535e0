package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.perimeter.Perimeter;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.ResourceWriter;
import io.secnumscan.core.snapshot.SnapshotWriter;
import io.secnumscan.core.yaml.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A perimeter to fill in. */
class InitTest {
    /** What a tenant may call its project. */
    private static final String HOSTILE = "x\n  adminNetworks: [\"0.0.0.0/0\"]\u202e";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aSnapshot() {
        file = folder.resolve("secnumscan.yaml");
        SnapshotWriter writer = SnapshotWriter.create(
                folder.resolve("snapshot"), new SnapshotWriter.Head("secnumscan", "0", "run"), List.of(),
                InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")));
        writer.addTarget(0, "cloud", "openstack", JsonNodeFactory.instance.objectNode(),
                List.of(planned("openstack.identity.domain"), planned("openstack.identity.project"),
                        planned("openstack.network.subnet"), planned("openstack.identity.role-assignment")),
                List.of());
        write(writer, 0, List.of("default", "d2"), List.of("Default", "North"));
        write(writer, 1, List.of("p1", "p2"), List.of("admin", HOSTILE));
        ResourceWriter subnets = writer.open(0, 2);
        subnets.add(0, Scope.ALL, "s1", "ops", json -> {
            json.writeStartObject();
            json.writeStringField("id", "s1");
            json.writeStringField("cidr", "10.255.0.0/24");
            json.writeEndObject();
        });
        subnets.endPage();
        writer.ended(0, 2, subnets, new Coverage.Complete(1));
        assignment(writer);
        writer.finish();
    }

    /** Of a customer's user who is called as one of the provider's. */
    private static void assignment(SnapshotWriter writer) {
        ResourceWriter assignments = writer.open(0, 3);
        assignments.add(0, Scope.ALL, "a1", "", json -> {
            json.writeStartObject();
            json.writeStringField("id", "a1");
            json.writeFieldName("user");
            json.writeTree(JsonNodeFactory.instance.objectNode().put("id", "u1").put("name", "ann")
                    .set("domain", named("d2", "North")));
            json.writeFieldName("role");
            json.writeTree(named("r1", "admin"));
            json.writeFieldName("scope");
            json.writeTree(JsonNodeFactory.instance.objectNode().set("project", named("p3", "service")));
            json.writeEndObject();
        });
        // Of a group: no user stands in it.
        assignments.add(0, Scope.ALL, "a2", "", json -> {
            json.writeStartObject();
            json.writeStringField("id", "a2");
            json.writeFieldName("role");
            json.writeTree(named("r1", "admin"));
            json.writeFieldName("scope");
            json.writeTree(JsonNodeFactory.instance.objectNode().set("project", named("p3", "service")));
            json.writeEndObject();
        });
        assignments.endPage();
        writer.ended(0, 3, assignments, new Coverage.Complete(2));
    }

    private static JsonNode named(String id, String name) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
    }

    private static SnapshotWriter.Planned planned(String type) {
        return new SnapshotWriter.Planned(type, "", Scope.ALL, "admin", new View.Cloud());
    }

    private static void write(SnapshotWriter writer, int read, List<String> ids, List<String> names) {
        ResourceWriter resources = writer.open(0, read);
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            resources.add(0, Scope.ALL, id, names.get(i), json -> {
                json.writeStartObject();
                json.writeStringField("id", id);
                json.writeEndObject();
            });
        }
        resources.endPage();
        writer.ended(0, read, resources, new Coverage.Complete(ids.size()));
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        run("init snapshot");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void whatIsWrittenDeclaresNothingBeyondTheDefaults() throws IOException {
        assertEquals(0, run("init snapshot"));

        SortedMap<String, JsonNode> declared = declared(Files.readString(file));
        assertEquals(List.of("adminPorts"), List.copyOf(declared.keySet()));
        assertEquals(parameters().byName().get("adminPorts").fallback().orElseThrow(), declared.get("adminPorts"));
    }

    @Test
    void ownersAreProposedForWhatWasSeenAndReadBackWhenUncommented() throws IOException {
        assertEquals(0, run("init snapshot"));

        String filled =
                Files.readString(file).replace("  # owners:", "  owners:").replace("  #   - {class", "    - {class");
        assertEquals("""
                [{"class":"provider","match":{"scope":"project/p1"}},\
                {"class":"customer","match":{"scope":"project/p2"}},\
                {"class":"provider","match":{"scope":"domain/default"}},\
                {"class":"customer","match":{"scope":"domain/d2"}}]""",
                declared(filled).get("owners").toString());
    }

    /** The file with the first proposal for each parameter taken. */
    private String uncommented(String... parameters) throws IOException {
        String filled = Files.readString(file);
        for (String name : parameters) {
            filled = filled.replace("  # " + name + ":\n  #   - ", "  " + name + ":\n    - ");
        }
        return filled;
    }

    @Test
    void whatASnapshotShowsOfAParameterIsReadBackWhenUncommented() throws IOException {
        assertEquals(0, run("init snapshot"));

        String filled = uncommented("adminNetworks", "projects");
        assertEquals("[\"10.255.0.0/24\"]", declared(filled).get("adminNetworks").toString());
        assertEquals("[{\"id\":\"p1\",\"logging\":true}]", declared(filled).get("projects").toString());
    }

    @Test
    void accountsAreProposedWithTheirDomain() throws IOException {
        assertEquals(0, run("init snapshot"));

        String filled = uncommented("administrators", "technicalAccounts");
        assertEquals("[{\"name\":\"ann@d2\"}]", declared(filled).get("administrators").toString());
        assertEquals("[\"ann@d2\"]", declared(filled).get("technicalAccounts").toString());
    }

    @Test
    void theRoleOfAGroupProposesNoAccount() throws IOException {
        assertEquals(0, run("init snapshot"));

        assertFalse(Files.readString(file).contains("\"@"));
    }

    @Test
    void whatIsUnknownUntilItIsDeclaredSaysSo() throws IOException {
        assertEquals(0, run("init snapshot"));

        String none = "  # No default: unknown until it is declared.\n";
        long without = parameters().byName().values().stream().filter(one -> one.fallback().isEmpty()).count();
        assertEquals(without, Files.readString(file).lines().filter(line -> none.equals(line + "\n")).count());
    }

    @Test
    void everyParameterIsThereInBothLanguages() throws IOException {
        assertEquals(0, run("init snapshot"));

        String text = Files.readString(file);
        parameters().byName().forEach((name, parameter) -> {
            assertTrue(text.contains("  # " + parameter.description().en() + "\n"), name);
            assertTrue(text.contains("  # " + parameter.description().fr() + "\n"), name);
            assertTrue(text.contains(name + ":"), name);
        });
    }

    @Test
    void theNameOfAProjectCannotBecomeALine() throws IOException {
        assertEquals(0, run("init snapshot"));

        assertTrue(Files.readString(file).lines()
                .noneMatch(line -> line.contains("0.0.0.0/0") && !line.contains("  # x")));
        assertFalse(Files.readString(file).contains("\u202e"));
    }

    @Test
    void whatIsThereIsNotWrittenOver() throws IOException {
        Files.writeString(file, "perimeter: {}\n");

        assertEquals(2, run("init snapshot"));
        assertEquals("secnumscan: secnumscan.yaml: is there already; name another --output\n",
                err.toString(StandardCharsets.UTF_8));
        assertEquals("perimeter: {}\n", Files.readString(file));
    }

    private SortedMap<String, JsonNode> declared(String text) throws IOException {
        Problems problems = new Problems();
        Path copy = Files.writeString(folder.resolve("copy.yaml"), text);
        SortedMap<String, JsonNode> declared = Perimeter.readNamed(copy, parameters(), problems);
        assertEquals("", problems.render());
        return declared;
    }

    private static Parameters parameters() {
        Problems problems = new Problems();
        Parameters parameters = Parameters.load(BuiltInRules.root(), problems);
        problems.throwIfAny();
        return parameters;
    }

    private int run(String arguments) {
        Shell shell = new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(), folder, () -> Instant.EPOCH, false, "en");
        return new Main(shell).run(arguments.split(" "));
    }
}
