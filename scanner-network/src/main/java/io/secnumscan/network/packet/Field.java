package io.secnumscan.network.packet;

/**
 * What tells packets apart, in the order in which sets branch. Addresses come first: of the many that a segment has, those
 * with the same filter share what is below; what is handed on to one address and translated is looked up, not searched; and a
 * router's own source stands for all that it hides.
 */
public enum Field {
    /** 4 or 6. An IPv4 filter lets no IPv6 packet pass, and the other way round. */
    FAMILY,
    DESTINATION,
    SOURCE,
    /** IANA's number: 1 ICMP, 6 TCP, 17 UDP, 58 ICMPv6, 132 SCTP. */
    PROTOCOL,
    /** The port, where the protocol has ports; 256 times the type and the code for ICMP and ICMPv6; else 0. */
    DESTINATION_PORT,
    /** The port, where the protocol has ports; else 0. */
    SOURCE_PORT
}
