package io.secnumscan.core.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void anotherNameOfAFileKeepsWhatItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "before");
        Path other = Files.createLink(folder.resolve("other"), file);

        WholeFile.text(file, out -> out.write("after"));

        assertEquals("before", Files.readString(other));
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), other);

        assertThrows(IOException.class, () -> WholeFile.text(link, out -> out.write("after")));
        assertEquals("before", Files.readString(other));
    }

    @Test
    void whatCanNotBeWrittenWhollyLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "before");

        assertThrows(IllegalStateException.class, () -> WholeFile.write(file, out -> {
            out.write(1);
            throw new IllegalStateException("half of it");
        }));

        assertEquals("before", Files.readString(file));
    }

    @Test
    void nothingElseIsLeftBehind() throws IOException {
        WholeFile.text(folder.resolve("file"), out -> out.write("it"));

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("file")), files.toList());
        }
    }

    @Test
    void itIsForItsOwnerAlone() throws IOException {
        WholeFile.text(folder.resolve("file"), out -> out.write("it"));

        assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("file"))));
    }
}
