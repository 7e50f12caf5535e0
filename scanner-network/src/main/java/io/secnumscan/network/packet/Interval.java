package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;

/** All numbers from the first to the last, both included. */
public record Interval(Unsigned128 first, Unsigned128 last) {
    public Interval {
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException("an interval from " + first + " to " + last);
        }
    }

    public static Interval of(long first, long last) {
        return new Interval(Unsigned128.of(first), Unsigned128.of(last));
    }

    public static Interval of(long only) {
        return of(only, only);
    }

    boolean contains(Unsigned128 value) {
        return first.compareTo(value) <= 0 && value.compareTo(last) <= 0;
    }
}
