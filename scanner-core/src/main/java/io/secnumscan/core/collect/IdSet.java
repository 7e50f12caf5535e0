package io.secnumscan.core.collect;

/**
 * Ids by a hash of 64 bits: 16 to 32 bytes of memory each. Two that share a hash are one, so that once in a very long time
 * something that is missing seems to be there. Not thread-safe.
 */
final class IdSet {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private long[] slots = new long[1 << 6];
    private int size;

    void add(String id) {
        if (put(slots, hash(id)) && ++size * 2 > slots.length) {
            long[] larger = new long[slots.length * 2];
            for (long hash : slots) {
                if (hash != 0) {
                    put(larger, hash);
                }
            }
            slots = larger;
        }
    }

    boolean contains(String id) {
        long hash = hash(id);
        int slot = slot(slots, hash);
        return slots[slot] == hash;
    }

    private static boolean put(long[] table, long hash) {
        int slot = slot(table, hash);
        boolean fresh = table[slot] == 0;
        table[slot] = hash;
        return fresh;
    }

    private static int slot(long[] table, long hash) {
        int mask = table.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Never 0, which marks a free slot. */
    private static long hash(String id) {
        long hash = OFFSET;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * PRIME;
        }
        hash *= MIX;
        return (hash ^ hash >>> 29) | 1L << 63;
    }
}
