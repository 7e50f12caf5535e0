package io.secnumscan.network.flow;

import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import io.secnumscan.network.packet.Traffic;
import io.secnumscan.network.reach.Journey;
import io.secnumscan.network.reach.Reachability;
import io.secnumscan.network.reach.Tracer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The flows between places of a network: projects, namespaces, zones, single endpoints, whatever its endpoints are told to
 * belong to. Every answer is exact for what is known, and says apart what may be besides.
 *
 * <p>Not for several threads.
 */
public final class Flows {
    private final Side certain;
    private final Side possible;
    private final SortedSet<String> places = new TreeSet<>();

    /** One reading of what is not known. */
    private static final class Side {
        private final Reachability reachability;
        private final Tracer tracer;
        private final Function<Endpoint, String> receiver;
        private final Map<String, List<Endpoint>> senders = new HashMap<>();
        private final Map<String, SortedMap<String, PacketSet>> opened = new HashMap<>();
        private final Set<String> declared;

        private Side(Network network, Function<Endpoint, String> sender, Function<Endpoint, String> receiver) {
            this.reachability = Reachability.of(network, sender, receiver);
            this.tracer = new Tracer(network);
            this.receiver = receiver;
            this.declared = network.endpoints().stream()
                    .filter(endpoint -> endpoint.id().startsWith(TargetNetwork.DECLARED))
                    .map(receiver)
                    .collect(Collectors.toSet());
            network.endpoints().forEach(endpoint -> senders
                    .computeIfAbsent(sender.apply(endpoint), any -> new ArrayList<>()).add(endpoint));
        }

        /**
         * What that one reaches but itself: nobody else gets there because it does. Nor is a declared network published by
         * anybody: that the internet gets there in the model excuses nobody else.
         */
        private SortedMap<String, PacketSet> open(String all) {
            return opened.computeIfAbsent(all, name -> {
                SortedMap<String, PacketSet> others = reachability.from(name);
                others.remove(name);
                others.keySet().removeAll(declared);
                return others;
            });
        }

        /** What of it is not open to others, whose packets these are by where they get. */
        private SortedMap<String, PacketSet> besides(String from, SortedMap<String, PacketSet> open) {
            SortedMap<String, PacketSet> besides = new TreeMap<>();
            reachability.from(from).forEach((to, packets) -> {
                PacketSpace space = packets.space().scratch();
                PacketSet left = Optional.ofNullable(open.get(to))
                        .map(its -> space.here(packets).minus(anySource(space.here(its))))
                        .orElse(packets);
                if (!left.isEmpty()) {
                    besides.put(to, left);
                }
            });
            return besides;
        }

        private static PacketSet anySource(PacketSet packets) {
            PacketSpace space = packets.space();
            return space.union(Stream.of(Family.values())
                    .map(family -> packets
                            .and(space.of(Match.ANY.with(Field.FAMILY, Interval.of(family == Family.V4 ? 4 : 6))))
                            .replaced(Field.SOURCE, new Interval(Unsigned128.ZERO, family.last())))
                    .toList());
        }

        private Optional<Journey> witness(String from, String to, PacketSet packets) {
            return tracer.witness(
                    packets, senders.getOrDefault(from, List.of()), endpoint -> receiver.apply(endpoint).equals(to));
        }
    }

    private Flows(Side certain, Side possible) {
        this.certain = certain;
        this.possible = possible;
        for (Side side : List.of(certain, possible)) {
            places.addAll(side.senders.keySet());
            places.addAll(side.reachability.receivers());
        }
    }

    /** @param place what each endpoint belongs to */
    public static Flows of(Bounds bounds, Function<Endpoint, String> place) {
        return of(bounds, place, place);
    }

    /**
     * The same when an endpoint that sends counts for another place than when it receives.
     *
     * @param sender what each endpoint belongs to as it sends
     * @param receiver what it belongs to as it receives
     */
    public static Flows of(Bounds bounds, Function<Endpoint, String> sender, Function<Endpoint, String> receiver) {
        Side certain = new Side(bounds.certain(), sender, receiver);
        return new Flows(certain, bounds.certain().equals(bounds.possible())
                ? certain
                : new Side(bounds.possible(), sender, receiver));
    }

    /** All places, whether they reach anything or not. */
    public SortedSet<String> places() {
        return places;
    }

    /** Hands over what every place can send to each other that it may reach; ascending by the one, then the other. */
    public void forEach(Consumer<Flow> consumer) {
        places.forEach(from -> from(from).forEach(consumer));
    }

    /** What one place can send to each other that it may reach. */
    public List<Flow> from(String from) {
        return from(from, false);
    }

    /** What one place can send to each other, those that it can't reach among them. */
    public List<Flow> all(String from) {
        return from(from, true);
    }

    /**
     * What one place can send to each other that somebody else can't send there as well, from whatever address: what it
     * reaches because of what it is, and not because that is open to all.
     *
     * @param all who stands for all: the internet
     */
    public List<Flow> beyond(String from, String all) {
        return told(passingBeyond(from, all));
    }

    /** As {@link #beyond}, before it is told. */
    public Passing passingBeyond(String from, String all) {
        // What may be open to all, and may not, takes nothing away from what may pass.
        SortedMap<String, PacketSet> open = certain.open(all);
        return new Passing(from, certain.besides(from, open), possible.besides(from, open));
    }

    /** As {@link #from(String)}, before it is told. */
    public Passing passing(String from) {
        SortedMap<String, PacketSet> surely = certain.reachability.from(from);
        return new Passing(from, surely, certain == possible ? surely : possible.reachability.from(from));
    }

    /** The flows that these packets are, each with one of them for a witness. */
    public List<Flow> told(Passing passing) {
        return flows(passing.from(), false, passing.surely(), passing.perhaps());
    }

    private List<Flow> from(String from, boolean blocked) {
        Passing passing = passing(from);
        return flows(from, blocked, passing.surely(), passing.perhaps());
    }

    private List<Flow> flows(
            String from, boolean blocked, SortedMap<String, PacketSet> surely, SortedMap<String, PacketSet> perhaps) {
        SortedSet<String> all = new TreeSet<>(surely.keySet());
        all.addAll(perhaps.keySet());
        if (blocked) {
            all.addAll(places);
        }
        all.remove(from);
        return all.stream()
                .map(to -> flow(from, to, Optional.ofNullable(surely.get(to)), Optional.ofNullable(perhaps.get(to))))
                .toList();
    }

    /** What one place can send another; blocked where nothing can pass. */
    public Flow between(String from, String to) {
        SortedMap<String, PacketSet> surely = new TreeMap<>(certain.reachability.from(from));
        SortedMap<String, PacketSet> perhaps = new TreeMap<>(possible.reachability.from(from));
        return flow(from, to, Optional.ofNullable(surely.get(to)), Optional.ofNullable(perhaps.get(to)));
    }

    private Flow flow(String from, String to, Optional<PacketSet> surely, Optional<PacketSet> perhaps) {
        Traffic reachable = surely.map(Traffic::of).orElse(Traffic.NONE);
        Traffic besides = perhaps.map(Traffic::of).orElse(Traffic.NONE).minus(reachable);
        Optional<Journey> witness = surely.flatMap(packets -> certain.witness(from, to, packets))
                .or(() -> perhaps.flatMap(packets -> possible.witness(from, to, packets)));
        return new Flow(from, to, reachable, besides, witness);
    }
}
