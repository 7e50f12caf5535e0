package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The same operations on a set and on its naive likeness. */
record Sample(PacketSet set, Naive naive) {
    private static final List<Packet> WORLD = Naive.world();

    static Sample random(PacketSpace space, RandomGenerator random, int depth) {
        if (depth == 0) {
            Match match = Naive.match(random);
            return new Sample(space.of(match), Naive.of(match));
        }
        Sample one = random(space, random, depth - 1);
        Sample other = random(space, random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> new Sample(one.set.and(other.set), one.naive.and(other.naive));
            case 1 -> new Sample(one.set.or(other.set), one.naive.or(other.naive));
            default -> new Sample(one.set.minus(other.set), one.naive.minus(other.naive));
        };
    }

    /** One that holds packets of one family alone. */
    static Sample ofFamily(PacketSpace space, RandomGenerator random, int family) {
        Sample any = random(space, random, 2);
        Match only = Match.ANY.with(Field.FAMILY, Interval.of(family));
        return new Sample(any.set.and(space.of(only)), any.naive.and(Naive.of(only)));
    }

    static List<Packet> packets(Predicate<Packet> question) {
        return WORLD.stream().filter(question).toList();
    }

    /** Values for some fields, that begin and end at values of the small world. */
    static Map<Field, Interval> translation(RandomGenerator random, int family) {
        Map<Field, Interval> to = new EnumMap<>(Field.class);
        for (Field field : List.of(Field.DESTINATION, Field.SOURCE, Field.DESTINATION_PORT, Field.SOURCE_PORT)) {
            if (random.nextBoolean()) {
                to.put(field, values(field, random, family));
            }
        }
        return to;
    }

    private static Interval values(Field field, RandomGenerator random, int family) {
        boolean address = field == Field.DESTINATION || field == Field.SOURCE;
        List<Unsigned128> all = address ? Naive.addresses(family)
                : List.of(Unsigned128.of(0), Unsigned128.of(1), Unsigned128.of(2), Unsigned128.of(65_535));
        Unsigned128 one = all.get(random.nextInt(all.size()));
        Unsigned128 other = random.nextBoolean() ? one : all.get(random.nextInt(all.size()));
        return new Interval(Unsigned128.min(one, other), Unsigned128.max(one, other));
    }

    /** What a packet of the small world may become. */
    static List<Packet> translated(Packet packet, Map<Field, Interval> to) {
        return Naive.world(packet.family()).stream()
                .filter(address -> fits(to, Field.DESTINATION, address, packet))
                .flatMap(destination -> Naive.world(packet.family()).stream()
                        .filter(address -> fits(to, Field.SOURCE, address, packet))
                        .flatMap(source -> ports(packet, destination, source, to)))
                .toList();
    }

    private static Stream<Packet> ports(
            Packet packet, Unsigned128 destination, Unsigned128 source, Map<Field, Interval> to) {
        return Naive.WORLD_NUMBERS.stream()
                .filter(port -> fits(to, Field.DESTINATION_PORT, Unsigned128.of(port), packet))
                .flatMap(destinationPort -> Naive.WORLD_NUMBERS.stream()
                        .filter(port -> fits(to, Field.SOURCE_PORT, Unsigned128.of(port), packet))
                        .map(sourcePort -> new Packet(packet.family(), packet.protocol(), destinationPort, sourcePort,
                                destination, source)));
    }

    private static boolean fits(Map<Field, Interval> to, Field field, Unsigned128 value, Packet packet) {
        return to.containsKey(field) ? to.get(field).contains(value) : packet.of(field).equals(value);
    }
}
