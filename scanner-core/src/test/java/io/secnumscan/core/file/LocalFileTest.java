package io.secnumscan.core.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalFileTest {
    @TempDir
    private Path folder;

    private Path ofSize(long bytes) throws IOException {
        Path path = folder.resolve("file");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
        return path;
    }

    @Test
    void aFileIsReadWhole() throws IOException {
        Path path = Files.write(folder.resolve("file"), new byte[]{1, 2, 3});

        assertArrayEquals(new byte[]{1, 2, 3}, LocalFile.read(path));
    }

    @Test
    void aFileOfTheMostThatOneMayHaveIsRead() throws IOException {
        assertEquals(LocalFile.MAX_BYTES, LocalFile.read(ofSize(LocalFile.MAX_BYTES)).length);
    }

    @Test
    void aFileLargerThanMemoryIsRefused() throws IOException {
        Path path = ofSize(3L << 30);

        assertEquals("is larger than 4 MiB",
                assertThrows(LocalFile.Refused.class, () -> LocalFile.read(path)).getMessage());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsRefusedBeforeItIsOpened() {
        assertEquals("is a pipe, a device or a socket",
                assertThrows(LocalFile.Refused.class, () -> LocalFile.read(Path.of("/dev/null"))).getMessage());
    }

    @Test
    void aFolderIsRefused() {
        assertEquals("is a folder", assertThrows(LocalFile.Refused.class, () -> LocalFile.read(folder)).getMessage());
    }

    @Test
    void whatIsNotThereIsToldApart() {
        assertThrows(NoSuchFileException.class, () -> LocalFile.read(folder.resolve("none")));
    }
}
