package io.secnumscan.network.flow;

import java.util.Locale;

/** What is known of a flow. */
public enum Decision {
    /** Packets pass, for all that was read. */
    REACHABLE,
    /** Something that decides it was not read, or can't be decided from configuration: they may pass. */
    POSSIBLE,
    /** No packet passes, whatever was not read. */
    BLOCKED;

    /** {@code reachable}: as files write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
