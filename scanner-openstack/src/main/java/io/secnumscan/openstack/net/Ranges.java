package io.secnumscan.openstack.net;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of addresses of one family, as ascending ranges that neither overlap nor touch; so equal sets are equal values.
 *
 * <p>Every operation is exact; union, intersection and difference are linear in the number of ranges once sorted.
 */
record Ranges(List<Range> list) {
    static final Ranges NONE = new Ranges(List.of());

    /** All addresses from {@code first} to {@code last}, both included. */
    record Range(Address first, Address last) {}

    Ranges {
        list = List.copyOf(list);
    }

    static Ranges of(Address first, Address last) {
        return new Ranges(List.of(new Range(first, last)));
    }

    /** The set of all addresses of some ranges, in any order, overlapping or not. */
    static Ranges canonical(List<Range> any) {
        List<Range> sorted = new ArrayList<>(any);
        sorted.sort(Comparator.comparing(Range::first));
        List<Range> merged = new ArrayList<>();
        for (Range range : sorted) {
            Range before = merged.isEmpty() ? null : merged.getLast();
            if (before == null || isApart(before, range)) {
                merged.add(range);
            } else if (range.last().compareTo(before.last()) > 0) {
                merged.set(merged.size() - 1, new Range(before.first(), range.last()));
            }
        }
        return new Ranges(merged);
    }

    private static boolean isApart(Range before, Range range) {
        Address next = before.last().next();
        return next.compareTo(before.last()) > 0 && range.first().compareTo(next) > 0;
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    Ranges union(Ranges other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        List<Range> both = new ArrayList<>(list);
        both.addAll(other.list);
        return canonical(both);
    }

    Ranges intersect(Ranges other) {
        List<Range> common = new ArrayList<>();
        for (int i = 0, j = 0; i < list.size() && j < other.list.size();) {
            Range mine = list.get(i);
            Range theirs = other.list.get(j);
            Address first = mine.first().compareTo(theirs.first()) > 0 ? mine.first() : theirs.first();
            boolean mineEnds = mine.last().compareTo(theirs.last()) <= 0;
            Address last = mineEnds ? mine.last() : theirs.last();
            if (first.compareTo(last) <= 0) {
                common.add(new Range(first, last));
            }
            if (mineEnds) {
                i++;
            } else {
                j++;
            }
        }
        return new Ranges(common);
    }

    /** What of this set is not in the other. */
    Ranges minus(Ranges other, Family family) {
        return intersect(other.complement(family));
    }

    Ranges complement(Family family) {
        List<Range> gaps = new ArrayList<>();
        Address next = Address.ZERO;
        boolean ended = false;
        for (Range range : list) {
            if (range.first().compareTo(next) > 0) {
                gaps.add(new Range(next, range.first().previous()));
            }
            ended = range.last().equals(family.last());
            next = range.last().next();
        }
        if (!ended) {
            gaps.add(new Range(next, family.last()));
        }
        return new Ranges(gaps);
    }

    boolean containsAll(Ranges other) {
        return intersect(other).equals(other);
    }

    BigInteger size() {
        return list.stream()
                .map(range -> range.last().toNumber().subtract(range.first().toNumber()).add(BigInteger.ONE))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The fewest prefixes that together are this set, ascending. */
    List<Prefix> prefixes(Family family) {
        List<Prefix> prefixes = new ArrayList<>();
        for (Range range : list) {
            Address next = range.first();
            while (true) {
                int hostBits = Math.min(next.trailingZeros(), family.bits());
                while (next.fill(hostBits).compareTo(range.last()) > 0) {
                    hostBits--;
                }
                prefixes.add(new Prefix(family, next, family.bits() - hostBits));
                Address last = next.fill(hostBits);
                if (last.equals(range.last())) {
                    break;
                }
                next = last.next();
            }
        }
        return prefixes;
    }
}
