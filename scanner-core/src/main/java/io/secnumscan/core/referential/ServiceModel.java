package io.secnumscan.core.referential;

import java.util.Locale;

/** The kind of service that is provided or used. */
public enum ServiceModel {
    IAAS,
    CAAS,
    PAAS,
    SAAS;

    /** As files and reports write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
