package io.secnumscan.openstack.net;

import java.math.BigInteger;

/**
 * An address as an unsigned number of 128 bits; IPv4 addresses use the low 32.
 *
 * <p>Not {@link java.net.InetAddress}: that turns {@code ::ffff:192.0.2.1} into an IPv4 address, and an IPv6 rule of a
 * security group never matches an IPv4 packet.
 */
record Address(long high, long low) implements Comparable<Address> {
    static final Address ZERO = new Address(0, 0);

    @Override
    public int compareTo(Address other) {
        int upper = Long.compareUnsigned(high, other.high);
        return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
    }

    /** The next address; wraps around after the last one. */
    Address next() {
        return new Address(low == -1 ? high + 1 : high, low + 1);
    }

    /** The address before; wraps around before zero. */
    Address previous() {
        return new Address(low == 0 ? high - 1 : high, low - 1);
    }

    /** The lowest {@code hostBits} bits cleared: the first address of its block. */
    Address clear(int hostBits) {
        return new Address(high & ~ones(hostBits - 64), low & ~ones(hostBits));
    }

    /** The lowest {@code hostBits} bits set: the last address of its block. */
    Address fill(int hostBits) {
        return new Address(high | ones(hostBits - 64), low | ones(hostBits));
    }

    /** How many bits at the end are zero; 128 for zero itself. */
    int trailingZeros() {
        return low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high);
    }

    BigInteger toNumber() {
        return unsigned(high).shiftLeft(64).or(unsigned(low));
    }

    private static long ones(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1 : (1L << bits) - 1;
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
