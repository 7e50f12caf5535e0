package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.secnumscan.core.process.JavaProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of an installation without further commands, as the package is. */
class NoTargetTest {
    @Test
    void whatThisInstallationLacksIsNotHintedAt(@TempDir Path folder) {
        JavaProcess.Result result = new JavaProcess(Main.class.getName(), folder).run("scan");

        assertEquals(2, result.code());
        assertFalse(result.err().contains("demo"), result::err);
    }
}
