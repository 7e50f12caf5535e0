package io.secnumscan.network.packet;

import java.util.Arrays;

/** The end of a path. That of a plain set has no labels, that of a labelled set at least one. */
final class Leaf extends Node {
    private final Labels labels;

    Leaf(int number, Labels labels) {
        super(number);
        this.labels = labels;
    }

    Labels labels() {
        return labels;
    }

    /** Some labels, as a value: ascending, each once. */
    static final class Labels {
        private final int[] all;

        /** @param all ascending, each once */
        Labels(int... all) {
            this.all = all;
        }

        Labels or(Labels other) {
            int[] both = new int[all.length + other.all.length];
            int size = 0;
            for (int i = 0, j = 0; i < all.length || j < other.all.length; size++) {
                boolean mine = j == other.all.length || i < all.length && all[i] <= other.all[j];
                int next = mine ? all[i] : other.all[j];
                i += i < all.length && all[i] == next ? 1 : 0;
                j += j < other.all.length && other.all[j] == next ? 1 : 0;
                both[size] = next;
            }
            return new Labels(Arrays.copyOf(both, size));
        }

        int[] all() {
            return all.clone();
        }

        boolean contains(int label) {
            return Arrays.binarySearch(all, label) >= 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Labels labels && Arrays.equals(labels.all, all);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(all);
        }
    }
}
