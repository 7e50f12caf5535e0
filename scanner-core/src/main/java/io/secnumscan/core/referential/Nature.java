package io.secnumscan.core.referential;

import java.util.Locale;

/** What a requirement asks for. */
public enum Nature {
    TECHNICAL,
    ORGANISATIONAL,
    LEGAL,
    DOCUMENTARY;

    /** As files and reports write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
