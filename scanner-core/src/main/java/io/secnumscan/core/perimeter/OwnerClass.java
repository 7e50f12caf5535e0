package io.secnumscan.core.perimeter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose something is. */
public enum OwnerClass {
    /** Of the provider: the service's own infrastructure. */
    PROVIDER,
    /** Of a customer. */
    CUSTOMER,
    /** Reserved for administration. */
    ADMIN;

    /** {@code provider}: as files write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OwnerClass> of(String label) {
        return Arrays.stream(values()).filter(owner -> owner.label().equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(OwnerClass::label).toList();
    }
}
