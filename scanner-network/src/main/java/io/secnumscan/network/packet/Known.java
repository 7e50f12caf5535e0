package io.secnumscan.network.packet;

import java.util.Arrays;

/**
 * Answers for pairs of nodes that are remembered, by the nodes' numbers. Of two pairs that fall into the same place the later
 * one stays: forgetting costs time and no truth.
 */
final class Known {
    static final Node MISSING = new Node(-1);

    private static final int FEW = 1 << 8;
    private static final int MOST = 1 << 20;
    private static final int NONE = -1;

    private int[] ones = none(FEW);
    private int[] others = new int[FEW];
    private Node[] answers = new Node[FEW];
    private int added;

    private static int[] none(int size) {
        int[] none = new int[size];
        Arrays.fill(none, NONE);
        return none;
    }

    /** What is known of the pair; {@link #MISSING} when nothing is. */
    Node of(Node one, Node other) {
        int place = place(one.number(), other.number());
        return ones[place] == one.number() && others[place] == other.number() ? answers[place] : MISSING;
    }

    void add(Node one, Node other, Node answer) {
        put(one.number(), other.number(), answer);
        if (++added > ones.length && ones.length < MOST) {
            grow();
        }
    }

    private void put(int one, int other, Node answer) {
        int place = place(one, other);
        ones[place] = one;
        others[place] = other;
        answers[place] = answer;
    }

    private int place(int one, int other) {
        long mixed = (one * 0x9e37_79b9_7f4a_7c15L ^ other) * 0xc2b2_ae3d_27d4_eb4fL;
        return (int) (mixed >>> 40) & ones.length - 1;
    }

    private void grow() {
        int[] oldOnes = ones;
        int[] oldOthers = others;
        Node[] old = answers;
        ones = none(4 * old.length);
        others = new int[4 * old.length];
        answers = new Node[4 * old.length];
        added = 0;
        for (int i = 0; i < old.length; i++) {
            if (oldOnes[i] != NONE) {
                put(oldOnes[i], oldOthers[i], old[i]);
            }
        }
    }
}
