package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Sets of packets as a question that is put to one packet after the other: slow, and too simple to be wrong. */
record Naive(Predicate<Packet> question) {
    private static final List<Integer> PROTOCOLS = List.of(1, 6, 47, 58);
    private static final List<Integer> NUMBERS = List.of(0, 1, 2, 65_535);
    /** What stands for all numbers between two of those. */
    private static final List<Integer> WORLD_PROTOCOLS = List.of(0, 1, 2, 6, 17, 47, 50, 58, 59);

    static final List<Integer> WORLD_NUMBERS = List.of(0, 1, 2, 3, 65_535);

    /** Addresses of a family around which the sets of a test change. */
    static List<Unsigned128> addresses(int family) {
        Unsigned128 last = Universe.addresses(family).last();
        return List.of(Unsigned128.ZERO, Unsigned128.of(1), Unsigned128.of(2), last);
    }

    /** And what stands for those in between. */
    static List<Unsigned128> world(int family) {
        Unsigned128 last = Universe.addresses(family).last();
        return List.of(Unsigned128.ZERO, Unsigned128.of(1), Unsigned128.of(2), Unsigned128.of(3), last);
    }

    /** Every packet of the small world, valid ones and others. */
    static List<Packet> world() {
        List<Packet> world = new ArrayList<>();
        for (int family : List.of(4, 6)) {
            for (int protocol : WORLD_PROTOCOLS) {
                for (int destinationPort : WORLD_NUMBERS) {
                    for (int sourcePort : WORLD_NUMBERS) {
                        for (Unsigned128 destination : world(family)) {
                            for (Unsigned128 source : world(family)) {
                                world.add(new Packet(
                                        family, protocol, destinationPort, sourcePort, destination, source));
                            }
                        }
                    }
                }
            }
        }
        return world;
    }

    /** What can be: ports of TCP and its like, types of each family's ICMP, and neither of anything else. */
    static boolean valid(Packet packet) {
        boolean types =
                packet.family() == 4 && packet.protocol() == 1 || packet.family() == 6 && packet.protocol() == 58;
        return Set.of(6, 17, 33, 132, 136).contains(packet.protocol())
                || packet.sourcePort() == 0 && (types || packet.destinationPort() == 0);
    }

    static Naive of(Match match) {
        return new Naive(packet -> valid(packet) && match.fields().entrySet().stream().allMatch(field -> in(
                packet.of(field.getKey()), field.getValue())));
    }

    private static boolean in(Unsigned128 value, List<Interval> intervals) {
        return intervals.stream().anyMatch(one -> one.contains(value));
    }

    Naive and(Naive other) {
        return new Naive(question.and(other.question));
    }

    Naive or(Naive other) {
        return new Naive(question.or(other.question));
    }

    Naive minus(Naive other) {
        return new Naive(question.and(other.question.negate()));
    }

    /** A match whose intervals begin and end at values of the small world. */
    static Match match(RandomGenerator random) {
        Match match = Match.ANY;
        for (Field field : Field.values()) {
            if (random.nextInt(3) > 0) {
                match = match.with(field, intervals(field, random));
            }
        }
        return match;
    }

    private static List<Interval> intervals(Field field, RandomGenerator random) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Unsigned128 one = value(field, random);
            Unsigned128 other = value(field, random);
            intervals.add(new Interval(Unsigned128.min(one, other), Unsigned128.max(one, other)));
        }
        return intervals;
    }

    private static Unsigned128 value(Field field, RandomGenerator random) {
        return switch (field) {
            case FAMILY -> Unsigned128.of(random.nextBoolean() ? 4 : 6);
            case PROTOCOL -> Unsigned128.of(one(PROTOCOLS, random));
            case DESTINATION_PORT, SOURCE_PORT -> Unsigned128.of(one(NUMBERS, random));
            case DESTINATION, SOURCE -> one(addresses(random.nextBoolean() ? 4 : 6), random);
        };
    }

    private static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }
}
