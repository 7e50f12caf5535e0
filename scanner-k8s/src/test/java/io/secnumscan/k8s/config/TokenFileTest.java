package io.secnumscan.k8s.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-12-01T00:00:00Z");

    private TokenFile tokenFile() throws Exception {
        Files.writeString(folder.resolve("token"), "first\n");
        return new TokenFile(new Entry("user", "u", folder.resolve("config"), Map.of("tokenFile", "token")), () -> now);
    }

    @Test
    void aTokenIsReadAgainAfterAMinute() throws Exception {
        TokenFile file = tokenFile();
        Files.writeString(folder.resolve("token"), "second\n");

        now = now.plusSeconds(59);
        assertEquals("first", file.get());
        now = now.plusSeconds(1);
        assertEquals("second", file.get());
    }

    @Test
    void aFileThatWentAwayLeavesTheTokenReadBefore() throws Exception {
        TokenFile file = tokenFile();
        Files.delete(folder.resolve("token"));
        now = now.plusSeconds(120);

        assertEquals("first", file.get());
    }
}
