package io.secnumscan.network.flow;

import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.Traffic;
import io.secnumscan.network.reach.Journey;
import io.secnumscan.network.reach.Reachability;
import io.secnumscan.network.reach.Tracer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

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
        private final Function<Endpoint, String> place;
        private final Map<String, List<Endpoint>> endpoints = new HashMap<>();

        private Side(Network network, Function<Endpoint, String> place) {
            this.reachability = Reachability.of(network, place);
            this.tracer = new Tracer(network);
            this.place = place;
            network.endpoints().forEach(endpoint -> endpoints
                    .computeIfAbsent(place.apply(endpoint), any -> new ArrayList<>()).add(endpoint));
        }

        private Optional<Journey> witness(String from, String to, PacketSet packets) {
            return tracer.witness(
                    packets, endpoints.getOrDefault(from, List.of()), endpoint -> place.apply(endpoint).equals(to));
        }
    }

    private Flows(Side certain, Side possible) {
        this.certain = certain;
        this.possible = possible;
        for (Side side : List.of(certain, possible)) {
            places.addAll(side.endpoints.keySet());
        }
    }

    /** @param place what each endpoint belongs to */
    public static Flows of(Bounds bounds, Function<Endpoint, String> place) {
        Side certain = new Side(bounds.certain(), place);
        return new Flows(certain, bounds.certain().equals(bounds.possible())
                ? certain
                : new Side(bounds.possible(), place));
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

    private List<Flow> from(String from, boolean blocked) {
        SortedMap<String, PacketSet> surely = certain.reachability.from(from);
        SortedMap<String, PacketSet> perhaps = certain == possible ? surely : possible.reachability.from(from);
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
