package io.secnumscan.cli;

import io.secnumscan.core.detect.Detectors;
import org.jspecify.annotations.Nullable;

/** A text that a person will see, without secrets: libraries log too, and know nothing of our promise. */
final class SafeMessage {
    private static volatile @Nullable Detectors current;

    private SafeMessage() {}

    /** From now on, what that run knows of secrets is taken out too. */
    static void use(Detectors detectors) {
        current = detectors;
    }

    static String of(String text) {
        Detectors known = current;
        return (known == null ? Detectors.create() : known).message(text);
    }
}
