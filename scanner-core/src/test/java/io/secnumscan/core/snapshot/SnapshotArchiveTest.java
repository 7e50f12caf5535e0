package io.secnumscan.core.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Coverage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotArchiveTest {
    @TempDir
    private Path temp;

    private Path packed() {
        Path folder = Snapshots.finished(temp.resolve("snapshot"));
        Path archive = temp.resolve("snapshot.zip");
        SnapshotArchive.pack(folder, archive);
        return archive;
    }

    @Test
    void anArchiveReadsLikeItsFolder() {
        Path archive = packed();

        try (SnapshotReader folder = SnapshotReader.open(temp.resolve("snapshot"));
                SnapshotReader packed = SnapshotReader.open(archive)) {
            assertEquals(Snapshots.resources(folder), Snapshots.resources(packed));
            assertEquals(folder.coverage(), packed.coverage());
            assertEquals(Optional.of(Snapshots.call(1)), packed.call(1));
        }
    }

    @Test
    void theSameSnapshotGivesTheSameBytes() throws IOException {
        Path archive = packed();
        SnapshotArchive.pack(temp.resolve("snapshot"), temp.resolve("again.zip"));

        assertArrayEquals(Files.readAllBytes(archive), Files.readAllBytes(temp.resolve("again.zip")));
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(packed())));
    }

    @Test
    void whatDoesNotBelongToTheSnapshotStaysOut() throws IOException {
        Path folder = Snapshots.finished(temp.resolve("snapshot"));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        SnapshotArchive.pack(folder, temp.resolve("snapshot.zip"));

        try (ZipFile zip = new ZipFile(temp.resolve("snapshot.zip").toFile())) {
            assertEquals(3, zip.size());
        }
    }

    @Test
    void anInterruptedSnapshotCanBeHandedOnToo() {
        Snapshots.twoPages(temp.resolve("snapshot"));
        SnapshotArchive.pack(temp.resolve("snapshot"), temp.resolve("snapshot.zip"));

        try (SnapshotReader packed = SnapshotReader.open(temp.resolve("snapshot.zip"))) {
            assertTrue(Snapshots.coverage(packed).getFirst() instanceof Coverage.Partial);
            assertEquals(5, Snapshots.ids(packed).size());
        }
    }

    @Test
    void anArchiveIsNotOverwritten() {
        Path archive = packed();

        assertThrows(SnapshotException.class, () -> SnapshotArchive.pack(temp.resolve("snapshot"), archive));
    }

    @Test
    void entriesThatLeadOutAreNotTouched() throws IOException {
        Path archive = packed();
        Path hostile = temp.resolve("hostile.zip");
        try (ZipFile zip = new ZipFile(archive.toFile());
                OutputStream out = Files.newOutputStream(hostile);
                ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry entry : List.copyOf(java.util.Collections.list(zip.entries()))) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                zip.getInputStream(entry).transferTo(copy);
            }
            copy.putNextEntry(new ZipEntry("../../escaped"));
            copy.write(1);
        }

        try (SnapshotReader packed = SnapshotReader.open(hostile)) {
            assertEquals(5, Snapshots.ids(packed).size());
        }
        assertTrue(Files.notExists(temp.getParent().resolve("escaped")));
    }

    @Test
    void anEntryThatUnpacksToMoreThanWasWrittenIsRefused() throws IOException {
        Path archive = packed();
        Path bomb = temp.resolve("bomb.zip");
        try (ZipFile zip = new ZipFile(archive.toFile());
                OutputStream out = Files.newOutputStream(bomb);
                ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry entry : List.copyOf(java.util.Collections.list(zip.entries()))) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                zip.getInputStream(entry).transferTo(copy);
                if (entry.getName().startsWith("resources/")) {
                    copy.write(new byte[100_000_000]);
                }
            }
        }

        String message = assertThrows(SnapshotException.class, () -> SnapshotReader.open(bomb)).getMessage();
        assertTrue(message.contains("is not the file that was written"), message);
    }
}
