package io.secnumscan.network.reach;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Follows one packet at a time through a network, by every way, and names all that it passes. It knows nothing of what
 * {@link Reachability} has computed, which must agree. Not for several threads.
 */
public final class Tracer {
    private final Network network;
    private final PacketSpace space;
    private final Map<String, List<Endpoint>> endpoints = new HashMap<>();
    private final Map<String, List<Foot>> feet = new HashMap<>();
    private final Map<String, Interface> interfaces = new HashMap<>();
    private final Map<String, Holders<Endpoint>> endpointHolders = new HashMap<>();
    private final Map<String, Holders<Foot>> footHolders = new HashMap<>();

    /** An interface and its router. */
    record Foot(Router router, Interface in) {}

    public Tracer(Network network) {
        this.network = network;
        this.space = network.endpoints().stream()
                .findFirst()
                .map(endpoint -> endpoint.sends().space().scratch())
                .orElseGet(PacketSpace::new);
        for (Endpoint endpoint : network.endpoints()) {
            endpoints.computeIfAbsent(endpoint.segment(), any -> new ArrayList<>()).add(endpoint);
        }
        for (Router router : network.routers()) {
            for (Interface in : router.interfaces()) {
                interfaces.put(in.id(), in);
                feet.computeIfAbsent(in.segment(), any -> new ArrayList<>()).add(new Foot(router, in));
            }
        }
    }

    /** What becomes of a packet that an endpoint sends, or tries to. */
    public Trace trace(Endpoint from, Packet packet) {
        return new Tracing(this, from, space.scratch().of(packet), any -> false).trace();
    }

    /**
     * One packet of some that get from endpoints of one sort to endpoints of another, and its shortest way: a packet of TCP
     * from a port that clients use, if there is one; between addresses that the two were given, rather than others that they
     * may take.
     *
     * @param packets by which some of the ones reach some of the others: an answer of {@link Reachability}
     */
    public Optional<Journey> witness(PacketSet packets, Predicate<Endpoint> from, Predicate<Endpoint> to) {
        return witness(packets, network.endpoints().stream().filter(from).toList(), to);
    }

    /** The same where the senders are known already. */
    public Optional<Journey> witness(PacketSet packets, Collection<Endpoint> from, Predicate<Endpoint> to) {
        return Typical.of(packets).flatMap(packet -> from.stream()
                .filter(endpoint -> endpoint.sends().contains(packet))
                .flatMap(endpoint -> journey(endpoint, packet, to).stream())
                .findFirst())
                .map(found -> new Given(packets).better(found, packet -> journey(found.from(), packet, to)));
    }

    private Optional<Journey> journey(Endpoint from, Packet packet, Predicate<Endpoint> to) {
        Straight straight = new Straight(this, from, packet, to);
        Optional<Journey> found = straight.journey();
        return straight.hadChoice() ? new Tracing(this, from, space.scratch().of(packet), to).journey() : found;
    }

    /** The interface that packets leave by which take a route. */
    Interface out(Route route) {
        return Optional.ofNullable(interfaces.get(route.by())).orElseThrow();
    }

    Holders<Endpoint> endpoints(String segment) {
        return endpointHolders.computeIfAbsent(
                segment, name -> new Holders<>(endpoints.getOrDefault(name, List.of()), Endpoint::address, space));
    }

    Holders<Foot> feet(String segment) {
        return footHolders.computeIfAbsent(segment,
                name -> new Holders<>(feet.getOrDefault(name, List.of()), foot -> foot.in().address(), space));
    }
}
