package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.GlobalSpace;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies beyond the networks of a target: the internet, declared zones, and the provider's router that leads from
 * external networks there. It has the gateway address of each of their subnets, and hands back what comes for them.
 */
final class Outside {
    /** The endpoint that is the internet. */
    static final String INTERNET = "internet";

    private final String target;
    private final List<Region> regions;
    private final Sets sets;
    private final Reading reading;
    private final SortedMap<String, AddressSet> zones;
    private final List<Interface> interfaces = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Destinations table = new Destinations();
    private AddressSet near = AddressSet.NONE;

    Outside(String target, List<Region> regions, Sets sets, Reading reading, Map<String, AddressSet> zones) {
        this.target = target;
        this.regions = regions;
        this.sets = sets;
        this.reading = reading;
        this.zones = new TreeMap<>(zones);
        regions.forEach(this::feet);
        regions.forEach(this::zonesOf);
    }

    List<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>(endpoints);
        all.add(endpoint(INTERNET, INTERNET, internet()));
        if (isRouted()) {
            zones.forEach((name, addresses) -> all.add(endpoint(zone(name), zone(name), addresses.minus(near))));
        }
        return all;
    }

    Router router() {
        List<Interface> feet = new ArrayList<>(interfaces);
        List<Route> routes = new ArrayList<>();
        Set<Type> ways = Set.of(Type.NETWORK, Type.SUBNET, Type.BGP_SPEAKER);
        if (!regions.stream().allMatch(region -> reading.hasRoutes(region, ways))) {
            return new Router(target + "/upstream", feet, List.of(), sets.none(), List.of());
        }
        for (Destinations.Choice choice : table.choices()) {
            routes.add(new Route(
                    choice.id(), sets.to(choice.destinations()), choice.by(), choice.hop(), List.of()));
        }
        way(INTERNET, internet(), feet, routes);
        if (isRouted()) {
            zones.forEach((name, addresses) -> way(zone(name), addresses.minus(near), feet, routes));
        }
        return new Router(target + "/upstream", feet, List.of(), sets.none(), routes);
    }

    private void way(String segment, AddressSet to, List<Interface> feet, List<Route> routes) {
        String id = target + "/upstream/" + segment;
        feet.add(new Interface(id, segment, sets.none(), sets.all(), sets.all()));
        routes.add(new Route(id, sets.to(to), id, new NextHop.Destination(), List.of()));
    }

    /** What was not seen may lead there. */
    private boolean isRouted() {
        boolean led = !interfaces.isEmpty() || !regions.stream().allMatch(region -> Unseen.gaps(region).isEmpty());
        return !zones.isEmpty() && led && reading.widens(new Text(
                "whether the provider's routers lead from external networks to declared zones is not known",
                "on ne sait pas si les routeurs du fournisseur mènent des réseaux externes aux zones déclarées"));
    }

    private static String zone(String name) {
        return "zone/" + name;
    }

    private AddressSet internet() {
        return zones.values().stream().reduce(GlobalSpace.ALL.minus(near), AddressSet::minus);
    }

    private Endpoint endpoint(String id, String segment, AddressSet addresses) {
        return new Endpoint(id, segment, sets.to(addresses), sets.from(addresses), sets.all());
    }

    private void feet(Region region) {
        Segments segments = new Segments(region);
        for (Row network : region.all(Type.NETWORK)) {
            boolean external = network.bool("router:external").orElse(false);
            for (Row subnet : region.subnetsOf(network.id())) {
                if (external || leadsOut(region, network, subnet)) {
                    foot(region, subnet, segments.of(network.id()));
                }
            }
        }
        Announcements.of(region).forEach(announced -> announced(region, announced));
    }

    /** The provider's routers learn where tenants' own prefixes are, on networks that they are on; each is one wire. */
    private void announced(Region region, Announcements announced) {
        region.subnetsOf(announced.network()).stream()
                .map(subnet -> id(region, subnet))
                .filter(id -> interfaces.stream().anyMatch(foot -> foot.id().equals(id)))
                .findFirst()
                .ifPresent(foot -> {
                    table.add(announced.subnet(), Destinations.EXTRA, announced.speaker(), foot,
                            new NextHop.Gateway(sets.to(announced.nexthop())));
                    near = near.union(AddressSet.of(announced.subnet()));
                });
    }

    private String id(Region region, Row subnet) {
        return target + "/upstream/" + region.id("subnet", subnet);
    }

    /** A gateway of a physical network that is no port is a machine of the provider's. */
    private boolean leadsOut(Region region, Row network, Row subnet) {
        return (Segments.isPhysical(network) || !isKnown(region, network))
                && subnet.prefix("gateway_ip")
                        .filter(ip -> !taken(region, network).containsAll(AddressSet.of(ip))).isPresent()
                && reading.widens(new Text(
                        "where the gateway of provider network " + network.id() + " leads is not known",
                        "on ne sait pas où mène la passerelle du réseau de fournisseur " + network.id()));
    }

    private void foot(Region region, Row subnet, String segment) {
        String id = id(region, subnet);
        PacketSet address = subnet.prefix("gateway_ip").map(sets::to).orElseGet(sets::none);
        interfaces.add(new Interface(id, segment, address, sets.all(), sets.all()));
        subnet.prefix("cidr").ifPresent(cidr -> {
            table.add(cidr, Destinations.CONNECTED, region.id("subnet", subnet), id, new NextHop.Destination());
            near = near.union(AddressSet.of(cidr));
        });
    }

    /** Machines of a declared zone stand on physical networks with its addresses, beside the ports there. */
    private void zonesOf(Region region) {
        Segments segments = new Segments(region);
        for (Row network : region.all(Type.NETWORK)) {
            boolean here = Segments.isPhysical(network) || !isKnown(region, network) && reading.widens(new Text(
                    "on which wire network " + network.id() + " is was not read",
                    "sur quel fil est le réseau " + network.id() + " n'a pas été lu"));
            if (!here) {
                continue;
            }
            AddressSet subnets = Row.union(region.subnetsOf(network.id()).stream()
                    .map(subnet -> subnet.prefix("cidr")).flatMap(Optional::stream).toList());
            zones.forEach((name, addresses) -> {
                AddressSet its = subnets.intersect(addresses).minus(taken(region, network));
                if (!its.isEmpty()) {
                    endpoints.add(endpoint(
                            zone(name) + "/" + region.id("network", network), segments.of(network.id()), its));
                }
            });
        }
    }

    private static boolean isKnown(Region region, Row network) {
        return region.lacks("provider") || Segments.isRead(network);
    }

    private AddressSet taken(Region region, Row network) {
        return Row.union(region.portsOn(network.id()).stream()
                .flatMap(port -> Addresses.fixed(port).stream())
                .toList());
    }
}
