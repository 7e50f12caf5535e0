package io.secnumscan.core.referential;

import java.util.Locale;

/** Whether the text demands or advises. */
public enum Binding {
    REQUIREMENT,
    /** Not verified for a qualification: what it asks and is not done is advice, never a non-conformity. */
    RECOMMENDATION;

    /** As files and reports write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
