package io.secnumscan.network.flow;

import io.secnumscan.core.net.AddressText;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What lies outside a target, as one endpoint for each range of its addresses: {@code 1.0.0.0-9.255.255.255}. Nothing else of a
 * network changes, so who reaches whom stays the same.
 */
final class OutsideRanges {
    private static final Map<Field, Interval> ALL = Map.of(
            Field.PROTOCOL, Interval.of(0, 255),
            Field.DESTINATION_PORT, Interval.of(0, 65_535),
            Field.SOURCE_PORT, Interval.of(0, 65_535));

    private OutsideRanges() {}

    /** @param outside endpoints that lie outside */
    static Bounds of(Bounds bounds, Predicate<Endpoint> outside) {
        Network certain = of(bounds.certain(), outside);
        return bounds.certain().equals(bounds.possible())
                ? new Bounds(certain, certain, bounds.doubts())
                : new Bounds(certain, of(bounds.possible(), outside), bounds.doubts());
    }

    private static Network of(Network network, Predicate<Endpoint> outside) {
        return new Network(
                network.endpoints().stream()
                        .flatMap(endpoint -> outside.test(endpoint) ? parts(endpoint).stream() : Stream.of(endpoint))
                        .toList(),
                network.routers());
    }

    private static List<Endpoint> parts(Endpoint endpoint) {
        List<Endpoint> parts = new ArrayList<>();
        for (Family family : Family.values()) {
            Ranges ranges = ranges(endpoint.address(), Field.DESTINATION, family)
                    .union(ranges(endpoint.sends(), Field.SOURCE, family));
            ranges.list().forEach(range -> parts.add(part(endpoint, family, range)));
        }
        return parts;
    }

    private static Endpoint part(Endpoint endpoint, Family family, Ranges.Range range) {
        Interval interval = new Interval(range.first(), range.last());
        return new Endpoint(
                endpoint.id() + "/" + text(family, range), endpoint.segment(),
                endpoint.address().and(in(endpoint.address(), Field.DESTINATION, family, interval)),
                endpoint.sends().and(in(endpoint.sends(), Field.SOURCE, family, interval)), endpoint.accepts());
    }

    /** The range that a part is called by at its end; what is no part by itself. */
    static String text(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static String text(Family family, Ranges.Range range) {
        return AddressText.write(family, range.first()) + "-" + AddressText.write(family, range.last());
    }

    /** Addresses that a field of some packets may hold. */
    static Ranges ranges(PacketSet packets, Field field, Family family) {
        Match ofFamily = Match.ANY.with(Field.FAMILY, number(family));
        Map<Field, Interval> free = new EnumMap<>(ALL);
        free.put(field == Field.SOURCE ? Field.DESTINATION : Field.SOURCE, whole(family));
        PacketSet held = packets.and(packets.space().of(ofFamily)).replaced(free);
        PacketSet others = held.complement();
        List<Ranges.Range> ranges = new ArrayList<>();
        Optional<Unsigned128> first = least(held, ofFamily, field, Unsigned128.ZERO, family);
        while (first.isPresent()) {
            Optional<Unsigned128> after = least(others, ofFamily, field, first.get(), family);
            ranges.add(new Ranges.Range(first.get(), after.map(Unsigned128::previous).orElse(family.last())));
            first = after.flatMap(from -> least(held, ofFamily, field, from, family));
        }
        return new Ranges(ranges);
    }

    private static Optional<Unsigned128> least(
            PacketSet packets, Match match, Field field, Unsigned128 from, Family family) {
        return packets.witness(match.with(field, new Interval(from, family.last())))
                .map((Packet packet) -> field == Field.SOURCE ? packet.source() : packet.destination());
    }

    private static PacketSet in(PacketSet like, Field field, Family family, Interval values) {
        return like.space().of(Match.ANY.with(Field.FAMILY, number(family)).with(field, values));
    }

    private static Interval whole(Family family) {
        return new Interval(Unsigned128.ZERO, family.last());
    }

    private static Interval number(Family family) {
        return Interval.of(family == Family.V4 ? 4 : 6);
    }
}
