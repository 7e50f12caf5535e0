package io.secnumscan.cli;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.secnumscan.core.detect.Detectors;
import org.jspecify.annotations.Nullable;

/** The message of a log line without secrets: libraries log too, and know nothing of our promise. */
public final class SafeMessage extends MessageConverter {
    private static volatile @Nullable Detectors current;

    /** From now on, what that run knows of secrets is taken out too. */
    static void use(Detectors detectors) {
        current = detectors;
    }

    /** A text that a person will see, by the same measure. */
    static String of(String text) {
        Detectors known = current;
        return (known == null ? Detectors.create() : known).message(text);
    }

    @Override
    public String convert(ILoggingEvent event) {
        return of(String.valueOf(event.getFormattedMessage()));
    }
}
