package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.packet.Packet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether one rule matches one packet, member by member. What {@link GroupRule} and {@link Firewalls} say of all packets, this
 * says again of one, without sets of packets: their answers must agree.
 *
 * @param members addresses of a security group's members
 * @param allMembers whether no member can be missing
 * @param addresses of an address group; empty when they were not read
 */
record RuleCheck(
        Function<String, AddressSet> members, boolean allMembers, Function<String, Optional<AddressSet>> addresses) {
    /** What is known of it: that it does, that it does not, or neither. */
    enum Match {
        YES,
        MAYBE,
        NO;

        Match and(Match other) {
            return compareTo(other) > 0 ? this : other;
        }

        static Match of(boolean matches) {
            return matches ? YES : NO;
        }
    }

    /** A rule of a security group. */
    Match group(Row rule, boolean ingress, Packet packet) {
        Match direction = rule.text("direction")
                .map(text -> Match.of(text.toLowerCase(Locale.ROOT).equals(ingress ? "ingress" : "egress")))
                .orElse(Match.MAYBE);
        Match family = switch (rule.text("ethertype").orElse("").toLowerCase(Locale.ROOT)) {
            case "ipv4" -> Match.of(packet.family() == 4);
            case "ipv6" -> Match.of(packet.family() == 6);
            default -> Match.MAYBE;
        };
        return direction.and(family).and(protocol(rule, packet))
                .and(remote(rule, ingress ? packet.source() : packet.destination(), family(packet)));
    }

    static Family family(Packet packet) {
        return packet.family() == 4 ? Family.V4 : Family.V6;
    }

    private static Match protocol(Row rule, Packet packet) {
        Optional<String> written = rule.text("protocol");
        if (written.isEmpty()) {
            return rule.has("protocol") ? Match.YES : Match.MAYBE;
        }
        Optional<Integer> number = Protocols.number(written.get(), family(packet));
        if (number.isEmpty() || number.get() == Protocols.ANY) {
            return number.isEmpty() ? Match.MAYBE : Match.YES;
        }
        if (number.get() != packet.protocol()) {
            return Match.NO;
        }
        boolean icmp = Protocols.isIcmp(packet.protocol());
        if (!icmp && !Protocols.hasPorts(packet.protocol())) {
            return Match.YES;
        }
        if (!rule.has("port_range_min") || !rule.has("port_range_max")) {
            return Match.MAYBE;
        }
        int least = rule.number("port_range_min").orElse(-1);
        int most = rule.number("port_range_max").orElse(-1);
        return Match.of(icmp ? isType(packet, least, most) : isPort(packet, least, most));
    }

    private static boolean isType(Packet packet, int type, int code) {
        int sent = packet.destinationPort();
        return type < 0 || sent / 256 == type && (code < 0 || sent % 256 == code);
    }

    /** What can't be a range restricts nothing. */
    private static boolean isPort(Packet packet, int least, int most) {
        int from = Math.max(0, least);
        int to = most < 0 ? 65_535 : most;
        return from > to || to > 65_535 || packet.destinationPort() >= from && packet.destinationPort() <= to;
    }

    private Match remote(Row rule, Unsigned128 address, Family family) {
        Optional<String> prefix = rule.text("remote_ip_prefix");
        Optional<String> group = rule.text("remote_group_id");
        Optional<String> list = rule.text("remote_address_group_id");
        if (prefix.isPresent()) {
            return in(prefix.flatMap(Prefix::parse).map(AddressSet::of), address, family);
        }
        if (group.isPresent()) {
            Match member = in(group.map(members), address, family);
            return member == Match.NO && !allMembers ? Match.MAYBE : member;
        }
        if (list.isPresent()) {
            return in(list.flatMap(addresses), address, family);
        }
        return rule.has("remote_ip_prefix") && rule.has("remote_group_id") ? Match.YES : Match.MAYBE;
    }

    private static Match in(Optional<AddressSet> set, Unsigned128 address, Family family) {
        return set.map(all -> Match.of(holds(all.ranges(family).list(), address))).orElse(Match.MAYBE);
    }

    private static boolean holds(List<Ranges.Range> ranges, Unsigned128 address) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (ranges.get(middle).last().compareTo(address) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < ranges.size() && ranges.get(low).first().compareTo(address) <= 0;
    }

    /** A rule of a firewall. */
    static boolean firewall(Row rule, Packet packet) {
        Family family = rule.number("ip_version").equals(Optional.of(6)) ? Family.V6 : Family.V4;
        Optional<Integer> protocol = rule.text("protocol").flatMap(name -> Protocols.number(name, family))
                .filter(number -> number != Protocols.ANY);
        boolean ports = protocol.filter(number -> number == Protocols.TCP || number == Protocols.UDP).isPresent();
        return family == family(packet)
                && protocol.filter(number -> number != packet.protocol()).isEmpty()
                && (!ports || isIn(rule, "source_port", packet.sourcePort())
                        && isIn(rule, "destination_port", packet.destinationPort()))
                && isIn(rule, "source_ip_address", packet.source(), family)
                && isIn(rule, "destination_ip_address", packet.destination(), family);
    }

    private static boolean isIn(Row rule, String member, int port) {
        return rule.text(member).flatMap(PortRange::parse)
                .map(range -> port >= range.first() && port <= range.last())
                .orElse(true);
    }

    private static boolean isIn(Row rule, String member, Unsigned128 address, Family family) {
        return rule.prefix(member)
                .map(prefix -> holds(AddressSet.of(prefix).ranges(family).list(), address))
                .orElse(true);
    }
}
