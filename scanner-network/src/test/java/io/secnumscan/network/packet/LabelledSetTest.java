package io.secnumscan.network.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against one set for each label. */
class LabelledSetTest {
    private final PacketSpace space = new PacketSpace();

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    /** The same packets with labels, and the packets of each label. */
    private record Labelled(LabelledSet set, SortedMap<Integer, PacketSet> parts) {}

    private Labelled random(RandomGenerator random) {
        List<LabelledSet> sets = new ArrayList<>();
        SortedMap<Integer, PacketSet> parts = new TreeMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            int label = random.nextInt(4);
            PacketSet packets = Sample.random(space, random, 1).set();
            sets.add(space.labelled(packets, label));
            if (!packets.isEmpty()) {
                parts.merge(label, packets, PacketSet::or);
            }
        }
        return new Labelled(space.join(sets), parts);
    }

    private static SortedMap<Integer, PacketSet> nonEmpty(Map<Integer, PacketSet> parts) {
        SortedMap<Integer, PacketSet> some = new TreeMap<>(parts);
        some.values().removeIf(PacketSet::isEmpty);
        return some;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachLabelHasItsPackets(long seed) {
        Labelled both = random(new SplittableRandom(seed));

        assertEquals(both.parts(), both.set().byLabel());
        assertEquals(both.parts().keySet(), both.set().labels());
        for (int label = 0; label < 4; label++) {
            assertEquals(both.parts().getOrDefault(label, space.none()), both.set().of(label));
        }
        assertEquals(space.union(both.parts().values()), both.set().packets());
        assertEquals(both.parts().isEmpty(), both.set().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachPacketHasItsLabels(long seed) {
        Labelled both = random(new SplittableRandom(seed));

        Sample.packets(any -> true).forEach(packet -> {
            TreeSet<Integer> expected = new TreeSet<>(both.parts().keySet());
            expected.removeIf(label -> !both.parts().getOrDefault(label, space.none()).contains(packet));
            assertEquals(expected, both.set().labels(packet));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalOnesAreEqualWhateverTheyWereMadeOf(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Labelled one = random(random);
        Labelled other = random(random);
        List<LabelledSet> parts = new ArrayList<>();
        one.parts().forEach((label, packets) -> parts.addFirst(space.labelled(packets, label)));
        other.parts().forEach((label, packets) -> parts.add(space.labelled(packets, label)));

        assertEquals(one.set().or(other.set()), space.join(parts));
        assertEquals(one.parts().equals(other.parts()), one.set().equals(other.set()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ofEachLabelThoseOfASetAreKeptOrTakenOut(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Labelled both = random(random);
        PacketSet set = Sample.random(space, random, 2).set();

        SortedMap<Integer, PacketSet> kept = new TreeMap<>(both.parts());
        kept.replaceAll((label, packets) -> packets.and(set));
        assertEquals(nonEmpty(kept), both.set().and(set).byLabel());
        SortedMap<Integer, PacketSet> left = new TreeMap<>(both.parts());
        left.replaceAll((label, packets) -> packets.minus(set));
        assertEquals(nonEmpty(left), both.set().minus(set).byLabel());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void beforeATranslationEachLabelHadWhatMayBecomeOneOfIts(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Labelled both = random(random);
        PacketSet of = Sample.ofFamily(space, random, 4).set();
        Map<Field, Interval> to = Sample.translation(random, 4);

        SortedMap<Integer, PacketSet> before = new TreeMap<>(both.parts());
        before.replaceAll((label, packets) -> packets.before(to, of));
        assertEquals(nonEmpty(before), both.set().before(to, of).byLabel());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void labelsThatASpaceGivesLaterAreTheSameInOneThatExtendsIt(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        PacketSet one = Sample.random(space, random, 1).set();
        PacketSet other = Sample.random(space, random, 1).set();
        PacketSpace scratch = space.scratch();
        LabelledSet late = space.labelled(one, 7);
        LabelledSet there = scratch.labelled(other, 8).or(scratch.labelled(one, 7));

        assertEquals(scratch.labelled(one, 7).or(scratch.labelled(other, 8)), there);
        assertEquals(there, there.or(late));
        assertEquals(one, space.here(there.of(7)));
        assertEquals(other, space.here(there.of(8)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void labelsThatASpaceGaveBeforeAreTheSameInOneThatExtendsIt(long seed) {
        PacketSet one = Sample.random(space, new SplittableRandom(seed), 1).set();
        LabelledSet early = space.labelled(one, 7);
        PacketSpace scratch = space.scratch();

        assertEquals(scratch.join(List.of(early)), scratch.labelled(one, 7));
    }
}
