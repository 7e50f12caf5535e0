package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Packets by the addresses in them. */
public final class AddressPackets {
    private final PacketSpace space;
    private final Map<Field, Map<AddressSet, PacketSet>> known = new EnumMap<>(Field.class);

    public AddressPackets(PacketSpace space) {
        this.space = space;
    }

    public PacketSet from(AddressSet addresses) {
        return of(Field.SOURCE, addresses);
    }

    public PacketSet to(AddressSet addresses) {
        return of(Field.DESTINATION, addresses);
    }

    PacketSet of(Field field, AddressSet addresses) {
        if (addresses.equals(AddressSet.ALL)) {
            return space.all();
        }
        return known.computeIfAbsent(field, any -> new HashMap<>())
                .computeIfAbsent(addresses, some -> make(field, some));
    }

    private PacketSet make(Field field, AddressSet addresses) {
        PacketSet all = space.none();
        for (Family family : Family.values()) {
            List<Interval> values = addresses.ranges(family).list().stream()
                    .map(range -> new Interval(range.first(), range.last()))
                    .toList();
            if (!values.isEmpty()) {
                Match match = Match.ANY.with(Field.FAMILY, Interval.of(family == Family.V4 ? 4 : 6));
                all = all.or(space.of(match.with(field, values)));
            }
        }
        return all;
    }
}
