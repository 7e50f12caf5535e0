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
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What stops a zone from reaching another. It opens first the filters of endpoints that receive, then also of those that send,
 * then also of routers, until the one would reach the other: the packet that then gets through is followed through the network
 * as it is, up to what stops it. Each opened network is computed once, when it is first needed. Not for several threads.
 */
public final class Obstacles {
    private final Network network;
    private final Function<Endpoint, String> zone;
    private final Tracer tracer;
    private final List<Lazy<Reachability>> opened;

    public Obstacles(Network network, Function<Endpoint, String> zone) {
        this.network = network;
        this.zone = zone;
        this.tracer = new Tracer(network);
        Network receiving = endpoints(network, Obstacles::receivesAll);
        Network sending = endpoints(receiving, Obstacles::sendsAll);
        this.opened = Stream.of(receiving, sending, routers(sending))
                .map(open -> new Lazy<>(() -> Reachability.of(open, zone)))
                .toList();
    }

    /**
     * What stops the packets of some that a zone might send another, which it can't reach by any of them; empty when it sends
     * nothing in a family in which the other has an address, or nothing of what is asked.
     */
    public Optional<Stop> between(String from, String to, PacketSet asked) {
        return opened.stream()
                .flatMap(open -> attempt(open.get().between(from, to), from, asked).stream())
                .findFirst()
                .or(() -> withoutWay(from, to, asked));
    }

    private Optional<Stop> attempt(PacketSet through, String from, PacketSet asked) {
        return Typical.of(through.and(asked)).flatMap(packet -> stop(packet, from));
    }

    /** No filter stops it: there is no way. Whoever sends to an address of the other gets so far. */
    private Optional<Stop> withoutWay(String from, String to, PacketSet asked) {
        List<PacketSet> addresses = network.endpoints().stream()
                .filter(endpoint -> zone.apply(endpoint).equals(to))
                .map(Endpoint::address)
                .toList();
        return network.endpoints().stream()
                .filter(endpoint -> zone.apply(endpoint).equals(from))
                .map(endpoint -> endpoint.sends().space().scratch().union(addresses).and(asked)
                        .and(sendsAll(endpoint).sends()))
                .flatMap(packets -> attempt(packets, from, asked).stream())
                .findFirst();
    }

    private Optional<Stop> stop(Packet packet, String from) {
        Predicate<Endpoint> claims = endpoint -> sendsAll(endpoint).sends().contains(packet);
        List<Endpoint> senders =
                network.endpoints().stream().filter(endpoint -> zone.apply(endpoint).equals(from)).toList();
        return senders.stream().filter(endpoint -> endpoint.sends().contains(packet)).findFirst()
                .or(() -> senders.stream().filter(claims).findFirst())
                .flatMap(sender -> tracer.trace(sender, packet).furthest());
    }

    private static Network endpoints(Network network, Function<Endpoint, Endpoint> opened) {
        return new Network(network.endpoints().stream().map(opened).toList(), network.routers());
    }

    private static Endpoint receivesAll(Endpoint one) {
        return new Endpoint(one.id(), one.segment(), one.address(), one.sends(), one.sends().space().all());
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
        return new Endpoint(one.id(), one.segment(), one.address(), all, one.accepts());
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
