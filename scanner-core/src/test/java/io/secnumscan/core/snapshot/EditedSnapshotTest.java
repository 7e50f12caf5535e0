package io.secnumscan.core.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.join.Completeness;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest from which somebody took out what was read of a type: nothing signs it, so it opens. */
class EditedSnapshotTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path snapshot;

    @BeforeEach
    void takeOutTheReadsOfOneOfTwoTypes() throws IOException {
        snapshot = folder.resolve("snapshot");
        SnapshotWriter writer = Snapshots.writer(snapshot);
        writer.addTarget(0, "cloud", "test", JSON.createObjectNode(),
                List.of(Snapshots.planned(Snapshots.TYPE, Scope.ALL), Snapshots.planned("test.other", Scope.ALL)),
                List.of());
        for (int read = 0; read < 2; read++) {
            ResourceWriter rows = writer.open(0, read);
            Snapshots.page(rows, 0, 3);
            writer.ended(0, read, rows, new Coverage.Complete(3));
        }
        writer.finish();

        Path manifest = snapshot.resolve("manifest.json");
        ObjectNode root = (ObjectNode) JSON.readTree(manifest.toFile());
        ((ArrayNode) root.path("targets").path(0).path("reads")).remove(0);
        Files.writeString(manifest, root.toString());
    }

    @Test
    void itsFilesAreNotRead() {
        try (SnapshotReader edited = SnapshotReader.open(snapshot)) {
            assertEquals(List.of(), Snapshots.resources(edited));
        }
    }

    @Test
    void theTypeIsNotAbsent() {
        assertFalse(things().absent());
    }

    @Test
    void theTypeIsNotWhole() {
        assertEquals(Optional.of(Gap.notCollected(Snapshots.TYPE)), things().gap("", new TreeMap<>()));
    }

    private Completeness things() {
        try (SnapshotReader edited = SnapshotReader.open(snapshot)) {
            return new Completeness(Snapshots.TYPE, edited.coverage("cloud", Snapshots.TYPE));
        }
    }
}
