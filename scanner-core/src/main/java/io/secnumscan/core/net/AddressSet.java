package io.secnumscan.core.net;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** A set of IPv4 and IPv6 addresses. Equal sets are equal values, whatever they were made of. */
public record AddressSet(Ranges v4, Ranges v6) {
    public static final AddressSet NONE = new AddressSet(Ranges.NONE, Ranges.NONE);
    public static final AddressSet ALL = all(Family.V4).union(all(Family.V6));

    /** Every address of a family. */
    public static AddressSet all(Family family) {
        return of(new Prefix(family, Unsigned128.ZERO, 0));
    }

    public static AddressSet of(Prefix prefix) {
        Ranges block = Ranges.of(prefix.first(), prefix.last());
        return switch (prefix.family()) {
            case V4 -> new AddressSet(block, Ranges.NONE);
            case V6 -> new AddressSet(Ranges.NONE, block);
        };
    }

    /** The addresses of some prefixes that are written in the program: a bad one is a defect of ours. */
    public static AddressSet of(String... prefixes) {
        return Stream.of(prefixes)
                .map(text -> of(Prefix.parse(text).orElseThrow()))
                .reduce(NONE, AddressSet::union);
    }

    public AddressSet only(Family family) {
        return switch (family) {
            case V4 -> new AddressSet(v4, Ranges.NONE);
            case V6 -> new AddressSet(Ranges.NONE, v6);
        };
    }

    public boolean isEmpty() {
        return v4.isEmpty() && v6.isEmpty();
    }

    public AddressSet union(AddressSet other) {
        return new AddressSet(v4.union(other.v4), v6.union(other.v6));
    }

    public AddressSet intersect(AddressSet other) {
        return new AddressSet(v4.intersect(other.v4), v6.intersect(other.v6));
    }

    public AddressSet minus(AddressSet other) {
        return new AddressSet(v4.minus(other.v4, Family.V4), v6.minus(other.v6, Family.V6));
    }

    public boolean containsAll(AddressSet other) {
        return v4.containsAll(other.v4) && v6.containsAll(other.v6);
    }

    /** How many addresses of a family it holds. */
    public BigInteger size(Family family) {
        return ranges(family).size();
    }

    /** Whether it holds as many addresses of a family as the next wider block than a prefix of that many bits. */
    public boolean holdsWiderThan(Family family, int bits) {
        return bits > 0 && size(family).bitLength() > family.bits() - bits + 1;
    }

    /** The fewest prefixes of a family that make it up, ascending. */
    public List<Prefix> prefixes(Family family) {
        return ranges(family).prefixes(family);
    }

    public Ranges ranges(Family family) {
        return switch (family) {
            case V4 -> v4;
            case V6 -> v6;
        };
    }
}
