package io.secnumscan.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random sets, compared with the same sets as 256 bits: bit n stands for the n-th of 256 equal blocks of addresses. */
class AddressSetPropertyTest {
    private static final int BLOCKS = 256;
    private static final int RUNS = 2_000;

    /** Where the 256 blocks lie: at both ends of a family, and across the middle of an IPv6 address. */
    enum Place {
        START_OF_V4(Family.V4, "0.0.0.0", 0),
        END_OF_V4(Family.V4, "255.255.255.0", 0),
        ALL_OF_V4(Family.V4, "0.0.0.0", 24),
        END_OF_V6(Family.V6, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff00", 0),
        MIDDLE_OF_V6(Family.V6, "2001:db8::", 60),
        ALL_OF_V6(Family.V6, "::", 120);

        final Family family;
        final BigInteger base;
        final int hostBits;

        Place(Family family, String base, int hostBits) {
            this.family = family;
            this.base = Prefix.parse(base).orElseThrow().first().toNumber();
            this.hostBits = hostBits;
        }

        Unsigned128 first(int block) {
            BigInteger number = base.add(BigInteger.valueOf(block).shiftLeft(hostBits));
            return new Unsigned128(number.shiftRight(64).longValue(), number.longValue());
        }

        Unsigned128 last(int block) {
            return first(block).fill(hostBits);
        }
    }

    /** A set in both forms. */
    private record Both(Ranges ranges, BitSet bits) {
        static Both random(Random random, Place place) {
            List<Ranges.Range> ranges = new ArrayList<>();
            BitSet bits = new BitSet(BLOCKS);
            for (int n = random.nextInt(6); n > 0; n--) {
                int first = random.nextInt(BLOCKS);
                int last = random.nextInt(4) == 0 ? first : first + random.nextInt(BLOCKS - first);
                ranges.add(new Ranges.Range(place.first(first), place.last(last)));
                bits.set(first, last + 1);
            }
            return new Both(Ranges.canonical(ranges), bits);
        }
    }

    private static Ranges of(BitSet bits, Place place) {
        List<Ranges.Range> ranges = new ArrayList<>();
        bits.stream().forEach(block -> ranges.add(new Ranges.Range(place.first(block), place.last(block))));
        return Ranges.canonical(ranges);
    }

    private static void forRandomPairs(Place place, BiConsumer<Both, Both> check) {
        Random random = new Random(20261124L + place.ordinal());
        for (int run = 0; run < RUNS; run++) {
            check.accept(Both.random(random, place), Both.random(random, place));
        }
    }

    private static BitSet copy(BitSet bits) {
        return (BitSet) bits.clone();
    }

    @ParameterizedTest
    @EnumSource
    void equalSetsAreEqualValuesWhateverTheyWereMadeOf(Place place) {
        forRandomPairs(place, (a, b) -> assertEquals(of(a.bits(), place), a.ranges()));
    }

    @ParameterizedTest
    @EnumSource
    void aUnionHoldsWhatEitherHolds(Place place) {
        forRandomPairs(place, (a, b) -> {
            BitSet bits = copy(a.bits());
            bits.or(b.bits());
            assertEquals(of(bits, place), a.ranges().union(b.ranges()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void anIntersectionHoldsWhatBothHold(Place place) {
        forRandomPairs(place, (a, b) -> {
            BitSet bits = copy(a.bits());
            bits.and(b.bits());
            assertEquals(of(bits, place), a.ranges().intersect(b.ranges()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aDifferenceHoldsWhatOnlyTheFirstHolds(Place place) {
        forRandomPairs(place, (a, b) -> {
            BitSet bits = copy(a.bits());
            bits.andNot(b.bits());
            assertEquals(of(bits, place), a.ranges().minus(b.ranges(), place.family));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aSetContainsAnotherWhenNothingOfItIsLeftOver(Place place) {
        forRandomPairs(place, (a, b) -> {
            BitSet left = copy(b.bits());
            left.andNot(a.bits());
            assertEquals(left.isEmpty(), a.ranges().containsAll(b.ranges()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void theSizeIsThatOfAllBlocks(Place place) {
        forRandomPairs(place, (a, b) -> assertEquals(
                BigInteger.valueOf(a.bits().cardinality()).shiftLeft(place.hostBits), a.ranges().size()));
    }

    @ParameterizedTest
    @EnumSource
    void prefixesAreTheWidestAlignedBlocksAndMakeUpTheSet(Place place) {
        forRandomPairs(place, (a, b) -> {
            List<Prefix> prefixes = a.ranges().prefixes(place.family);
            Ranges again = Ranges.canonical(prefixes.stream()
                    .map(prefix -> new Ranges.Range(prefix.first(), prefix.last()))
                    .toList());
            assertEquals(a.ranges(), again);
            for (Prefix prefix : prefixes) {
                assertTrue(
                        prefix.length() == 0 || !a.ranges().containsAll(parent(prefix)),
                        () -> prefix + " is not the widest block");
            }
        });
    }

    private static Ranges parent(Prefix prefix) {
        Prefix wider = new Prefix(prefix.family(), prefix.first(), prefix.length() - 1);
        return Ranges.of(wider.first(), wider.last());
    }
}
