package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ThrownTest {
    private static final Exception BROKEN =
            new IllegalStateException("s3cret outside", new IOException("s3cret inside"));

    @Test
    void aTraceNamesEveryCauseAndItsPlace() {
        assertTrue(Thrown.trace(BROKEN).matches(
                "IllegalStateException at ThrownTest\\.java:\\d+.*; caused by IOException at ThrownTest\\.java:.*"));
    }

    @Test
    void noMessageIsQuoted() {
        assertFalse((Thrown.trace(BROKEN) + Thrown.where(BROKEN)).contains("s3cret"));
    }
}
