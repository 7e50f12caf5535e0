package io.secnumscan.network.reach;

import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.packet.PacketSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Who reaches whom when not all of a network is known: what surely passes is reachable, what only may pass is possible, and
 * blocked is only what no reading lets pass.
 */
public final class Verdicts {
    private final Reachability certain;
    private final Reachability possible;

    private Verdicts(Reachability certain, Reachability possible) {
        this.certain = certain;
        this.possible = possible;
    }

    /** @param zone the name of the zone of an endpoint */
    public static Verdicts of(Bounds bounds, Function<Endpoint, String> zone) {
        Reachability possible = Reachability.of(bounds.possible(), zone);
        boolean known = bounds.certain().equals(bounds.possible());
        return new Verdicts(known ? possible : Reachability.of(bounds.certain(), zone), possible);
    }

    /** Zones that can send. */
    public SortedSet<String> senders() {
        return possible.senders();
    }

    /** Zones that can receive. */
    public SortedSet<String> receivers() {
        return possible.receivers();
    }

    /** For each zone that a zone reaches or may reach, by which packets; zones to which it is blocked are not in it. */
    public SortedMap<String, Verdict> from(String zone) {
        SortedMap<String, PacketSet> sure = certain == possible ? new TreeMap<>() : certain.from(zone);
        SortedMap<String, Verdict> verdicts = new TreeMap<>();
        possible.from(zone).forEach((to, all) -> {
            PacketSet none = all.space().none();
            PacketSet reachable = certain == possible ? all : all.space().here(sure.getOrDefault(to, none));
            verdicts.put(to, new Verdict(reachable, all.minus(reachable)));
        });
        return verdicts;
    }

    /** Whether a zone reaches another. */
    public Verdict between(String from, String to) {
        PacketSet all = possible.between(from, to);
        PacketSet reachable = certain == possible ? all : all.space().here(certain.between(from, to));
        return new Verdict(reachable, all.minus(reachable));
    }
}
