package io.secnumscan.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A library that brings SLF4J 1.7 leaves Logback without a binding, and every log line vanishes. */
class LoggingTest {
    @Test
    void aLineGivenToSlf4jReachesLogback() {
        Logger logger = assertInstanceOf(Logger.class, LoggerFactory.getLogger("io.secnumscan.logging-test"));
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);

        LoggerFactory.getLogger("io.secnumscan.logging-test").warn("seen by {}", "Logback");

        assertEquals("seen by Logback", appender.list.getFirst().getFormattedMessage());
    }
}
