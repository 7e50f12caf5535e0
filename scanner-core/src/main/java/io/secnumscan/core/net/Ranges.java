package io.secnumscan.core.net;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of addresses of one family, as ascending ranges that neither overlap nor touch; so equal sets are equal values.
 *
 * <p>Every operation is exact; union, intersection and difference are linear in the number of ranges once sorted.
 */
public record Ranges(List<Range> list) {
    public static final Ranges NONE = new Ranges(List.of());

    /** All addresses from {@code first} to {@code last}, both included. */
    public record Range(Unsigned128 first, Unsigned128 last) {}

    public Ranges {
        list = List.copyOf(list);
    }

    public static Ranges of(Unsigned128 first, Unsigned128 last) {
        return new Ranges(List.of(new Range(first, last)));
    }

    /** The set of all addresses of some ranges, in any order, overlapping or not. */
    public static Ranges canonical(List<Range> any) {
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
        Unsigned128 next = before.last().next();
        return next.compareTo(before.last()) > 0 && range.first().compareTo(next) > 0;
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public Ranges union(Ranges other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        List<Range> both = new ArrayList<>(list);
        both.addAll(other.list);
        return canonical(both);
    }

    public Ranges intersect(Ranges other) {
        List<Range> common = new ArrayList<>();
        for (int i = 0, j = 0; i < list.size() && j < other.list.size();) {
            Range mine = list.get(i);
            Range theirs = other.list.get(j);
            Unsigned128 first = mine.first().compareTo(theirs.first()) > 0 ? mine.first() : theirs.first();
            boolean mineEnds = mine.last().compareTo(theirs.last()) <= 0;
            Unsigned128 last = mineEnds ? mine.last() : theirs.last();
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
    public Ranges minus(Ranges other, Family family) {
        return intersect(other.complement(family));
    }

    public Ranges complement(Family family) {
        List<Range> gaps = new ArrayList<>();
        Unsigned128 next = Unsigned128.ZERO;
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

    public boolean containsAll(Ranges other) {
        return intersect(other).equals(other);
    }

    public BigInteger size() {
        return list.stream()
                .map(range -> range.last().toNumber().subtract(range.first().toNumber()).add(BigInteger.ONE))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The fewest prefixes that together are this set, ascending. */
    public List<Prefix> prefixes(Family family) {
        List<Prefix> prefixes = new ArrayList<>();
        for (Range range : list) {
            Unsigned128 next = range.first();
            while (true) {
                int hostBits = Math.min(next.trailingZeros(), family.bits());
                while (next.fill(hostBits).compareTo(range.last()) > 0) {
                    hostBits--;
                }
                prefixes.add(new Prefix(family, next, family.bits() - hostBits));
                Unsigned128 last = next.fill(hostBits);
                if (last.equals(range.last())) {
                    break;
                }
                next = last.next();
            }
        }
        return prefixes;
    }
}
