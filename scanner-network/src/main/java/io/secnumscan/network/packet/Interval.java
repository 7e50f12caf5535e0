package io.secnumscan.network.packet;

/** All numbers from the first to the last, both included. */
public record Interval(Value first, Value last) {
    public Interval {
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException("an interval from " + first + " to " + last);
        }
    }

    public static Interval of(long first, long last) {
        return new Interval(Value.of(first), Value.of(last));
    }

    public static Interval of(long only) {
        return of(only, only);
    }

    boolean contains(Value value) {
        return first.compareTo(value) <= 0 && value.compareTo(last) <= 0;
    }
}
