package io.secnumscan.network.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.Unsigned128;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against sets that ask one packet after the other, on every packet of a small world with all bounds in it. */
class PacketAlgebraTest {
    private static final List<Packet> WORLD = Naive.world();

    private final PacketSpace space = new PacketSpace();

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    /** Both of the same operations. */
    private record Both(PacketSet set, Naive naive) {}

    private Both random(RandomGenerator random, int depth) {
        if (depth == 0) {
            Match match = Naive.match(random);
            return new Both(space.of(match), Naive.of(match));
        }
        Both one = random(random, depth - 1);
        Both other = random(random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> new Both(one.set().and(other.set()), one.naive().and(other.naive()));
            case 1 -> new Both(one.set().or(other.set()), one.naive().or(other.naive()));
            default -> new Both(one.set().minus(other.set()), one.naive().minus(other.naive()));
        };
    }

    private static List<Packet> packets(Naive naive) {
        return WORLD.stream().filter(naive.question()).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSetHoldsJustThePacketsThatItShould(long seed) {
        Both both = random(new SplittableRandom(seed), 3);

        assertEquals(packets(both.naive()), WORLD.stream().filter(both.set()::contains).toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void setsThatHoldTheSameAreEqual(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        PacketSet one = random(random, 2).set();
        PacketSet other = random(random, 2).set();

        assertEquals(one.or(other), one.minus(other).or(other.minus(one)).or(one.and(other)));
        assertEquals(one.and(other), one.minus(one.minus(other)));
        assertEquals(one, one.complement().complement());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void setsThatDifferInAPacketAreNotEqual(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Both one = random(random, 2);
        Both other = random(random, 2);

        assertEquals(packets(one.naive()).equals(packets(other.naive())), one.set().equals(other.set()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWitnessIsInTheSetUnlessThatIsEmpty(long seed) {
        PacketSet set = random(new SplittableRandom(seed), 3).set();

        assertEquals(set.isEmpty(), set.witness().isEmpty());
        assertTrue(set.witness().stream().allMatch(set::contains));
        assertTrue(set.witness().stream().allMatch(Naive::valid));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTranslationKeepsAllButTheAddress(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Both four = random(random, 2);
        Match family = Match.ANY.with(Field.FAMILY, Interval.of(4));
        PacketSet translated = four.set().and(space.of(family)).replaced(Field.DESTINATION, Interval.of(2));
        Naive before = four.naive().and(Naive.of(family));

        List<Packet> expected = WORLD.stream()
                .filter(packet -> packet.family() == 4 && packet.destination().equals(Unsigned128.of(2)))
                .filter(packet -> Naive.addresses(4).stream().anyMatch(address -> before.question().test(
                        new Packet(4, packet.protocol(), packet.destinationPort(), packet.sourcePort(), address,
                                packet.source()))))
                .toList();
        assertEquals(expected, WORLD.stream().filter(translated::contains).toList());
    }
}
