package io.secnumscan.core.referential;

import java.util.Locale;

/** For whom a scan looks. */
public enum Role {
    /** Who provides the service and seeks or holds the qualification. */
    PROVIDER,
    /** Who uses it: what is found says nothing of the provider's qualification. */
    TENANT;

    /** As files and reports write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
