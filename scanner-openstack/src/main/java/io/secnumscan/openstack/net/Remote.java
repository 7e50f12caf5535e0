package io.secnumscan.openstack.net;

import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Reading;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The other end of a rule: a prefix, an address group, the members of a security group, or anybody. */
record Remote(ValueList addressGroups) {
    /**
     * Who that is. Neutron lets a rule name one of the three at most, so one that was read makes the others null.
     *
     * <p>Members of a security group are nobody here: a rule for them is not open by itself.
     */
    Sources of(RowView rule) {
        return isFamilyUnderstood(rule) ? ends(rule)
                : ends(rule).doubtful(new TreeSet<>(List.of(rule.name() + ".ethertype")));
    }

    private Sources ends(RowView rule) {
        AddressSet family = family(rule);
        Reading<String> prefix = rule.text("remote_ip_prefix");
        if (prefix instanceof Reading.Known<String>(String text)) {
            return read(text, rule.name() + ".remote_ip_prefix", family);
        }
        Reading<String> addressGroup = rule.text("remote_address_group_id");
        if (addressGroup instanceof Reading.Known<String>(String id)) {
            return group(id, rule.name() + ".remote_address_group_id", family);
        }
        Reading<String> group = rule.text("remote_group_id");
        if (group instanceof Reading.Known<String>(String id)) {
            return id.isBlank() ? anybody(family, List.of(rule.name() + ".remote_group_id")) : Sources.NONE;
        }
        TreeSet<String> unread = new TreeSet<>();
        for (Reading<String> reading : List.of(prefix, addressGroup, group)) {
            reading.unread().map(Outcome.Unknown::names).ifPresent(unread::addAll);
        }
        rule.text("ethertype").unread().map(Outcome.Unknown::names).ifPresent(unread::addAll);
        return unread.isEmpty() ? Sources.certain(family) : anybody(family, unread);
    }

    /** Neutron has two words for it; what a rule with another one lets through is not known. */
    private static boolean isFamilyUnderstood(RowView rule) {
        return !(rule.text("ethertype") instanceof Reading.Known<String>(String name))
                || name.equalsIgnoreCase("ipv4")
                || name.equalsIgnoreCase("ipv6");
    }

    /** Every address that the rule may be about; both families when that was not read. */
    private static AddressSet family(RowView rule) {
        return switch (rule.text("ethertype")) {
            case Reading.Known<String>(String name) ->
                    switch (name.toLowerCase(Locale.ROOT)) {
                        case "ipv4" -> AddressSet.all(Family.V4);
                        case "ipv6" -> AddressSet.all(Family.V6);
                        default -> AddressSet.ALL; // a word that Neutron doesn't have
                    };
            case Reading.Null<String>(),Reading.Unread<String>(var _) -> AddressSet.ALL;
        };
    }

    private Sources group(String id, String name, AddressSet family) {
        for (ValueList.Element element : addressGroups.elements()) {
            if (element.doubt().isEmpty() && element.row().text("id").equals(Reading.known(id))) {
                return limit(Prefixes.read(element.row().list("addresses"), element.row().name() + ".addresses"),
                        family);
            }
        }
        return anybody(family, addressGroups.unknown().map(Outcome.Unknown::names).orElse(List.of(name)));
    }

    private static Sources read(String prefix, String name, AddressSet family) {
        Optional<AddressSet> addresses = Prefix.parse(prefix).map(AddressSet::of);
        return addresses.map(set -> Sources.certain(set.intersect(family)))
                .orElseGet(() -> anybody(family, List.of(name)));
    }

    private static Sources limit(Sources sources, AddressSet family) {
        return new Sources(sources.certain().intersect(family), sources.possible().intersect(family),
                sources.missing());
    }

    private static Sources anybody(AddressSet family, Collection<String> because) {
        return new Sources(AddressSet.NONE, family, new TreeSet<>(because));
    }
}
