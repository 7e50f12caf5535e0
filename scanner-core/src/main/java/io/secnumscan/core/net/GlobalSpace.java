package io.secnumscan.core.net;

/**
 * Addresses that the internet may lead to: global unicast space. Private, shared, documentation, multicast and reserved space
 * is none (IANA special-purpose registries, RFC 6890).
 */
public final class GlobalSpace {
    public static final AddressSet ALL = AddressSet.all(Family.V4)
            .minus(AddressSet.of(
                    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
                    "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
                    "203.0.113.0/24", "224.0.0.0/3"))
            .union(AddressSet.of("2000::/3").minus(AddressSet.of("2001:db8::/32", "3fff::/20")));

    private GlobalSpace() {}
}
