package io.secnumscan.core.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a failure matters, worst first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    /** {@code high}: as rules and reports write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Severity> of(String label) {
        return Arrays.stream(values()).filter(severity -> severity.label().equals(label)).findFirst();
    }
}
