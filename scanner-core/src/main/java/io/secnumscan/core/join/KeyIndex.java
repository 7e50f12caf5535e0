package io.secnumscan.core.join;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Row numbers by the hash of a key: a chained hash table in primitive arrays, 16 bytes an entry and up to 8 a slot.
 *
 * <p>Different keys may share a hash: the caller compares the keys of the rows that it is given. Built by one thread, then
 * read by any.
 */
final class KeyIndex {
    /** Keys hold names chosen by tenants: a secret seed keeps them from crafting long chains. Results never depend on it. */
    private static final long SEED = new SecureRandom().nextLong();

    private int[] slots = new int[64];
    private long[] hashes = new long[32];
    private int[] rows = new int[32];
    private int[] next = new int[32];
    private int size;

    KeyIndex() {
        Arrays.fill(slots, -1);
    }

    void add(List<Object> key, int row) {
        if (size == rows.length) {
            grow();
        }
        hashes[size] = hash(key);
        rows[size] = row;
        link(size++);
    }

    /** Calls with the numbers of all rows that may have the key, in no order. */
    void candidates(List<Object> key, IntConsumer consumer) {
        long hash = hash(key);
        for (int entry = slots[slot(hash)]; entry >= 0; entry = next[entry]) {
            if (hashes[entry] == hash) {
                consumer.accept(rows[entry]);
            }
        }
    }

    private void grow() {
        int capacity = Math.multiplyExact(rows.length, 2);
        hashes = Arrays.copyOf(hashes, capacity);
        rows = Arrays.copyOf(rows, capacity);
        next = Arrays.copyOf(next, capacity);
        slots = new int[capacity * 2];
        Arrays.fill(slots, -1);
        for (int entry = 0; entry < size; entry++) {
            link(entry);
        }
    }

    private void link(int entry) {
        int slot = slot(hashes[entry]);
        next[entry] = slots[slot];
        slots[slot] = entry;
    }

    private int slot(long hash) {
        return (int) hash & (slots.length - 1);
    }

    private static long hash(List<Object> key) {
        long hash = SEED;
        for (Object part : key) {
            String text = part.toString();
            for (int i = 0; i < text.length(); i++) {
                hash = mix(hash ^ text.charAt(i));
            }
            hash = mix(hash ^ 0x1_0000L);
        }
        return hash ^ (hash >>> 32);
    }

    private static long mix(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
