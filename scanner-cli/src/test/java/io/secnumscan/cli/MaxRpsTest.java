package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaxRpsTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void itBoundsTheTargetAndLeavesEachEndpointItsOwnBound() {
        TargetOptions options = new TargetOptions();
        options.clouds = List.of("x");
        options.maxRps = Optional.of(0.5);

        Targets targets = Targets.of(options, shell(), Platforms.installed());
        assertEquals(0.5, targets.limits().targetRequestsPerSecond());
        assertEquals(20, targets.limits().requestsPerSecond());
    }

    @Test
    void aRateThatIsNoneIsRefused() {
        assertEquals(2, new Main(shell()).run("scan", "--os-cloud", "x", "--max-rps", "0"));
        assertEquals("secnumscan: --max-rps is a number from 0.1 to 1000.0\n", err.toString(StandardCharsets.UTF_8));
    }

    private Shell shell() {
        return new Shell(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(), folder, () -> Instant.EPOCH, false, "en");
    }
}
