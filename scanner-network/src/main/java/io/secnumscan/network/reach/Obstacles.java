package io.secnumscan.network.reach;

import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What stops a zone from reaching another. It opens filters until the one would reach the other: first those of endpoints that
 * receive; besides them those of endpoints that send; else, those of routers; at last all. The packet that then gets through
 * is followed through the network as it is, to where it is stopped on that way. Each opened network is computed once, when it
 * is first needed. Not for several threads.
 */
public final class Obstacles {
    private final Network network;
    private final Function<Endpoint, String> zone;
    private final Tracer tracer;
    private final List<Opened> opened;

    /** A network with fewer filters. */
    private record Opened(Lazy<Reachability> reachability, Lazy<Tracer> tracer) {}

    public Obstacles(Network network, Function<Endpoint, String> zone) {
        this.network = network;
        this.zone = zone;
        this.tracer = new Tracer(network);
        Network receiving = endpoints(network, Obstacles::receivesAll);
        Network sending = endpoints(receiving, Obstacles::sendsAll);
        this.opened = Stream.of(receiving, sending, routers(receiving), routers(sending))
                .map(open -> new Opened(
                        new Lazy<>(() -> Reachability.of(open, zone)), new Lazy<>(() -> new Tracer(open))))
                .toList();
    }

    /**
     * What stops the packets of some that a zone might send another, which it can't reach by any of them; empty when it sends
     * nothing in a family in which the other has an address, or nothing of what is asked.
     */
    public Optional<Stop> between(String from, String to, PacketSet asked) {
        return opened.stream()
                .flatMap(open -> open.tracer().get()
                        .witness(open.reachability().get().between(from, to).and(asked), in(from), in(to)).stream())
                .findFirst()
                .map(this::stop)
                .orElseGet(() -> withoutWay(from, to, asked));
    }

    private Predicate<Endpoint> in(String name) {
        return endpoint -> zone.apply(endpoint).equals(name);
    }

    private Optional<Stop> stop(Journey open) {
        return network.endpoints().stream()
                .filter(endpoint -> endpoint.id().equals(open.from().id()))
                .findFirst()
                .flatMap(sender -> stop(tracer.trace(sender, open.sent()), open));
    }

    /** Where the network as it is differs: at the last of the routers that the packet gets to on its way, or at its end. */
    private static Optional<Stop> stop(Trace trace, Journey open) {
        return trace.stops().stream()
                .filter(stop -> isOn(open, stop))
                .max(Comparator.comparingInt(stop -> stop.crossed().size()))
                .or(trace::furthest);
    }

    private static boolean isOn(Journey open, Stop stop) {
        int crossed = stop.crossed().size();
        return crossed <= open.crossed().size()
                && open.crossed().subList(0, crossed).equals(stop.crossed())
                && (crossed < open.crossed().size() ? open.crossed().get(crossed).router() : open.to().id())
                        .equals(stop.cause().at());
    }

    /** No filter stops it: there is no way. Whoever sends to an address of the other gets so far. */
    private Optional<Stop> withoutWay(String from, String to, PacketSet asked) {
        List<PacketSet> addresses =
                network.endpoints().stream().filter(in(to)).map(Endpoint::address).toList();
        return network.endpoints().stream().filter(in(from))
                .flatMap(sender -> Typical.of(sender.sends().space().scratch().union(addresses).and(asked)
                        .and(sendsAll(sender).sends())).stream()
                        .flatMap(packet -> tracer.trace(sender, packet).furthest().stream()))
                .findFirst();
    }

    private static Network endpoints(Network network, Function<Endpoint, Endpoint> opened) {
        return new Network(network.endpoints().stream().map(opened).toList(), network.routers());
    }

    private static Endpoint receivesAll(Endpoint one) {
        return new Endpoint(one.id(), one.segment(), one.address(), one.sends(), one.sends().space().all(),
                one.given());
    }

    /** From its addresses, whatever it sends from any of them now. */
    private static Endpoint sendsAll(Endpoint one) {
        PacketSpace space = one.sends().space();
        PacketSet all = space.union(Stream.of(Family.values())
                .map(family -> one.sends().and(space.of(Match.ANY.with(Field.FAMILY, number(family))))
                        .replaced(Map.of(
                                Field.DESTINATION, new Interval(Unsigned128.ZERO, family.last()),
                                Field.PROTOCOL, Interval.of(0, 255),
                                Field.DESTINATION_PORT, Interval.of(0, 65_535),
                                Field.SOURCE_PORT, Interval.of(0, 65_535))))
                .toList());
        return new Endpoint(one.id(), one.segment(), one.address(), all, one.accepts(), one.given());
    }

    private static Interval number(Family family) {
        return switch (family) {
            case V4 -> Interval.of(4);
            case V6 -> Interval.of(6);
        };
    }

    private static Network routers(Network network) {
        return new Network(network.endpoints(), network.routers().stream().map(Obstacles::opened).toList());
    }

    private static Router opened(Router router) {
        return new Router(router.id(), router.interfaces().stream().map(Obstacles::opened).toList(),
                router.destinations(), router.dropped(), router.routes());
    }

    private static Interface opened(Interface one) {
        PacketSet all = one.incoming().space().all();
        return new Interface(one.id(), one.segment(), one.address(), all, all);
    }
}
