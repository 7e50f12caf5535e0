package io.secnumscan.network.kubernetes.select;

import io.secnumscan.core.net.AddressSet;

/**
 * Addresses, as far as is known which.
 *
 * @param sure those that surely are among them
 * @param possible those that may be
 */
public record Extent(AddressSet sure, AddressSet possible) {
    public static final Extent NONE = of(AddressSet.NONE);
    public static final Extent ALL = of(AddressSet.ALL);

    public static Extent of(AddressSet known) {
        return new Extent(known, known);
    }

    public Extent or(Extent other) {
        return new Extent(sure.union(other.sure), possible.union(other.possible));
    }

    public Extent and(Extent other) {
        return new Extent(sure.intersect(other.sure), possible.intersect(other.possible));
    }

    public Extent minus(Extent other) {
        return new Extent(sure.minus(other.possible), possible.minus(other.sure));
    }
}
