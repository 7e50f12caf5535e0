package io.secnumscan.network.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Unsigned128;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against sets that ask one packet after the other, on every packet of a small world with all bounds in it. */
class PacketAlgebraTest {
    private static final Comparator<Packet> ORDER = Stream.of(Field.values())
            .map(field -> Comparator.comparing((Packet packet) -> packet.of(field)))
            .reduce(Comparator::thenComparing).orElseThrow();

    private final PacketSpace space = new PacketSpace();

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    private Sample random(RandomGenerator random, int depth) {
        return Sample.random(space, random, depth);
    }

    private static List<Packet> packets(Naive naive) {
        return Sample.packets(naive.question());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSetHoldsJustThePacketsThatItShould(long seed) {
        Sample both = random(new SplittableRandom(seed), 3);

        assertEquals(packets(both.naive()), Sample.packets(both.set()::contains));
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
        Sample one = random(random, 2);
        Sample other = random(random, 2);

        assertEquals(packets(one.naive()).equals(packets(other.naive())), one.set().equals(other.set()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWitnessIsInTheSetUnlessThatIsEmpty(long seed) {
        PacketSet set = random(new SplittableRandom(seed), 3).set();

        assertEquals(set.isEmpty(), set.witness().isEmpty());
        assertTrue(set.witness().stream().allMatch(set::contains));
        assertTrue(set.witness().stream().allMatch(Naive::valid));
        assertTrue(set.witness().stream().map(space::of).allMatch(set::containsAll));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWitnessThatMatchesIsTheLeastOfThoseThatDo(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        PacketSet set = random(random, 2).set();
        Match match = Naive.match(random);

        assertEquals(set.and(space.of(match)).witness(), set.witness(match));
        assertTrue(Sample.packets(set.and(space.of(match))::contains).stream()
                .allMatch(packet -> ORDER.compare(set.witness(match).orElseThrow(), packet) <= 0));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTranslationMakesWhatOnePacketAfterTheOtherBecomes(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Sample set = Sample.ofFamily(space, random, 4);
        Map<Field, Interval> to = Sample.translation(random, 4);

        Set<Packet> expected = new HashSet<>();
        packets(set.naive()).forEach(packet -> expected.addAll(Sample.translated(packet, to)));
        expected.removeIf(packet -> !Naive.valid(packet));
        assertEquals(expected, Set.copyOf(Sample.packets(set.set().replaced(to)::contains)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void beforeATranslationItWasWhatMayBecomeOneOfTheSet(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Sample set = random(random, 2);
        Sample of = Sample.ofFamily(space, random, 6);
        Map<Field, Interval> to = Sample.translation(random, 6);

        List<Packet> expected = packets(of.naive()).stream()
                .filter(packet -> Sample.translated(packet, to).stream().anyMatch(set.naive().question()))
                .toList();
        assertEquals(expected, Sample.packets(set.set().before(to, of.set())::contains));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theUnionOfManyIsThatOfOneAfterTheOther(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<PacketSet> sets = random.ints(random.nextInt(6), 0, 3)
                .mapToObj(depth -> random(random, depth).set())
                .toList();

        assertEquals(sets.stream().reduce(space.none(), PacketSet::or), space.union(sets));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void setsOfASpaceAndOfOneThatExtendsItMix(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        PacketSet before = random(random, 2).set();
        PacketSpace scratch = space.scratch();
        PacketSet there = Sample.random(scratch, random, 2).set();
        PacketSet after = random(random, 2).set();

        PacketSet here = there.space().scratch().union(List.of(after, there, before));
        assertEquals(
                Sample.packets(packet -> before.contains(packet) || there.contains(packet) || after.contains(packet)),
                Sample.packets(here::contains));
        assertEquals(there.or(after).or(before), after.or(before).or(there));
        assertEquals(there.and(after).minus(before), after.and(there.minus(before)));
        assertTrue(there.and(after).minus(after).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSetOfAnySpaceCanBeBroughtHere(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        PacketSet mine = random(random, 2).set();
        List<PacketSet> others = List.of(Sample.random(space.scratch(), random, 2).set(),
                Sample.random(new PacketSpace(), random, 2).set(), random(random, 2).set());

        PacketSpace here = space.scratch();
        for (PacketSet other : others) {
            assertEquals(Sample.packets(packet -> mine.contains(packet) && other.contains(packet)),
                    Sample.packets(mine.and(here.here(other))::contains));
            assertTrue(here.here(other).minus(here.here(here.here(other))).isEmpty());
            assertEquals(other.isEmpty(), here.here(other).isEmpty());
        }
    }

    @Test
    void setsOfTwoSpacesDoNotMix() {
        PacketSet one = space.scratch().of(Match.ANY.with(Field.FAMILY, Interval.of(4)));
        PacketSet other = space.scratch().of(Match.ANY.with(Field.FAMILY, Interval.of(6)));

        assertThrows(IllegalArgumentException.class, () -> one.or(other));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSetContainsAnotherThatHasNoPacketBesidesItsOwn(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        PacketSet one = random(random, 2).set();
        PacketSet other = random(random, 2).set();

        assertTrue(one.or(other).containsAll(one));
        assertEquals(one.or(other).equals(one), one.containsAll(other));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void destinationsAreThoseOfItsPackets(long seed) {
        PacketSet set = random(new SplittableRandom(seed), 2).set();

        for (Family family : Family.values()) {
            int number = family == Family.V4 ? 4 : 6;
            for (Unsigned128 address : Naive.world(number)) {
                Match there = Match.ANY.with(Field.FAMILY, Interval.of(number))
                        .with(Field.DESTINATION, new Interval(address, address));
                AddressSet one = AddressSet.of(new Prefix(family, address, family == Family.V4 ? 32 : 128));
                assertEquals(set.witness(there).isPresent(), set.destinations().containsAll(one));
            }
        }
    }

    @Test
    void whatWasBeforeATranslationIsASetLikeAnyOther() {
        PacketSet tcp = space.of(Match.ANY.with(Field.SOURCE, Interval.of(0, 9)).with(Field.PROTOCOL, Interval.of(6)));
        PacketSet udp =
                space.of(Match.ANY.with(Field.SOURCE, Interval.of(10, 19)).with(Field.PROTOCOL, Interval.of(17)));

        assertEquals(tcp.or(udp), tcp.or(udp).before(Map.of(Field.DESTINATION, Interval.of(5)), tcp.or(udp)));
    }

    private static PacketSet of(PacketSpace space, int protocol, Interval ports, long destination, long source) {
        return space.of(Match.ANY.with(Field.FAMILY, Interval.of(4)).with(Field.PROTOCOL, Interval.of(protocol))
                .with(Field.DESTINATION_PORT, ports).with(Field.DESTINATION, Interval.of(destination))
                .with(Field.SOURCE, Interval.of(source)));
    }

    @Test
    void wideIsWhereMoreThanHalfOfThePortsAreOpen() {
        PacketSet half = of(space, 6, Interval.of(0, 32_767), 1, 7);
        PacketSet more = of(space, 17, Interval.of(0, 32_768), 2, 8);
        PacketSet types = of(space, 1, Interval.of(0, 65_535), 3, 9);

        PacketSet all = half.or(more).or(types);
        assertEquals(AddressSet.of("0.0.0.2"), all.wide(Field.DESTINATION));
        assertEquals(AddressSet.of("0.0.0.8"), all.wide(Field.SOURCE));
    }

    @Test
    void portsInSeveralRangesCountTogether() {
        PacketSet most = of(space, 6, Interval.of(0, 65_535), 1, 7).minus(of(space, 6, Interval.of(100, 20_000), 1, 7));
        PacketSet least = of(space, 6, Interval.of(0, 65_535), 2, 7)
                .minus(of(space, 6, Interval.of(100, 40_000), 2, 7));

        assertEquals(AddressSet.of("0.0.0.1"), most.or(least).wide(Field.DESTINATION));
    }

    @Test
    void wideAddressesAreOfTheirFamily() {
        assertEquals(AddressSet.ALL, space.all().wide(Field.DESTINATION));
        assertEquals(AddressSet.ALL.only(Family.V6),
                space.of(Match.ANY.with(Field.FAMILY, Interval.of(6))).wide(Field.SOURCE));
    }
}
