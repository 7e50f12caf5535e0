package io.secnumscan.network.reach;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.LabelledSet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which packets endpoints of one zone can send that arrive at endpoints of another, exactly and for all zones at once. Zones
 * are any names for endpoints: customers, workloads, single endpoints. What is asked is whether a first packet arrives, not
 * whether an answer would.
 *
 * <p>Building it costs the most; what it is asked then is cheap for what goes far through segments that many share. An
 * endpoint can also reach itself, by its own address.
 *
 * <p>Sets in answers are {@linkplain PacketSpace#scratch made in passing}: they can be mixed with those of the network and of
 * the same answer, not with those of other answers. Several threads may ask at once when nobody makes sets of the network
 * meanwhile.
 */
public final class Reachability {
    private final PacketSpace space;
    private final Locations locations;
    private final List<String> zones;
    /** For each zone that sends, what it can send on each segment. */
    private final SortedMap<String, SortedMap<String, PacketSet>> sends;
    /** What can be sent on segments that several zones share. */
    private final Map<String, LabelledSet> shared = new HashMap<>();

    private Reachability(Network network, Function<Endpoint, String> senders, Function<Endpoint, String> receivers) {
        this.space = network.endpoints().stream()
                .findFirst()
                .map(endpoint -> endpoint.sends().space().scratch())
                .orElseGet(PacketSpace::new);
        this.zones = List.copyOf(names(network, receivers));
        this.locations = new Locations(segments(network, receivers), space);
        this.sends = sends(network, senders);
        locations.solve(segments());
        share();
    }

    /** @param zone the name of the zone of an endpoint */
    public static Reachability of(Network network, Function<Endpoint, String> zone) {
        return new Reachability(network, zone, zone);
    }

    /**
     * The same when an endpoint that sends counts for another zone than when it receives.
     *
     * @param senders the name of the zone for which an endpoint sends
     * @param receivers the name of the zone for which it receives
     */
    public static Reachability of(
            Network network, Function<Endpoint, String> senders, Function<Endpoint, String> receivers) {
        return new Reachability(network, senders, receivers);
    }

    /** The packets that some endpoints can send that arrive at some others. */
    public static PacketSet between(Network network, Predicate<Endpoint> from, Predicate<Endpoint> to) {
        return of(network, one -> from.test(one) ? "in" : "out", one -> to.test(one) ? "in" : "out")
                .between("in", "in");
    }

    /** Zones that can send. */
    public SortedSet<String> senders() {
        return new TreeSet<>(sends.keySet());
    }

    /** Zones that can receive. */
    public SortedSet<String> receivers() {
        return new TreeSet<>(zones);
    }

    /**
     * For each zone that a zone reaches, the packets by which it does, as they are sent. Zones that it does not reach are not
     * in it. Ask this once for a zone, not {@link #between} for each pair.
     */
    public SortedMap<String, PacketSet> from(String zone) {
        SortedMap<String, PacketSet> to = new TreeMap<>();
        sent(zone).byLabel().forEach((label, packets) -> to.put(zones.get(label), packets));
        return to;
    }

    /** The zones that a zone reaches. */
    public SortedSet<String> reached(String zone) {
        SortedSet<String> reached = new TreeSet<>();
        sent(zone).labels().forEach(label -> reached.add(zones.get(label)));
        return reached;
    }

    /** The packets that a zone can send that arrive at another; empty when it can't reach it. */
    public PacketSet between(String from, String to) {
        int label = zones.indexOf(to);
        return label < 0 ? space.none() : sent(from).of(label);
    }

    /** All that a zone can send that arrives anywhere. */
    private LabelledSet sent(String zone) {
        PacketSpace scratch = space.scratch();
        List<LabelledSet> all = new ArrayList<>();
        sends.getOrDefault(zone, new TreeMap<>()).forEach((segment, packets) -> {
            PacketSet sent = scratch.union(List.of(packets));
            LabelledSet known = shared.get(segment);
            all.add(known == null ? locations.sent(segment, sent, scratch) : known.and(sent));
        });
        return scratch.join(all);
    }

    private SortedSet<String> segments() {
        SortedSet<String> segments = new TreeSet<>();
        sends.values().forEach(bySegment -> segments.addAll(bySegment.keySet()));
        return segments;
    }

    private void share() {
        for (String segment : segments()) {
            if (sends.values().stream().filter(one -> one.containsKey(segment)).limit(2).count() > 1) {
                shared.put(segment, locations.sent(segment, space.all(), space));
            }
        }
    }

    private static SortedSet<String> names(Network network, Function<Endpoint, String> zone) {
        SortedSet<String> names = new TreeSet<>();
        network.endpoints().forEach(endpoint -> names.add(zone.apply(endpoint)));
        return names;
    }

    private Map<String, Segment> segments(Network network, Function<Endpoint, String> receivers) {
        Map<String, Integer> numbers = new HashMap<>();
        zones.forEach(name -> numbers.put(name, numbers.size()));
        Map<String, Segment> segments = new HashMap<>();
        for (Endpoint endpoint : network.endpoints()) {
            int zone = numbers.getOrDefault(receivers.apply(endpoint), -1);
            segments.computeIfAbsent(endpoint.segment(), any -> new Segment(space))
                    .add(new Segment.Target(endpoint, zone));
        }
        for (Router router : network.routers()) {
            Crossing crossing = new Crossing(router, space);
            for (Interface foot : router.interfaces()) {
                segments.computeIfAbsent(foot.segment(), any -> new Segment(space))
                        .add(new Segment.Foot(foot, crossing));
            }
        }
        return segments;
    }

    private SortedMap<String, SortedMap<String, PacketSet>> sends(
            Network network, Function<Endpoint, String> senders) {
        SortedMap<String, SortedMap<String, List<PacketSet>>> lists = new TreeMap<>();
        for (Endpoint endpoint : network.endpoints()) {
            lists.computeIfAbsent(senders.apply(endpoint), any -> new TreeMap<>())
                    .computeIfAbsent(endpoint.segment(), any -> new ArrayList<>())
                    .add(endpoint.sends());
        }
        SortedMap<String, SortedMap<String, PacketSet>> sends = new TreeMap<>();
        lists.forEach((zone, bySegment) -> {
            SortedMap<String, PacketSet> united = new TreeMap<>();
            bySegment.forEach((segment, sets) -> united.put(segment, space.union(sets)));
            sends.put(zone, united);
        });
        return sends;
    }
}
