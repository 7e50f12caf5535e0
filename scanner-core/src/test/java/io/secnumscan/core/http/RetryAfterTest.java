package io.secnumscan.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Optional<Duration> parse(String header) {
        return RetryAfter.parse(header, Optional.empty(), NOW);
    }

    @Test
    void secondsAreSeconds() {
        assertEquals(Optional.of(Duration.ofSeconds(120)), parse(" 120 "));
    }

    @Test
    void aDateCountsFromOurClockWhenTheServerDoesNotSayItsOwn() {
        assertEquals(Optional.of(Duration.ofSeconds(30)), parse("Sun, 01 Mar 2026 12:00:30 GMT"));
    }

    @Test
    void aDateThatHasPassedMeansNow() {
        assertEquals(Optional.of(Duration.ZERO), parse("Sun, 01 Mar 2026 11:00:00 GMT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "Sun, 01 Mar 12:00:30"})
    void anythingElseMeansNothing(String header) {
        assertEquals(Optional.empty(), parse(header));
    }
}
