package io.secnumscan.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A line of the log: time (UTC), level, message. No trace, since what was thrown may quote a secret, and no control
 * character, since names of foreign things are quoted too.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public String doLayout(ILoggingEvent event) {
        return TIME.format(event.getInstant()) + " " + String.format(Locale.ROOT, "%-5s", event.getLevel()) + " "
                + harmless(SafeMessage.of(String.valueOf(event.getFormattedMessage()))) + "\n";
    }

    private static String harmless(String message) {
        StringBuilder clean = new StringBuilder(message.length());
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            clean.append(Character.isISOControl(c) && c != '\t' ? ' ' : c);
        }
        return clean.toString();
    }
}
