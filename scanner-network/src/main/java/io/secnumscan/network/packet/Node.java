package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;

/**
 * What is left of packets from one field on: the values of the field in ascending ranges, and what follows each range. Every
 * path has every field, neighbours lead to different nodes, and nodes of one {@link PacketSpace} that hold the same are the
 * same object; so equal sets are identical. Ranges are held as their last values alone, in plain numbers: there are many.
 */
class Node {
    private static final long[] ZEROS = {};
    private static final Node[] NOWHERE = {};

    private final int number;
    private final int hash;
    /** The upper 64 bits of the last values; empty when all are zero, as but for IPv6 addresses they are. */
    private final long[] high;

    private final long[] low;
    private final Node[] to;

    private Node(int number, int hash, long[] high, long[] low, Node[] to) {
        this.number = number;
        this.hash = hash;
        this.high = high;
        this.low = low;
        this.to = to;
    }

    /** Where no field follows. */
    Node(int number) {
        this(number, number, ZEROS, ZEROS, NOWHERE);
    }

    static Node of(int number, int hash, long[] high, long[] low, Node[] to) {
        return new Node(number, hash, allZero(high) ? ZEROS : high, low, to);
    }

    private static boolean allZero(long[] numbers) {
        long any = 0;
        for (long number : numbers) {
            any |= number;
        }
        return any == 0;
    }

    /** Whether it is the empty set, of any space: no other node has no range and no labels. */
    boolean isNothing() {
        return to.length == 0 && !(this instanceof Leaf);
    }

    /** Greater than those of the nodes that it leads to. */
    int number() {
        return number;
    }

    int hash() {
        return hash;
    }

    /** How many ranges; what is beyond the last one is not in the set. */
    int size() {
        return to.length;
    }

    Node to(int range) {
        return to[range];
    }

    long high(int range) {
        return high.length == 0 ? 0 : high[range];
    }

    long low(int range) {
        return low[range];
    }

    Unsigned128 last(int range) {
        return new Unsigned128(high(range), low[range]);
    }

    Unsigned128 first(int range) {
        return range == 0 ? Unsigned128.ZERO : last(range - 1).next();
    }

    /** Compares the last value of a range with a number. */
    int compare(int range, long high, long low) {
        int upper = Long.compareUnsigned(high(range), high);
        return upper != 0 ? upper : Long.compareUnsigned(this.low[range], low);
    }

    /** The range that holds a number, none before the given one does; {@link #size} when it is beyond all. */
    int find(int from, long high, long low) {
        int step = 1;
        int least = from;
        int most = from;
        while (most < to.length && compare(most, high, low) < 0) {
            least = most + 1;
            most += step;
            step *= 2;
        }
        most = Math.min(most, to.length);
        while (least < most) {
            int middle = (least + most) >>> 1;
            if (compare(middle, high, low) < 0) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        return least;
    }

    int find(Unsigned128 value) {
        return find(0, value.high(), value.low());
    }
}
