package io.secnumscan.core.net;

import java.math.BigInteger;

/**
 * An unsigned number of 128 bits, which any address fits in; IPv4 addresses use the low 32.
 *
 * <p>For addresses not {@link java.net.InetAddress}: that turns {@code ::ffff:192.0.2.1} into an IPv4 address, and an IPv6 rule of a
 * security group never matches an IPv4 packet.
 */
public record Unsigned128(long high, long low) implements Comparable<Unsigned128> {
    public static final Unsigned128 ZERO = new Unsigned128(0, 0);

    @Override
    public int compareTo(Unsigned128 other) {
        int upper = Long.compareUnsigned(high, other.high);
        return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
    }

    public static Unsigned128 of(long low) {
        return new Unsigned128(0, low);
    }

    public static Unsigned128 min(Unsigned128 one, Unsigned128 other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    public static Unsigned128 max(Unsigned128 one, Unsigned128 other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The next number; wraps around after the last one. */
    public Unsigned128 next() {
        return new Unsigned128(low == -1 ? high + 1 : high, low + 1);
    }

    /** The number before; wraps around before zero. */
    public Unsigned128 previous() {
        return new Unsigned128(low == 0 ? high - 1 : high, low - 1);
    }

    /** The lowest {@code hostBits} bits cleared: the first address of its block. */
    public Unsigned128 clear(int hostBits) {
        return new Unsigned128(high & ~ones(hostBits - 64), low & ~ones(hostBits));
    }

    /** The lowest {@code hostBits} bits set: the last address of its block. */
    public Unsigned128 fill(int hostBits) {
        return new Unsigned128(high | ones(hostBits - 64), low | ones(hostBits));
    }

    /** How many bits at the end are zero; 128 for zero itself. */
    public int trailingZeros() {
        return low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high);
    }

    public BigInteger toNumber() {
        return unsigned(high).shiftLeft(64).or(unsigned(low));
    }

    private static long ones(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1 : (1L << bits) - 1;
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
