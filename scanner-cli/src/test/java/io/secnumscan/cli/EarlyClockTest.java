package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snapshot was collected until 2026-11-24T10:00:00Z. */
class EarlyClockTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aSnapshot() throws IOException {
        SmallSnapshot.write(folder.resolve("snapshot"));
        SmallSnapshot.rule(folder.resolve("mine"));
    }

    @Test
    void aClockBeforeTheEndOfTheCollectionIsWarnedOfWithBothTimes() {
        JavaProcess.Result result = SmallSnapshot.evaluate(folder, "--clock", "2026-11-24T09:59:59Z");

        assertTrue(result.err().contains("secnumscan: --clock 2026-11-24T09:59:59Z lies before the end of the"
                + " collection, 2026-11-24T10:00:00Z: what has expired since then counts as valid"), result::err);
        assertEquals(1, result.code(), "a failure is one still");
    }

    @Test
    void theWarningIsInFrenchToo() {
        JavaProcess.Result result =
                SmallSnapshot.evaluate(folder, "--clock", "2020-01-01T00:00:00Z", "--lang", "fr");

        assertTrue(result.err().contains("--clock 2020-01-01T00:00:00Z est antérieur à la fin de la collecte,"
                + " 2026-11-24T10:00:00Z : ce qui a expiré depuis compte comme valide"), result::err);
    }

    @Test
    void aClockAtTheEndOfTheCollectionIsNotWarnedOf() {
        assertFalse(SmallSnapshot.evaluate(folder, "--clock", "2026-11-24T10:00:00Z").err().contains("--clock"));
    }
}
