package io.secnumscan.core.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    private Path parent;

    @Test
    void onlyItsOwnerMayLookIn() throws IOException {
        try (WorkFolder work = WorkFolder.in(parent)) {
            Path folder = work.newFile(".rows").getParent();

            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        }
    }

    @Test
    void closingLeavesNothingBehind() throws IOException {
        try (WorkFolder work = WorkFolder.in(parent)) {
            Files.writeString(work.newFile(".rows"), "content");
        }

        try (Stream<Path> left = Files.list(parent)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void oneThatIsClosedIsNoLongerMade() throws IOException {
        WorkFolder work = WorkFolder.planned(parent);
        work.close();

        assertThrows(IllegalStateException.class, work::make);

        try (Stream<Path> left = Files.list(parent)) {
            assertEquals(0, left.count());
        }
    }
}
