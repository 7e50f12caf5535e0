package io.secnumscan.core.join;

import java.util.Arrays;

/** A growing list of row numbers. */
final class RowNumbers {
    private int[] numbers = new int[8];
    private int size;

    void add(int row) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = row;
    }

    int size() {
        return size;
    }

    /** Ascending, each once. */
    int[] sorted() {
        return Arrays.stream(numbers, 0, size).sorted().distinct().toArray();
    }
}
