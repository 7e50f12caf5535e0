package io.secnumscan.core.net;

/** The two families of addresses, which never mix: an IPv4 rule lets no IPv6 packet in. */
public enum Family {
    V4(32),
    V6(128);

    private final int bits;

    Family(int bits) {
        this.bits = bits;
    }

    /** Bits of an address. */
    public int bits() {
        return bits;
    }

    public Unsigned128 last() {
        return Unsigned128.ZERO.fill(bits);
    }
}
