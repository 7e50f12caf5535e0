package io.secnumscan.core.referential;

import java.util.Locale;

/** How much of a requirement configuration can show: its coverage, in files and reports. */
public enum Reach {
    /** On a declared perimeter, collected evidence alone carries a verdict. */
    FULL,
    /** Part of it shows, or is contradicted; the rest needs documents, people or other systems. */
    PARTIAL,
    /** Nothing that a platform's interfaces answer says anything about it: a person judges. */
    NONE;

    /** As files and reports write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
