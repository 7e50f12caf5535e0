package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The routers of a region, each with its feet, floating IPs and tunnels. One that is administratively down has no agent. */
final class Routers {
    private static final Set<Type> WAYS = Set.of(
            Type.NETWORK, Type.PORT, Type.SUBNET, Type.FLOATING_IP, Type.VPN_SERVICE, Type.VPN_CONNECTION,
            Type.VPN_ENDPOINT_GROUP);

    private final Region region;
    private final Reading reading;
    private final RouterBuilder builder;
    private final Tunnels tunnels;
    private final Sets sets;
    private final Map<String, List<Row>> floatingIps;

    Routers(Region region, Sets sets, Reading reading, Segments segments, Firewalls firewalls) {
        this.region = region;
        this.reading = reading;
        this.sets = sets;
        tunnels = new Tunnels(region, sets, reading);
        builder = new RouterBuilder(
                region, sets, segments, firewalls, tunnels, new SourceNat(region, sets, reading));
        floatingIps = Region.grouped(region.all(Type.FLOATING_IP), "router_id");
    }

    private boolean isUp(Row router) {
        return reading.isUp(router, "router", "routeur");
    }

    List<Router> routers() {
        if (!reading.hasRoutes(region, WAYS)) {
            return List.of();
        }
        List<Router> all = new ArrayList<>();
        for (Row router : region.all(Type.ROUTER)) {
            if (isUp(router)) {
                all.addAll(routers(router));
            }
        }
        return all;
    }

    private List<Router> routers(Row router) {
        List<Foot> feet = region.portsOf(router.id()).stream()
                .filter(port -> Ports.isUp(region, reading, port))
                .map(port -> Foot.of(region, port))
                .flatMap(Optional::stream)
                .toList();
        FloatingIps fips = FloatingIps.of(region, sets, floatingIps.getOrDefault(router.id(), List.of()));
        return Scopes.of(region, feet).stream()
                .flatMap(part -> builder.routers(router, part, fips, feet).stream())
                .toList();
    }

    /** What lies behind the tunnels of routers that are up. */
    List<Endpoint> peers() {
        Stream<Tunnels.Tunnel> seen = region.all(Type.ROUTER).stream()
                .filter(this::isUp)
                .flatMap(router -> tunnels.of(router.id()).stream());
        return Stream.concat(seen, tunnels.lost())
                .filter(tunnel -> !tunnel.peers().equals(AddressSet.NONE))
                .map(tunnels::peer)
                .toList();
    }
}
