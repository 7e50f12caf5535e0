package io.secnumscan.core.net;

import java.math.BigInteger;

/**
 * What counts as "the internet": more globally reachable addresses than one /8 of IPv4 or one /16 of IPv6 holds.
 *
 * <p>A threshold and not the whole space, since a service open to half of the world (0.0.0.0/1), or to all of it but the
 * addresses of a neighbour, is found and attacked like one that is open to all of it. The limit is the widest prefix that
 * an address group may hold ({@code os-sg-address-group-wide}): the largest block that one organisation ever got. Private,
 * shared, documentation, multicast and reserved space doesn't count, however much of it there is (IANA special-purpose
 * registries, RFC 6890): 10.0.0.0/8 is no internet. Neither does {@code ::ffff:0:0/96}: an IPv4 packet never matches a
 * rule of IPv6.
 */
public final class Internet {
    private static final int WIDEST_V4 = 8;
    private static final int WIDEST_V6 = 16;

    public static final AddressSet GLOBAL = GlobalSpace.ALL;

    private Internet() {}

    public static boolean isCoveredBy(AddressSet set) {
        return isCoveredBy(set, Family.V4) || isCoveredBy(set, Family.V6);
    }

    /** As far as one family goes. */
    public static boolean isCoveredBy(AddressSet set, Family family) {
        return switch (family) {
            case V4 -> isCoveredBy(set, Family.V4, WIDEST_V4);
            case V6 -> isCoveredBy(set, Family.V6, WIDEST_V6);
        };
    }

    private static boolean isCoveredBy(AddressSet set, Family family, int widest) {
        BigInteger limit = BigInteger.ONE.shiftLeft(family.bits() - widest);
        // Most sets are small, and counting what of them is global is the dear part.
        return set.size(family).compareTo(limit) > 0
                && set.intersect(GLOBAL).size(family).compareTo(limit) > 0;
    }
}
