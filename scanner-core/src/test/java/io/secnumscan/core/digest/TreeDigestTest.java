package io.secnumscan.core.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDigestTest {
    @TempDir
    private Path folder;

    @Test
    void movingTheFolderChangesNothing() throws IOException {
        write("a/x/r.yaml", "1");
        write("b/x/r.yaml", "1");

        assertEquals(digest("a"), digest("b"));
    }

    @Test
    void aMovedFileChangesIt() throws IOException {
        write("a/x/r.yaml", "1");
        write("b/y/r.yaml", "1");

        assertNotEquals(digest("a"), digest("b"));
    }

    @Test
    void textThatMovesFromOneFileToTheNextChangesIt() throws IOException {
        write("a/1.yaml", "12");
        write("a/2.yaml", "3");
        write("b/1.yaml", "1");
        write("b/2.yaml", "23");

        assertNotEquals(digest("a"), digest("b"));
    }

    @Test
    void whatIsNoYamlIsNotLookedAt() throws IOException {
        write("a/r.yaml", "1");
        write("b/r.yaml", "1");
        write("b/pom.xml", "x");

        assertEquals(digest("a"), digest("b"));
    }

    @Test
    void whatMavenBuiltIsNotLookedAt() throws IOException {
        write("a/r.yaml", "1");
        write("b/r.yaml", "1");
        write("b/pom.xml", "x");
        write("b/target/classes/r.yaml", "1");

        assertEquals(digest("a"), digest("b"));
    }

    private String digest(String root) {
        return TreeDigest.of(List.of(folder.resolve(root)));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }
}
