package io.secnumscan.openstack.net;

import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Internet;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Ports that the internet may send to over IPv6 and not over IPv4.
 *
 * @param ports that are surely so, ascending, none touching another
 * @param missing names of what was not read and may make it so for others
 */
record FamilyGap(List<Ports> ports, SortedSet<String> missing) {
    static FamilyGap of(Filter filter, int protocol) {
        List<Ports> wider = new ArrayList<>();
        SortedSet<String> missing = new TreeSet<>();
        for (Ports segment : filter.segments(Ports.ALL)) {
            Sources sources = filter.toSome(true, protocol, segment);
            if (isWider(sources.certain(), sources.possible())) {
                add(wider, segment);
            } else if (isWider(sources.possible(), sources.certain())) {
                missing.addAll(sources.missing());
            }
        }
        return new FamilyGap(List.copyOf(wider), missing);
    }

    private static boolean isWider(AddressSet overIpv6, AddressSet overIpv4) {
        return Internet.isCoveredBy(overIpv6, Family.V6) && !Internet.isCoveredBy(overIpv4, Family.V4);
    }

    private static void add(List<Ports> wider, Ports segment) {
        if (!wider.isEmpty() && wider.getLast().last() + 1 == segment.first()) {
            wider.set(wider.size() - 1, new Ports(wider.getLast().first(), segment.last()));
        } else {
            wider.add(segment);
        }
    }

    /** The ports; unknown where none is surely so and what was not read may make some so. */
    Object answer() {
        return ports.isEmpty() && !missing.isEmpty()
                ? new Outcome.Unknown(List.copyOf(missing))
                : ports.stream().map(Ports::toString).toList();
    }
}
