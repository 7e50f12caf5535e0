package io.secnumscan.network.reach;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks, of packets that pass between two endpoints, for one with the addresses that those were given. Who may take any address
 * would else be shown with the least of all, which tells nobody whose packet it is.
 */
record Given(PacketSet packets) {
    /** @param way of a packet from the same endpoint, if it gets where it is wanted */
    Journey better(Journey found, Function<Packet, Optional<Journey>> way) {
        Map<Field, AddressSet> among = new EnumMap<>(Field.class);
        Journey best = better(found, among, Field.SOURCE, way);
        // What a router has translated was not sent to the receiver's own address.
        return best.arrived().destination().equals(best.sent().destination())
                ? better(best, among, Field.DESTINATION, way)
                : best;
    }

    private Journey better(
            Journey found, Map<Field, AddressSet> among, Field field, Function<Packet, Optional<Journey>> way) {
        Packet sent = found.sent();
        Endpoint end = field == Field.SOURCE ? found.from() : found.to();
        Family family = sent.family() == 4 ? Family.V4 : Family.V6;
        AddressSet given = end.given().only(family);
        if (given.isEmpty()
                || holds(given.ranges(family), field == Field.SOURCE ? sent.source() : sent.destination())) {
            return found;
        }
        among.put(field, given);
        Optional<Journey> better = Typical.of(packets, sent.family(), among)
                .filter(packet -> found.from().sends().contains(packet))
                .flatMap(way);
        if (better.isEmpty()) {
            among.remove(field);
        }
        return better.orElse(found);
    }

    private static boolean holds(Ranges ranges, Unsigned128 address) {
        return ranges.list().stream()
                .anyMatch(range -> range.first().compareTo(address) <= 0 && address.compareTo(range.last()) <= 0);
    }
}
