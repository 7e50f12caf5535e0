package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;

/** Sets of packets by the words of a network's objects. */
record Sets(PacketSpace space) {
    PacketSet all() {
        return space.all();
    }

    PacketSet none() {
        return space.none();
    }

    PacketSet of(Match match) {
        return space.of(match);
    }

    PacketSet to(AddressSet addresses) {
        return in(Field.DESTINATION, addresses);
    }

    PacketSet to(Prefix prefix) {
        return to(AddressSet.of(prefix));
    }

    PacketSet from(AddressSet addresses) {
        return in(Field.SOURCE, addresses);
    }

    private PacketSet in(Field field, AddressSet addresses) {
        if (addresses.equals(AddressSet.ALL)) {
            return all();
        }
        return in(field, Family.V4, addresses).or(in(field, Family.V6, addresses));
    }

    private PacketSet in(Field field, Family family, AddressSet addresses) {
        return of(family(family).with(field, intervals(addresses.ranges(family))));
    }

    static Match family(Family family) {
        return Match.ANY.with(Field.FAMILY, Interval.of(family == Family.V4 ? 4 : 6));
    }

    PacketSet of(Family family) {
        return of(family(family));
    }

    private static List<Interval> intervals(Ranges ranges) {
        return ranges.list().stream().map(range -> new Interval(range.first(), range.last())).toList();
    }

    static Interval only(Prefix address) {
        return new Interval(address.first(), address.last());
    }
}
