package io.secnumscan.network.openstack;

import io.secnumscan.core.net.Family;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Protocols as Neutron writes them, a name or a number as text: neutron-lib's {@code constants.IP_PROTOCOL_MAP}.
 *
 * <p>Zero matches every protocol: the iptables driver leaves {@code -p} out for it
 * ({@code neutron/agent/linux/iptables_firewall.py}, {@code _protocol_arg}). The names of IPv4's ICMP mean ICMPv6 in a rule
 * for IPv6 ({@code IPV6_ICMP_LEGACY_PROTO_LIST} of {@code neutron/common/_constants.py}).
 */
final class Protocols {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMPV6 = 58;
    static final int SCTP = 132;
    /** Stands for every protocol. */
    static final int ANY = 0;

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("any", ANY),
            Map.entry("ip", ANY),
            Map.entry("hopopt", ANY),
            Map.entry("icmp", ICMP),
            Map.entry("igmp", 2),
            Map.entry("ipip", 4),
            Map.entry("tcp", TCP),
            Map.entry("egp", 8),
            Map.entry("udp", UDP),
            Map.entry("dccp", 33),
            Map.entry("ipv6-encap", 41),
            Map.entry("ipv6-route", 43),
            Map.entry("ipv6-frag", 44),
            Map.entry("rsvp", 46),
            Map.entry("gre", 47),
            Map.entry("esp", 50),
            Map.entry("ah", 51),
            Map.entry("ipv6-icmp", ICMPV6),
            Map.entry("icmpv6", ICMPV6),
            Map.entry("ipv6-nonxt", 59),
            Map.entry("ipv6-opts", 60),
            Map.entry("ospf", 89),
            Map.entry("vrrp", 112),
            Map.entry("pgm", 113),
            Map.entry("sctp", SCTP),
            Map.entry("udplite", 136));

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private Protocols() {}

    /** The number, {@link #ANY} for every protocol; empty for a word that is no protocol. */
    static Optional<Integer> number(String protocol, Family family) {
        String name = protocol.toLowerCase(Locale.ROOT);
        if (family == Family.V6 && name.equals("icmp")) {
            return Optional.of(ICMPV6);
        }
        return NUMBER.matcher(name).matches()
                ? Optional.of(Integer.valueOf(name)).filter(number -> number <= 255)
                : Optional.ofNullable(NUMBERS.get(name));
    }

    static boolean isIcmp(int number) {
        return number == ICMP || number == ICMPV6;
    }

    static boolean hasPorts(int number) {
        return switch (number) {
            case TCP, UDP, 33, SCTP, 136 -> true;
            default -> false;
        };
    }
}
