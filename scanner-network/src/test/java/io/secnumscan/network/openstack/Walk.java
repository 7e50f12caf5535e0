package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSpace;
import io.secnumscan.network.reach.Reachability;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sends one packet through a converted network and says whom it reaches: hop by hop, every choice tried. */
final class Walk {
    private final Network network;
    private final Set<String> reached = new TreeSet<>();
    private final Set<In> seen = new HashSet<>();
    private final Deque<In> waiting = new ArrayDeque<>();

    private record In(String foot, Packet packet) {}

    private Walk(Network network) {
        this.network = network;
    }

    static Bounds convert(FakeCloud cloud, Map<String, AddressSet> zones) {
        return OpenStackNetwork.of(cloud, FakeCloud.TARGET, new PacketSpace(), zones);
    }

    /** Last parts of the ids of endpoints that a packet can reach, for certain. */
    static Set<String> from(FakeCloud cloud, String port, Packet packet) {
        return from(convert(cloud, Map.of()).certain(), port, packet);
    }

    static Set<String> maybeFrom(FakeCloud cloud, String port, Packet packet) {
        return from(convert(cloud, Map.of()).possible(), port, packet);
    }

    /** The same by what is computed, where a translation may choose any value of a range: here its ends stand for all. */
    static Set<String> mayReach(FakeCloud cloud, String port, Packet packet) {
        Set<String> reached = new TreeSet<>();
        Reachability.of(convert(cloud, Map.of()).possible(), endpoint -> last(endpoint.id())).from(port)
                .forEach((to, packets) -> {
                    if (packets.contains(packet)) {
                        reached.add(to);
                    }
                });
        return reached;
    }

    static Set<String> from(Network network, String port, Packet packet) {
        Walk walk = new Walk(network);
        for (Endpoint sender : network.endpoints()) {
            if (last(sender.id()).equals(port) && sender.sends().contains(packet)) {
                walk.direct(sender.segment(), packet);
                walk.feet(sender.segment()).forEach(foot -> walk.enter(foot, packet));
            }
        }
        walk.run();
        walk.reached.remove(port);
        return walk.reached;
    }

    static Packet packet(int protocol, String from, String to, int port) {
        Family family = to.indexOf(':') < 0 ? Family.V4 : Family.V6;
        boolean ports = Set.of(6, 17, 132).contains(protocol);
        return new Packet(
                family == Family.V4 ? 4 : 6, protocol, port, ports ? 40_000 : 0, address(to), address(from));
    }

    static Packet tcp(String from, String to, int port) {
        return packet(6, from, to, port);
    }

    private static Unsigned128 address(String text) {
        return Prefix.parse(text).orElseThrow().first();
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private List<Interface> feet(String segment) {
        return network.routers().stream().flatMap(router -> router.interfaces().stream())
                .filter(foot -> foot.segment().equals(segment)).toList();
    }

    private void direct(String segment, Packet packet) {
        network.endpoints().stream()
                .filter(end -> end.segment().equals(segment) && end.address().contains(packet))
                .forEach(end -> arrive(end, packet));
        feet(segment).stream().filter(foot -> foot.address().contains(packet)).forEach(foot -> enter(foot, packet));
    }

    private void gateway(String segment, NextHop.Gateway hop, Packet packet) {
        network.endpoints().stream()
                .filter(end -> end.segment().equals(segment) && !end.address().and(hop.address()).isEmpty())
                .forEach(end -> arrive(end, packet));
        feet(segment).stream().filter(foot -> !foot.address().and(hop.address()).isEmpty())
                .forEach(foot -> enter(foot, packet));
    }

    private void arrive(Endpoint end, Packet packet) {
        if (end.accepts().contains(packet)) {
            reached.add(last(end.id()));
        }
    }

    private void enter(Interface foot, Packet packet) {
        In in = new In(foot.id(), packet);
        if (seen.add(in)) {
            waiting.add(in);
        }
    }

    private void run() {
        while (!waiting.isEmpty()) {
            In in = waiting.remove();
            network.routers().stream()
                    .filter(router -> router.interfaces().stream().anyMatch(foot -> foot.id().equals(in.foot)))
                    .forEach(router -> pass(router, in));
        }
    }

    private void pass(Router router, In in) {
        Interface foot = foot(router, in.foot);
        for (Packet packet : translated(in.packet, router.destinations())) {
            if (foot.incoming().contains(packet) && !router.dropped().contains(packet)) {
                router.routes().stream().filter(route -> route.destinations().contains(packet))
                        .forEach(route -> leave(router, route, packet));
            }
        }
    }

    private void leave(Router router, Route route, Packet packet) {
        Interface out = foot(router, route.by());
        if (!out.outgoing().contains(packet)) {
            return;
        }
        for (Packet sent : translated(packet, route.sources())) {
            switch (route.hop()) {
                case NextHop.Destination() -> direct(out.segment(), sent);
                case NextHop.Gateway hop -> gateway(out.segment(), hop, sent);
            }
        }
    }

    private static Interface foot(Router router, String id) {
        return router.interfaces().stream().filter(foot -> foot.id().equals(id)).findFirst().orElseThrow();
    }

    /** Of an interval of addresses the first, the last and the one that was there stand for all. */
    private static Set<Packet> translated(Packet packet, List<Translation> translations) {
        for (Translation translation : translations) {
            if (translation.of().contains(packet)) {
                Set<Packet> all = new LinkedHashSet<>(Set.of(packet));
                translation.to().forEach((field, interval) -> {
                    Set<Packet> next = new LinkedHashSet<>();
                    all.forEach(one -> {
                        next.add(with(one, field, interval.first()));
                        next.add(with(one, field, interval.last()));
                        Unsigned128 now = field == Field.SOURCE ? one.source() : one.destination();
                        boolean address = field != Field.DESTINATION_PORT;
                        if (address && interval.first().compareTo(now) <= 0 && now.compareTo(interval.last()) <= 0) {
                            next.add(one);
                        }
                    });
                    all.clear();
                    all.addAll(next);
                });
                return all;
            }
        }
        return Set.of(packet);
    }

    private static Packet with(Packet packet, Field field, Unsigned128 value) {
        return switch (field) {
            case DESTINATION -> new Packet(
                    packet.family(), packet.protocol(), packet.destinationPort(), packet.sourcePort(), value,
                    packet.source());
            case SOURCE -> new Packet(
                    packet.family(), packet.protocol(), packet.destinationPort(), packet.sourcePort(),
                    packet.destination(), value);
            case DESTINATION_PORT -> new Packet(
                    packet.family(), packet.protocol(), (int) value.low(), packet.sourcePort(), packet.destination(),
                    packet.source());
            case FAMILY, PROTOCOL, SOURCE_PORT -> throw new IllegalArgumentException("translates " + field);
        };
    }
}
