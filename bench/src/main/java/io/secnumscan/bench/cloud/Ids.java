package io.secnumscan.bench.cloud;

import java.util.Locale;

/**
 * Ids that look random, are the same in every run, and tell the number that they were made of: a marker in a query leads
 * to its place without a table of all ids.
 */
final class Ids {
    private static final int STRIDE = 0x9E3779B1;
    private static final int BACK = inverse(STRIDE);

    private Ids() {}

    /** As Neutron writes ids: {@code 09b5924d-204b-447a-9397-4f133d83b103}. */
    static String uuid(Kind kind, int number) {
        String rest = hex(bits(kind, number));
        String end = hex(bits(kind, ~number));
        return String.format(Locale.ROOT, "%08x", number * STRIDE) + "-" + rest.substring(0, 4) + "-4"
                + rest.substring(5, 8) + "-9" + rest.substring(9, 12) + "-" + end.substring(0, 12);
    }

    /** As Keystone writes ids: {@code af5b75170fba482483434668a16b9020}. */
    static String hex(Kind kind, int number) {
        return uuid(kind, number).replace("-", "");
    }

    /**
     * The number that an id was made of.
     *
     * @throws NumberFormatException for what is no such id
     */
    static int number(String uuid) {
        return Integer.parseUnsignedInt(uuid, 0, Math.min(8, uuid.length()), 16) * BACK;
    }

    /** A number from 0 below {@code bound} that seems to be drawn by lot. */
    static int below(int bound, Kind kind, int number, int use) {
        return (int) Long.remainderUnsigned(bits(kind, number * 31 + use), bound);
    }

    /** What an id is of. */
    enum Kind {
        PROJECT,
        NETWORK,
        SUBNET,
        PORT,
        DEVICE,
        ROUTER,
        GROUP,
        RULE,
        IDENTITY
    }

    /** SplitMix64. */
    private static long bits(Kind kind, int number) {
        long z = ((long) kind.ordinal() << 32 | number & 0xffffffffL) * 0x9E3779B97F4A7C15L + 0x5EC5CA9L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private static String hex(long bits) {
        return String.format(Locale.ROOT, "%016x", bits);
    }

    /** By Newton's method; odd numbers have an inverse modulo 2^32. */
    private static int inverse(int odd) {
        int inverse = odd;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
