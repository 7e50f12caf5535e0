package io.secnumscan.network.packet;

/**
 * What tells packets apart, in the order in which sets branch: filters name protocols and ports of many addresses, so those
 * come first and the long lists of addresses are shared below them.
 */
public enum Field {
    /** 4 or 6. An IPv4 filter lets no IPv6 packet pass, and the other way round. */
    FAMILY,
    /** IANA's number: 1 ICMP, 6 TCP, 17 UDP, 58 ICMPv6, 132 SCTP. */
    PROTOCOL,
    /** The port, where the protocol has ports; 256 times the type and the code for ICMP and ICMPv6; else 0. */
    DESTINATION_PORT,
    /** The port, where the protocol has ports; else 0. */
    SOURCE_PORT,
    DESTINATION,
    SOURCE;

    boolean isLast() {
        return this == SOURCE;
    }

    Field next() {
        return values()[ordinal() + 1];
    }
}
