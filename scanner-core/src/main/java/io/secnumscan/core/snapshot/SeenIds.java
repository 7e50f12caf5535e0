package io.secnumscan.core.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Which resources were already given, where several reads may have met the same ones (a shared network is listed in every
 * project). Holds 16 bytes of a SHA-256 for each: 24 to 48 bytes of memory a resource. Not thread-safe.
 */
final class SeenIds {
    private final MessageDigest digest = MemberFile.sha256();
    private long[] slots = new long[1 << 11];
    private int size;

    /** Whether it is the first time. */
    boolean add(String region, String id) {
        digest.update(region.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
        // Two zeros mark a free slot; no hash is taken for one.
        boolean fresh = put(slots, hash.getLong() | 1, hash.getLong());
        if (fresh && ++size * 3 > slots.length) {
            grow();
        }
        return fresh;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0) {
                put(larger, slots[i], slots[i + 1]);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] table, long a, long b) {
        int mask = table.length / 2 - 1;
        int slot = (int) (b ^ b >>> 32) & mask;
        while (table[2 * slot] != 0) {
            if (table[2 * slot] == a && table[2 * slot + 1] == b) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        table[2 * slot] = a;
        table[2 * slot + 1] = b;
        return true;
    }
}
