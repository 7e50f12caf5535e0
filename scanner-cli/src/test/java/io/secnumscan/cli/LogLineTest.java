package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LogLineTest {
    private static final String AT = "2026-01-02T13:04:05Z";

    @Test
    void aLineHasTimeLevelAndMessage() {
        assertEquals("13:04:05 WARN  slow down\n", line("slow down", null));
    }

    @Test
    void controlCharactersBecomeSpaces() {
        assertEquals("13:04:05 WARN  a b [31m\tc\n", line("a\nb\u001b[31m\tc", null));
    }

    @Test
    void aSecretInTheMessageIsTakenOut() {
        assertFalse(line("Authorization: Bearer abcdefghijklmnop1234", null).contains("abcdefghijklmnop"));
    }

    @Test
    void whatWasThrownIsNotShown() {
        assertEquals("13:04:05 WARN  broken\n", line("broken", new IllegalStateException("quotes a secret")));
    }

    @Test
    void theLogGoesThroughOneAppenderAndNoFileIsLookedFor() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        List<String> appenders = new ArrayList<>();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders()
                .forEachRemaining((Appender<ILoggingEvent> one) -> appenders.add(one.getClass().getSimpleName()));
        assertEquals(List.of("ConsoleAppender"), appenders);
    }

    private static String line(String message, @org.jspecify.annotations.Nullable Throwable thrown) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                "any", context.getLogger("x"), Level.WARN, message, thrown, new Object[0]);
        event.setInstant(Instant.parse(AT));
        return new LogLine().doLayout(event);
    }
}
