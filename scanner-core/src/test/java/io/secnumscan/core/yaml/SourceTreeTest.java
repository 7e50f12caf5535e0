package io.secnumscan.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    @TempDir
    private Path root;

    @Test
    void whatMavenBuiltIsLeftOut() throws IOException {
        write("rules/pom.xml");
        write("rules/a/rule.yaml");
        write("rules/target/classes/a/rule.yaml");

        assertEquals(Set.of("rules/a/rule.yaml"), found());
    }

    @Test
    void aFolderThatIsMerelyCalledTargetIsNot() throws IOException {
        write("rules/target/rule.yaml");

        assertEquals(Set.of("rules/target/rule.yaml"), found());
    }

    private Set<String> found() throws IOException {
        Set<String> names = new TreeSet<>();
        SourceTree.files(root, 9, file -> file.endsWith("rule.yaml"))
                .forEach(file -> names.add(root.relativize(file).toString()));
        return names;
    }

    private void write(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
