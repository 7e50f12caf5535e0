package io.secnumscan.core.snapshot;

import static io.secnumscan.core.snapshot.Snapshots.NOW;
import static io.secnumscan.core.snapshot.Snapshots.TYPE;
import static io.secnumscan.core.snapshot.Snapshots.coverage;
import static io.secnumscan.core.snapshot.Snapshots.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("snapshot");
    }

    private static String refusal(Path snapshot) {
        return assertThrows(SnapshotException.class, () -> SnapshotReader.open(snapshot).close()).getMessage();
    }

    private void change(Consumer<ObjectNode> change) throws IOException {
        Path manifest = folder().resolve("manifest.json");
        ObjectNode root = (ObjectNode) JSON.readTree(manifest.toFile());
        change.accept(root);
        Files.writeString(manifest, root.toString());
    }

    private static ObjectNode firstRead(ObjectNode manifest) {
        return (ObjectNode) manifest.path("targets").path(0).path("reads").path(0);
    }

    @Test
    void membersThatNobodyAsksForAreLeftOut() {
        SnapshotWriter writer = Snapshots.writer(folder());
        writer.addTarget(
                0, "cloud", "test", JsonNodeFactory.instance.objectNode(),
                List.of(Snapshots.planned(TYPE, Scope.ALL)), List.of());
        ObjectNode attributes = JsonNodeFactory.instance.objectNode().put("id", "a").putNull("none");
        attributes.putObject("deep").putArray("list").addObject().put("id", "inner").put("wanted", 1);
        attributes.putArray("wanted").addObject().put("deep", "stays");
        ResourceWriter things = writer.open(0, 0);
        things.add(1, Scope.ALL, "a", "", json -> JSON.writeTree(json, attributes));
        things.add(1, Scope.ALL, "b", "", json -> JSON.writeTree(json, JsonNodeFactory.instance.textNode("bare")));
        things.endPage();
        writer.ended(0, 0, things, new Coverage.Complete(2));
        writer.finish();
        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            List<JsonNode> read = new ArrayList<>();
            snapshot.resources("cloud", TYPE, List.of("wanted", "none")::contains, one -> read.add(one.attributes()));
            JsonNode kept = attributes.deepCopy().retain("wanted", "none");
            assertEquals(List.of(kept, JsonNodeFactory.instance.textNode("bare")), read);
        }
    }

    @Test
    void whatWasWrittenIsRead() {
        try (SnapshotReader snapshot = SnapshotReader.open(Snapshots.finished(folder()))) {
            ObjectNode attributes = JsonNodeFactory.instance.objectNode().put("n", 0);
            assertEquals(
                    new Resource("cloud", "", Scope.of("project", "p0"), TYPE, "id-0", "thing 0", 1, attributes),
                    Snapshots.resources(snapshot).getFirst());
            assertEquals(List.of("id-0", "id-1", "id-2", "id-3", "id-4"), ids(snapshot));
        }
    }

    @Test
    void readingIsRepeatable() {
        try (SnapshotReader snapshot = SnapshotReader.open(Snapshots.finished(folder()))) {
            assertEquals(Snapshots.resources(snapshot), Snapshots.resources(snapshot));
        }
    }

    @Test
    void theManifestSaysWhoCollectedAndWhen() {
        try (SnapshotReader snapshot = SnapshotReader.open(Snapshots.finished(folder()))) {
            assertEquals(NOW, snapshot.started());
            assertEquals(Optional.of(NOW), snapshot.finished());
            assertEquals("1.2.3", snapshot.toolVersion());
            assertEquals("run-1", snapshot.run());
        }
    }

    @Test
    void coverageComesBackAsItWas() {
        List<Coverage> all = List.of(
                new Coverage.Complete(0),
                new Coverage.Partial(0, Cause.FILTERED, "why", Optional.of(new Text("admin", "administrateur"))),
                new Coverage.Unavailable(Cause.FORBIDDEN, "why", Optional.of(new Text("get /x", "lire /x"))),
                new Coverage.Absent("not installed"));
        List<View> views = List.of(
                new View.Domain("d"), new View.Project("p"), new View.Namespace("n"), new View.Unproved());
        List<CoverageRecord> settled = Stream.iterate(0, i -> i < 4, i -> i + 1)
                .map(i -> new CoverageRecord(
                        "cloud", "region", Scope.of("domain", "d/ü"), TYPE + i, all.get(i), "reader", views.get(i)))
                .toList();
        SnapshotWriter writer = Snapshots.writer(folder());
        writer.addTarget(0, "cloud", "test", JsonNodeFactory.instance.objectNode(), List.of(), settled);
        writer.finish();

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(settled, snapshot.coverage());
            assertEquals(List.of(settled.get(2)), snapshot.coverage("cloud", TYPE + 2));
            assertEquals(List.of(), snapshot.coverage("cloud", "test.never-planned"));
        }
    }

    @Test
    void targetsComeInTheOrderOfTheRunWhateverWasOpenedFirst() {
        SnapshotWriter writer = Snapshots.writer(folder());
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("version", "1.37");
        writer.addTarget(1, "b", "test", facts, List.of(), List.of());
        writer.addTarget(0, "a", "test", facts, List.of(), List.of());
        writer.finish();

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(
                    List.of(new SnapshotView.TargetInfo("a", "test", facts),
                            new SnapshotView.TargetInfo("b", "test", facts)),
                    snapshot.targets());
        }
    }

    @Test
    void resourcesComeInTheOrderOfThePlanWhateverWasReadFirst() {
        SnapshotWriter writer = Snapshots.writer(folder());
        writer.addTarget(
                0, "cloud", "test", JsonNodeFactory.instance.objectNode(),
                List.of(Snapshots.planned(TYPE, Scope.of("project", "a")),
                        Snapshots.planned(TYPE, Scope.of("project", "b"))),
                List.of());
        ResourceWriter first = writer.open(0, 0);
        ResourceWriter second = writer.open(0, 1);
        Snapshots.page(second, 10, 1);
        Snapshots.page(first, 0, 1);
        Snapshots.page(second, 11, 1);
        writer.ended(0, 1, second, new Coverage.Complete(2));
        writer.ended(0, 0, first, new Coverage.Complete(1));
        writer.finish();

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(List.of("id-0", "id-10", "id-11"), ids(snapshot));
        }
    }

    @Test
    void aResourceThatTwoReadsMetIsGivenOnce() {
        SnapshotWriter writer = Snapshots.writer(folder());
        writer.addTarget(
                0, "cloud", "test", JsonNodeFactory.instance.objectNode(),
                List.of(Snapshots.planned(TYPE, Scope.of("project", "a")),
                        Snapshots.planned(TYPE, Scope.of("project", "b"))),
                List.of());
        ResourceWriter first = writer.open(0, 0);
        ResourceWriter second = writer.open(0, 1);
        Snapshots.page(first, 0, 3000);
        Snapshots.page(second, 2999, 2);
        writer.ended(0, 0, first, new Coverage.Complete(3000));
        writer.ended(0, 1, second, new Coverage.Complete(2));
        writer.finish();

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(3001, ids(snapshot).size());
        }
    }

    @Test
    void callsAreFoundByNumber() {
        SnapshotWriter writer = Snapshots.writer(folder());
        int last = 5 * CallFile.MEMBER + 3;
        for (int i = 0; i < last; i++) {
            writer.record(Snapshots.call(writer.next()));
        }
        writer.finish();

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            for (int number : new int[]{1, last, CallFile.MEMBER, CallFile.MEMBER + 1, 700, 2}) {
                assertEquals(Optional.of(Snapshots.call(number)), snapshot.call(number));
            }
            assertEquals(Optional.empty(), snapshot.call(0));
            assertEquals(Optional.empty(), snapshot.call(last + 1));
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        Snapshots.finished(folder());

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())));
        try (Stream<Path> all = Files.walk(folder())) {
            for (Path path : all.toList()) {
                String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertEquals(expected, PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                        path.toString());
            }
        }
    }

    @Test
    void aFolderThatHoldsSomethingIsNotWrittenInto() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("mine"), "x");

        SnapshotException thrown = assertThrows(SnapshotException.class, () -> Snapshots.writer(folder()));
        assertEquals(folder() + ": is not empty; remove it, or name another --output", thrown.getMessage());
    }

    @Test
    void namesOfTargetsDoNotLeadOut() {
        SnapshotWriter writer = Snapshots.writer(folder());
        writer.addTarget(
                0, "../../Ünder/\u0000", "test", JsonNodeFactory.instance.objectNode(),
                List.of(Snapshots.planned(TYPE, Scope.ALL)), List.of());
        ResourceWriter things = writer.open(0, 0);
        Snapshots.page(things, 0, 1);
        writer.ended(0, 0, things, new Coverage.Complete(1));
        writer.finish();

        assertTrue(Snapshots.resourceFile(folder()).startsWith(folder().resolve("resources")));
        SnapshotReader.open(folder()).close();
    }

    @Test
    void aReadOnlyFolderIsRead() throws IOException {
        Snapshots.finished(folder());
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("r-x------"));

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(5, ids(snapshot).size());
        } finally {
            Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aMovedSnapshotIsTheSame() throws IOException {
        Snapshots.finished(folder());
        Path moved = Files.move(folder(), temp.resolve("elsewhere"));

        try (SnapshotReader snapshot = SnapshotReader.open(moved)) {
            assertEquals(5, ids(snapshot).size());
        }
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path file = Snapshots.resourceFile(Snapshots.finished(folder()));
        Files.delete(file);

        assertEquals(file + ": is missing; restore the snapshot from a copy, or collect again", refusal(folder()));
    }

    @Test
    void aChangedFileIsNamed() throws IOException {
        Path file = Snapshots.resourceFile(Snapshots.finished(folder()));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertEquals(
                file + ": is not the file that was written (its digest differs); restore the snapshot from a copy, or"
                        + " collect again",
                refusal(folder()));
    }

    @Test
    void aLongerFileIsNamed() throws IOException {
        Path file = Snapshots.resourceFile(Snapshots.finished(folder()));
        Files.write(file, Files.readAllBytes(file), java.nio.file.StandardOpenOption.APPEND);

        assertTrue(refusal(folder()).startsWith(file + ": is not the file that was written"));
    }

    @Test
    void aTruncatedFileIsNamedAtWhateverByteItEnds() throws IOException {
        Path file = Snapshots.resourceFile(Snapshots.finished(folder()));
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertEquals(
                    file + ": has " + length + " bytes of the " + whole.length
                            + " that were written; restore the snapshot from a copy, or collect again",
                    refusal(folder()));
        }
    }

    @Test
    void aTruncatedCallLogIsNamed() throws IOException {
        Path log = Snapshots.finished(folder()).resolve("calls.ndjson.gz");
        Files.write(log, java.util.Arrays.copyOf(Files.readAllBytes(log), 20));

        assertTrue(refusal(folder()).startsWith(log + ": has 20 bytes of the "));
    }

    @Test
    void aTruncatedManifestSaysWhatToDo() throws IOException {
        Path manifest = Snapshots.finished(folder()).resolve("manifest.json");
        byte[] whole = Files.readAllBytes(manifest);

        for (int length = 0; length < whole.length - 3; length++) {
            Files.write(manifest, java.util.Arrays.copyOf(whole, length));
            String message = refusal(folder());
            assertTrue(message.startsWith(manifest.toString()) && message.endsWith("collect again"), message);
        }
    }

    @Test
    void somethingThatIsNoSnapshotIsNamed() throws IOException {
        Files.createDirectories(folder());
        Path file = Files.writeString(temp.resolve("file"), "hello");

        assertEquals(
                folder() + ": holds no manifest.json, so it is no snapshot, or its collection was killed before it began;"
                        + " name another folder or archive, or collect again",
                refusal(folder()));
        assertEquals(file + ": is neither the folder nor the archive (ZIP) of a snapshot", refusal(file));
        assertEquals(
                temp.resolve("nothing") + ": no such file or folder; name the folder or archive of a snapshot",
                refusal(temp.resolve("nothing")));
    }

    @Test
    void aNewerFormatIsRefusedWithTheReleaseThatWroteIt() throws IOException {
        Snapshots.finished(folder());
        change(root -> root.put("format_version", 2));

        assertEquals(
                folder().resolve("manifest.json")
                        + ": the snapshot has format 2, this program reads formats up to 1; use the release that wrote it"
                        + " (1.2.3) or a newer one",
                refusal(folder()));
    }

    static Stream<Arguments> hostileChanges() {
        return Stream.of(
                hostile("/format_version", root -> root.remove("format_version")),
                hostile("/started", root -> root.remove("started")),
                hostile("/started", root -> root.put("started", "yesterday")),
                hostile("/finished", root -> root.put("finished", 7)),
                hostile("/targets", root -> root.put("targets", "x")),
                hostile("/targets/0/name", root -> ((ObjectNode) root.path("targets").path(0)).put("name", "")),
                hostile("/targets/0/facts", root -> ((ObjectNode) root.path("targets").path(0)).remove("facts")),
                hostile("/targets/0/reads/0/type", root -> firstRead(root).put("type", "../../etc")),
                hostile("/targets/0/reads/0/view", root -> firstRead(root).put("view", "everything")),
                hostile("/targets/0/reads/0/scope", root -> firstRead(root).putArray("scope").addArray().add("x")),
                hostile("/targets/0/reads/0/coverage/state",
                        root -> ((ObjectNode) firstRead(root).path("coverage")).put("state", "pass")),
                hostile("/targets/0/reads/0/coverage/count",
                        root -> ((ObjectNode) firstRead(root).path("coverage")).put("count", -1)),
                hostile("/targets/0/reads/0",
                        root -> ((ObjectNode) firstRead(root).path("coverage")).put("count", 4)),
                hostile("/targets/0/reads/0", root -> firstRead(root).remove("stored")),
                hostile("/targets/0/reads/0/stored/sha256",
                        root -> ((ObjectNode) firstRead(root).path("stored")).put("sha256", "x")),
                hostile("/targets/0/reads/0/stored/bytes",
                        root -> ((ObjectNode) firstRead(root).path("stored")).put("bytes", 1.5)),
                hostile("/targets/0/reads/0/stored/file",
                        root -> ((ObjectNode) firstRead(root).path("stored")).put("file", "/etc/passwd")),
                hostile("/targets/0/reads/0/stored/file",
                        root -> ((ObjectNode) firstRead(root).path("stored")).put("file", "resources/../../x")),
                hostile("/targets/0/reads/0/stored/file",
                        root -> ((ObjectNode) firstRead(root).path("stored")).put("file", "resources\\..\\x")),
                hostile("/targets/0/reads/1/stored/file",
                        root -> ((com.fasterxml.jackson.databind.node.ArrayNode) root.path("targets").path(0)
                                .path("reads"))
                                .add(firstRead(root).deepCopy())),
                hostile("/calls/file", root -> ((ObjectNode) root.path("calls")).put("file", "manifest.json")));
    }

    private static Arguments hostile(String place, Consumer<ObjectNode> change) {
        return Arguments.of(place, change);
    }

    @ParameterizedTest
    @MethodSource("hostileChanges")
    void aManifestThatNobodyWroteIsRefusedWithThePlace(String place, Consumer<ObjectNode> change) throws IOException {
        Snapshots.finished(folder());
        change(change);

        String message = refusal(folder());
        assertTrue(message.startsWith(folder().resolve("manifest.json") + ": " + place + " "), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "{}", "", "{\"format_version\":1}", "null"})
    void aManifestThatIsNoneIsRefused(String content) throws IOException {
        Snapshots.finished(folder());
        Files.writeString(folder().resolve("manifest.json"), content);

        assertTrue(refusal(folder()).startsWith(folder().resolve("manifest.json").toString()));
    }

    @Test
    void aManifestThatNestsWithoutEndIsRefused() throws IOException {
        Snapshots.finished(folder());
        Files.writeString(folder().resolve("manifest.json"), "[".repeat(100_000));

        assertTrue(refusal(folder()).contains("no JSON"));
    }

    @Test
    void aLinkInASnapshotLeadsNowhere() throws IOException {
        Path file = Snapshots.resourceFile(Snapshots.finished(folder()));
        Path outside = Files.move(file, temp.resolve("outside"));
        Files.createSymbolicLink(file, outside);

        assertTrue(refusal(folder()).startsWith(file + ": is missing"));
    }

    @Test
    void aLineOfAnotherTargetIsRefused() throws IOException {
        Snapshots.finished(folder());
        change(root -> ((ObjectNode) root.path("targets").path(0)).put("name", "other"));

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            SnapshotException thrown = assertThrows(
                    SnapshotException.class, () -> snapshot.resources("other", TYPE, resource -> {}));
            assertTrue(thrown.getMessage().startsWith(Snapshots.resourceFile(folder()).toString()));
        }
    }

    @Test
    void attributesKeepTheirNumbersAsTheApiWroteThem() throws IOException {
        SnapshotWriter writer = Snapshots.writer(folder());
        writer.addTarget(
                0, "cloud", "test", JsonNodeFactory.instance.objectNode(), List.of(Snapshots.planned(TYPE, Scope.ALL)),
                List.of());
        ResourceWriter things = writer.open(0, 0);
        String json = "{\"a\":1.50,\"b\":123456789012345678901234567890,\"c\":1e400,\"d\":\"\\u2028é\"}";
        JsonNode tree = io.secnumscan.core.http.JsonPage.JSON.readTree(json.getBytes(StandardCharsets.UTF_8));
        things.add(1, Scope.ALL, "x", "", generator -> generator.writeTree(tree));
        things.endPage();
        writer.ended(0, 0, things, new Coverage.Complete(1));
        writer.finish();

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(tree, Snapshots.resources(snapshot).getFirst().attributes());
        }
    }

    @Test
    void aReadThatWasRefusedHasNoFile() {
        SnapshotWriter writer = Snapshots.writer(folder());
        writer.addTarget(
                0, "cloud", "test", JsonNodeFactory.instance.objectNode(), List.of(Snapshots.planned(TYPE, Scope.ALL)),
                List.of());
        writer.ended(0, 0, writer.open(0, 0), Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403"));
        writer.finish();

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(List.of(Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403")), coverage(snapshot));
            assertEquals(List.of(), ids(snapshot));
        }
    }
}
