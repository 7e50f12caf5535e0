package io.secnumscan.network.openstack;

import io.secnumscan.network.packet.Interval;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Ports of a forwarding, on one of its sides: {@code 80}, {@code 80:90}. */
record PortRange(int first, int last) {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?::([0-9]{1,5}))?");

    /** A port outside, and what it becomes. */
    record Pair(Interval outer, Interval inner) {}

    static Optional<PortRange> parse(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(first);
        return Optional.of(new PortRange(first, last)).filter(range -> first <= last && last <= 65_535);
    }

    /** Older releases give the port alone. */
    static Optional<PortRange> of(Row forwarding, String side) {
        return forwarding.text(side + "_port_range").flatMap(PortRange::parse)
                .or(() -> forwarding.number(side + "_port").map(port -> new PortRange(port, port)));
    }

    /** Port by port, over and over where the other range is shorter. */
    List<Pair> onto(PortRange inner) {
        if (inner.first == inner.last) {
            return List.of(new Pair(Interval.of(first, last), Interval.of(inner.first)));
        }
        int size = inner.last - inner.first + 1;
        return IntStream.rangeClosed(first, last)
                .mapToObj(port -> new Pair(Interval.of(port), Interval.of(inner.first + (port - first) % size)))
                .toList();
    }
}
