package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Explained;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.Reason;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The network of an OpenStack target, from a snapshot of it. */
public final class OpenStackNetwork {
    private final String target;
    private final List<Region> regions;
    private final Sets sets;
    private final Map<String, AddressSet> zones;

    private OpenStackNetwork(String target, List<Region> regions, Sets sets, Map<String, AddressSet> zones) {
        this.target = target;
        this.regions = regions;
        this.sets = sets;
        this.zones = zones;
    }

    /** Types of the snapshot that it is made of. */
    public static Set<String> types() {
        return Stream.of(Type.values()).map(Type::written).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads it.
     *
     * @param target name of the target
     * @param zones addresses that somebody declared, administration networks for instance, by name
     */
    public static Bounds of(
            SnapshotView snapshot, String target, PacketSpace space, Map<String, AddressSet> zones) {
        List<Region> regions = new RegionReader(snapshot, target).regions();
        return new OpenStackNetwork(target, regions, new Sets(space), Map.copyOf(zones)).bounds();
    }

    /**
     * Reads it together with what names its filters' reasons.
     *
     * @param zones addresses that somebody declared, by name
     */
    public static Explained explained(
            SnapshotView snapshot, String target, PacketSpace space, Map<String, AddressSet> zones) {
        List<Region> regions = new RegionReader(snapshot, target).regions();
        Bounds bounds = new OpenStackNetwork(target, regions, new Sets(space), Map.copyOf(zones)).bounds();
        List<PortReasons> reasons = regions.stream().map(PortReasons::new).toList();
        return new Explained(bounds, (id, incoming, packet) -> reasons.stream()
                .filter(one -> one.knows(id))
                .findFirst()
                .map(one -> one.of(id, incoming, packet))
                .orElse(Reason.OPEN));
    }

    private Bounds bounds() {
        Reading certain = Reading.certain();
        Reading possible = Reading.possible();
        Network least = network(certain);
        Network most = certain.doubts().isEmpty() ? least : network(possible);
        return new Bounds(least, most, List.copyOf(possible.doubts()));
    }

    private Network network(Reading reading) {
        List<Endpoint> endpoints = new ArrayList<>();
        List<Router> routers = new ArrayList<>();
        Outside outside = new Outside(target, regions, sets, reading, zones);
        endpoints.addAll(outside.endpoints());
        routers.add(outside.router());
        for (Region region : regions) {
            Segments segments = new Segments(region);
            Firewalls firewalls = new Firewalls(region, sets, reading);
            endpoints.addAll(new Ports(region, sets, reading, segments, firewalls).endpoints());
            Routers its = new Routers(region, sets, reading, segments, firewalls);
            routers.addAll(its.routers());
            endpoints.addAll(its.peers());
            LoadBalancers balancers = new LoadBalancers(region, sets, reading, segments);
            endpoints.addAll(balancers.endpoints());
            routers.addAll(balancers.routers());
            new Unseen(sets, reading).router(region, endpoints).ifPresent(routers::add);
        }
        return new Network(endpoints, routers);
    }
}
