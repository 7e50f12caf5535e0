package io.secnumscan.openstack.net;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Protocols of IP as Neutron writes them: a name, a number as text, or null. Names and numbers are those of neutron-lib's
 * {@code constants}; zero is a special case there and matches every protocol (the iptables driver leaves {@code -p} out).
 */
final class Protocols {
    /** Stands for every protocol. */
    static final int ANY = 0;

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("any", ANY),
            Map.entry("ip", ANY),
            Map.entry("hopopt", ANY),
            Map.entry("icmp", 1),
            Map.entry("igmp", 2),
            Map.entry("ipip", 4),
            Map.entry("tcp", 6),
            Map.entry("egp", 8),
            Map.entry("udp", 17),
            Map.entry("dccp", 33),
            Map.entry("ipv6-encap", 41),
            Map.entry("ipv6-route", 43),
            Map.entry("ipv6-frag", 44),
            Map.entry("rsvp", 46),
            Map.entry("gre", 47),
            Map.entry("esp", 50),
            Map.entry("ah", 51),
            Map.entry("ipv6-icmp", 58),
            Map.entry("icmpv6", 58),
            Map.entry("ipv6-nonxt", 59),
            Map.entry("ipv6-opts", 60),
            Map.entry("ospf", 89),
            Map.entry("vrrp", 112),
            Map.entry("pgm", 113),
            Map.entry("sctp", 132),
            Map.entry("udplite", 136));

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private Protocols() {}

    /** The number, {@link #ANY} for null; empty for a word that is no protocol. */
    static Optional<Integer> number(@Nullable String protocol) {
        if (protocol == null) {
            return Optional.of(ANY);
        }
        String name = protocol.toLowerCase(Locale.ROOT);
        if (NUMBER.matcher(name).matches()) {
            return Optional.of(Integer.valueOf(name)).filter(number -> number <= 255);
        }
        return Optional.ofNullable(NUMBERS.get(name));
    }

    /** Whether the protocol has ports; for the others, ICMP above all, Neutron's port fields mean something else. */
    static boolean hasPorts(int number) {
        return switch (number) {
            case 6, 17, 33, 132, 136 -> true;
            default -> false;
        };
    }
}
