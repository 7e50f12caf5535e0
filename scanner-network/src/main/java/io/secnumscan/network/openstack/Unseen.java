package io.secnumscan.network.openstack;

import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What stands for ways that were not seen: where a list that ways are made of was not read to its end, a router with a foot
 * on every segment that hands on anything to anybody, in anybody's name.
 */
record Unseen(Sets sets, Reading reading) {
    /** Lists that hold ways from one place to another. */
    private static final List<Type> WAYS = List.of(
            Type.NETWORK, Type.SUBNET, Type.PORT, Type.ROUTER, Type.FLOATING_IP, Type.VPN_SERVICE, Type.VPN_CONNECTION,
            Type.VPN_ENDPOINT_GROUP, Type.BGP_SPEAKER, Type.LOAD_BALANCER, Type.LISTENER, Type.POOL, Type.MEMBER,
            Type.L7_POLICY);

    private static final Interval PORTS = Interval.of(0, 65_535);

    /**
     * Extensions that lead packets from one place to another by what is not read: {@code networking-bgpvpn}, {@code
     * networking-l2gw}, NDP proxies and local IPs of Neutron itself ({@code neutron/services/ndp_proxy}, {@code local_ip}),
     * {@code networking-sfc}, EVPN ({@code neutron_lib/api/definitions}) and {@code networking-bagpipe}'s interconnections.
     */
    private static final List<String> UNREAD = List.of(
            "bgpvpn", "evpn", "interconnection", "l2-gateway", "l2-gateway-connection", "l3-ndp-proxy", "local_ip",
            "sfc");

    /** What may hold ways that are not known. */
    static List<String> gaps(Region region) {
        Stream<String> rows = WAYS.stream().flatMap(type -> Members.gaps(region, type));
        Stream<String> extensions = UNREAD.stream().filter(region::has).map(alias -> "extension " + alias);
        Stream<String> list = Stream.of(Type.EXTENSION).filter(type -> !region.isWhole(type)).map(Type::written);
        return Stream.of(rows, extensions, list).flatMap(Function.identity()).toList();
    }

    Optional<Router> router(Region region, List<Endpoint> endpoints) {
        List<String> missing = gaps(region);
        if (missing.isEmpty() || !reading.widens(new Text(
                "not all was read of " + String.join(", ", missing),
                "tout n'a pas été lu de " + String.join(", ", missing)))) {
            return Optional.empty();
        }
        List<Interface> feet = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        String id = region.id("unseen", "router");
        for (String segment : endpoints.stream().map(Endpoint::segment).distinct().toList()) {
            Interface foot = new Interface(id + "/" + segment, segment, sets.all(), sets.all(), sets.all());
            feet.add(foot);
            routes.add(new Route(id, sets.all(), foot.id(), new NextHop.Destination(), anybody(id, Field.SOURCE)));
        }
        return Optional
                .of(new Router(id, feet, Stream.concat(anyPort(id), anybody(id, Field.DESTINATION).stream()).toList(),
                        sets.none(), routes));
    }

    /** A load balancer or a forwarding that was not seen may hand on to any port. */
    private Stream<Translation> anyPort(String id) {
        return Stream.of(Family.values()).flatMap(family -> Stream.of(Protocols.TCP, Protocols.UDP, Protocols.SCTP)
                .map(protocol -> new Translation(
                        id, sets.of(family).and(sets.of(Match.ANY.with(Field.PROTOCOL, Interval.of(protocol)))),
                        Map.of(Field.DESTINATION, new Interval(Unsigned128.ZERO, family.last()),
                                Field.DESTINATION_PORT, PORTS))));
    }

    private List<Translation> anybody(String id, Field field) {
        return Stream.of(Family.values())
                .map(family -> new Translation(
                        id, sets.of(family), Map.of(field, new Interval(
                                Unsigned128.ZERO, family.last()))))
                .toList();
    }
}
