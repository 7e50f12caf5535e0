package io.secnumscan.network.packet;

import java.util.Arrays;

/** The ranges of a node in the making, ascending from zero. */
@SuppressWarnings("ReferenceEquality") // nodes that hold the same are the same
final class Partition {
    private static final int FEW = 8;

    private long[] high = new long[FEW];
    private long[] low = new long[FEW];
    private Node[] to = new Node[FEW];
    private int size;

    void clear() {
        size = 0;
    }

    /** From behind the range before up to a number. */
    void add(long lastHigh, long lastLow, Node node) {
        if (size > 0 && to[size - 1] == node) {
            size--;
        } else if (size == to.length) {
            high = Arrays.copyOf(high, 2 * size);
            low = Arrays.copyOf(low, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        high[size] = lastHigh;
        low[size] = lastLow;
        to[size] = node;
        size++;
    }

    /** The values of an interval, which lies behind all before; nothing in between. */
    void add(Interval interval, Node node, Node nothing) {
        if (interval.first().low() != 0 || interval.first().high() != 0) {
            add(interval.first().previous().high(), interval.first().previous().low(), nothing);
        }
        add(interval.last().high(), interval.last().low(), node);
    }

    /** The same values as a range of a node has. */
    void add(Node of, int range, Node node, Node nothing) {
        if (range > 0 && (size == 0 || of.compare(range - 1, high[size - 1], low[size - 1]) > 0)) {
            add(of.high(range - 1), of.low(range - 1), nothing);
        }
        add(of.high(range), of.low(range), node);
    }

    /** What leads to nothing at the end is as if it weren't there. */
    void trim(Node nothing) {
        if (size > 0 && to[size - 1] == nothing) {
            size--;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The greatest number of a node that it leads to. */
    int newest() {
        int newest = 0;
        for (int i = 0; i < size; i++) {
            newest = Math.max(newest, to[i].number());
        }
        return newest;
    }

    int hash() {
        long hash = size;
        for (int i = 0; i < size; i++) {
            hash = (hash ^ low[i] ^ high[i] * 0x9e37_79b9L) * 0x9e37_79b9_7f4a_7c15L;
            hash = (hash ^ hash >>> 32 ^ to[i].number()) * 0xc2b2_ae3d_27d4_eb4fL;
        }
        return (int) (hash ^ hash >>> 32);
    }

    boolean equalTo(Node node) {
        if (node.size() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (node.to(i) != to[i] || node.compare(i, high[i], low[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    Node toNode(int number, int hash) {
        return Node.of(number, hash, Arrays.copyOf(high, size), Arrays.copyOf(low, size), Arrays.copyOf(to, size));
    }
}
