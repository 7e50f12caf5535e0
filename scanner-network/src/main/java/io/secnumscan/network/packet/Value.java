package io.secnumscan.network.packet;

/** An unsigned number of 128 bits: what one field of a packet holds. IPv4 addresses use the low 32 bits, ports the low 16. */
public record Value(long high, long low) implements Comparable<Value> {
    public static final Value ZERO = new Value(0, 0);

    public static Value of(long number) {
        return new Value(0, number);
    }

    @Override
    public int compareTo(Value other) {
        int upper = Long.compareUnsigned(high, other.high);
        return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
    }

    /** The next number; wraps around after the last one. */
    public Value next() {
        return new Value(low == -1 ? high + 1 : high, low + 1);
    }

    /** The number before; wraps around before zero. */
    public Value previous() {
        return new Value(low == 0 ? high - 1 : high, low - 1);
    }

    static Value max(Value one, Value other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    static Value min(Value one, Value other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
