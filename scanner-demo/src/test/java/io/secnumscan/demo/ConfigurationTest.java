package io.secnumscan.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @Test
    void itsFilesAreTheirOwnersAlone(@TempDir Path folder) throws IOException {
        Configuration.write(folder, "http://127.0.0.1:1");

        try (var files = Files.list(folder)) {
            assertEquals(Set.of("rw-------"),
                    files.map(ConfigurationTest::permissions).collect(Collectors.toSet()));
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
