package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one rule of a security group lets pass: {@code neutron/agent/linux/iptables_firewall.py} ({@code
 * _generate_plain_rule_args}, {@code _port_arg}) and {@code neutron/db/securitygroups_rpc_base.py}. Each part that a rule
 * leaves null restricts nothing.
 *
 * @param members addresses of the members of a security group
 * @param addresses of an address group; empty when they were not read
 * @param older whether rules can't name one
 */
record GroupRule(
        Sets sets, Reading reading, Function<String, AddressSet> members,
        Function<String, Optional<AddressSet>> addresses, boolean older) {
    /** What a rule of that direction lets through; nothing of the other direction. */
    PacketSet passes(Row rule, boolean ingress) {
        Optional<String> direction = rule.text("direction").map(text -> text.toLowerCase(Locale.ROOT));
        boolean other = direction.isPresent() && !direction.get().equals(ingress ? "ingress" : "egress");
        if (other || direction.isEmpty() && !reading.widens(unread(rule, "direction"))) {
            return sets.none();
        }
        PacketSet all = sets.none();
        for (Family family : families(rule)) {
            Field remote = ingress ? Field.SOURCE : Field.DESTINATION;
            AddressSet who = remote(rule).only(family);
            PacketSet far = remote == Field.SOURCE ? sets.from(who) : sets.to(who);
            all = all.or(protocol(rule, family).map(sets::of).orElseGet(sets::none).and(far));
        }
        return all;
    }

    private List<Family> families(Row rule) {
        String written = rule.text("ethertype").orElse("").toLowerCase(Locale.ROOT);
        return switch (written) {
            case "ipv4" -> List.of(Family.V4);
            case "ipv6" -> List.of(Family.V6);
            default -> reading.widens(unread(rule, "ethertype")) ? List.of(Family.values()) : List.of();
        };
    }

    /** Empty where the protocol was not read and may be another one. */
    private Optional<Match> protocol(Row rule, Family family) {
        Match any = Sets.family(family);
        if (rule.has("protocol") && rule.text("protocol").isEmpty()) {
            return Optional.of(any);
        }
        Optional<Integer> number = rule.text("protocol").flatMap(text -> Protocols.number(text, family));
        if (number.isEmpty()) {
            return Optional.of(any).filter(every -> reading.widens(unread(rule, "protocol")));
        }
        int protocol = number.get();
        if (protocol == Protocols.ANY) {
            return Optional.of(any);
        }
        Match match = any.with(Field.PROTOCOL, Interval.of(protocol));
        boolean numbered = Protocols.hasPorts(protocol) || Protocols.isIcmp(protocol);
        if (!numbered) {
            return Optional.of(match);
        }
        if (!rule.has("port_range_min") || !rule.has("port_range_max")) {
            return Optional.of(match).filter(every -> reading.widens(unread(rule, "port_range_min")));
        }
        return Optional.of(ports(rule, protocol).map(in -> match.with(Field.DESTINATION_PORT, in)).orElse(match));
    }

    /**
     * For ICMP the type, and the code if given. One of 0 to 65535 for what has ports; -1 is what compute's own groups once
     * meant by null.
     */
    private static Optional<Interval> ports(Row rule, int protocol) {
        Optional<Integer> first = rule.number("port_range_min").filter(number -> number >= 0);
        Optional<Integer> last = rule.number("port_range_max").filter(number -> number >= 0);
        if (Protocols.isIcmp(protocol)) {
            return first.map(type -> Interval.of(256L * type + last.orElse(0), 256L * type + last.orElse(255)));
        }
        int from = first.orElse(0);
        int to = last.orElse(65_535);
        return from <= to && to <= 65_535 ? Optional.of(Interval.of(from, to)) : Optional.empty();
    }

    /** A rule names one of the three at most. */
    private AddressSet remote(Row rule) {
        Optional<String> prefix = rule.text("remote_ip_prefix");
        if (prefix.isPresent()) {
            return Prefix.parse(prefix.get()).map(AddressSet::of)
                    .orElseGet(() -> unknown(unread(rule, "remote_ip_prefix")));
        }
        Optional<String> group = rule.text("remote_group_id");
        if (group.isPresent()) {
            return members.apply(group.get());
        }
        Optional<String> addressGroup = rule.text("remote_address_group_id");
        if (addressGroup.isPresent()) {
            return addresses.apply(addressGroup.get()).orElseGet(() -> unknown(new Text(
                    "the addresses of address group " + addressGroup.get() + " were not read",
                    "les adresses du groupe d'adresses " + addressGroup.get() + " n'ont pas été lues")));
        }
        boolean read = rule.has("remote_ip_prefix") && rule.has("remote_group_id")
                && (older || rule.has("remote_address_group_id"));
        return read ? AddressSet.ALL : unknown(unread(rule, "remote_ip_prefix"));
    }

    private AddressSet unknown(Text why) {
        return reading.widens(why) ? AddressSet.ALL : AddressSet.NONE;
    }

    private static Text unread(Row rule, String member) {
        return new Text(
                member + " of rule " + rule.id() + " of a security group was not read or not understood",
                member + " de la règle " + rule.id() + " d'un groupe de sécurité n'a pas été lu ou pas compris");
    }
}
