package io.secnumscan.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much of the log a person sees on standard error. */
final class LogLevels {
    private LogLevels() {}

    /** Warnings by default, errors when quiet, then information and details for each {@code -v}. */
    static void set(boolean quiet, int verbosity) {
        Level level = quiet ? Level.ERROR : verbosity == 0 ? Level.WARN : verbosity == 1 ? Level.INFO : Level.DEBUG;
        if (LoggerFactory.getLogger("io.secnumscan") instanceof Logger ours) {
            ours.setLevel(level);
        }
    }
}
