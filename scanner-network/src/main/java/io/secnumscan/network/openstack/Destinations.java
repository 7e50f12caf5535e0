package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.network.model.NextHop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A routing table: the longest prefix wins, and of two that are alike the one of the lower rank. */
final class Destinations {
    /** Of a subnet that the router has a foot in. */
    static final int CONNECTED = 0;

    /** Of the router's own routes. */
    static final int EXTRA = 1;

    static final int DEFAULT = 2;

    private static final Comparator<Line> ORDER =
            Comparator.<Line>comparingInt(line -> -line.prefix.length()).thenComparingInt(Line::rank);

    private final List<Line> lines = new ArrayList<>();

    private record Line(Prefix prefix, int rank, String id, String by, NextHop hop) {}

    /** A line, and what takes it once the better ones took theirs. Two lines for the same prefix may both be taken. */
    record Choice(String id, AddressSet destinations, String by, NextHop hop) {}

    void add(Prefix prefix, int rank, String id, String by, NextHop hop) {
        lines.add(new Line(prefix, rank, id, by, hop));
    }

    List<Choice> choices() {
        lines.sort(ORDER);
        List<Choice> choices = new ArrayList<>();
        AddressSet before = AddressSet.NONE;
        AddressSet now = AddressSet.NONE;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (i > 0 && ORDER.compare(lines.get(i - 1), line) != 0) {
                before = before.union(now);
                now = AddressSet.NONE;
            }
            AddressSet all = AddressSet.of(line.prefix);
            AddressSet rest = all.minus(before);
            if (!rest.isEmpty()) {
                choices.add(new Choice(line.id, rest, line.by, line.hop));
            }
            now = now.union(all);
        }
        return choices;
    }
}
