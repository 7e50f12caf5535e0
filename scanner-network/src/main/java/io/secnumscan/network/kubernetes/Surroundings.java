package io.secnumscan.network.kubernetes;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.AddressText;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.network.kubernetes.policy.AddressPackets;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What is beyond a cluster: what was declared, the cloud's metadata service, and the way there. What filters between the nodes
 * and the world is not the cluster's, and not known here.
 */
final class Surroundings {
    /** Where clouds answer what a server may know of itself; over IPv6 OpenStack does, on the link only. */
    private static final AddressSet METADATA = AddressSet.of("169.254.169.254", "fe80::a9fe:a9fe");

    /** Addresses that the internet has no way to: RFC 1918, 6598, 3927, 4193, 4291. */
    private static final AddressSet PRIVATE = AddressSet.of(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.168.0.0/16", "::/127", "fc00::/7", "fe80::/10");

    private static final AddressSet LINK_LOCAL = AddressSet.of("fe80::/10");

    private final Cluster cluster;
    private final SortedMap<String, AddressSet> outside;
    private final PacketSpace space;
    private final AddressPackets addresses;

    Surroundings(
            Cluster cluster, SortedMap<String, AddressSet> outside, PacketSpace space, AddressPackets addresses) {
        this.cluster = cluster;
        this.outside = outside;
        this.space = space;
        this.addresses = addresses;
    }

    /** Where pods and nodes are. */
    static String segment(String target) {
        return target + "/cluster";
    }

    /** Where what is beyond the cluster is. */
    String beyond() {
        return cluster.target() + "/outside";
    }

    /** @param taken packets for what the cluster publishes, whatever range its addresses are in */
    List<Endpoint> endpoints(PacketSet taken) {
        List<Endpoint> endpoints = new ArrayList<>();
        AddressSet inside = cluster.podAddresses().union(cluster.nodeAddresses());
        outside.forEach((id, all) -> endpoints.add(declared(id, all.minus(inside), inside, taken)));
        for (Family family : Family.values()) {
            for (Ranges.Range range : METADATA.ranges(family).list()) {
                AddressSet only = METADATA.only(family);
                String id = AddressText.write(family, range.first());
                endpoints.add(new Endpoint(
                        id + "-" + id, beyond(), addresses.to(only), space.none(),
                        addresses.to(only).and(addresses.from(inside))));
            }
        }
        return endpoints;
    }

    /** From public addresses alone there is no way to private ones. What passes between two of these is not the cluster's. */
    private Endpoint declared(String id, AddressSet all, AddressSet inside, PacketSet taken) {
        PacketSet from = addresses.from(all);
        boolean isPublic = all.intersect(PRIVATE).isEmpty();
        PacketSet sends = isPublic ? from.minus(addresses.to(PRIVATE)) : from;
        return new Endpoint(id, beyond(), addresses.to(all).minus(taken), sends,
                addresses.to(all).and(addresses.from(inside)));
    }

    /** Packets for nobody in the cluster. */
    PacketSet away() {
        PacketSet inside = addresses.to(cluster.nodeAddresses().union(cluster.podAddresses()));
        return inside.complement().minus(addresses.to(LINK_LOCAL));
    }

    /**
     * Nodes hand on what pods send beyond the cluster, and take what is for them. Whether pods' addresses are known beyond it
     * depends on the plug-in and the networks around: they may be.
     */
    Router uplink(boolean possible, PacketSet taken) {
        String id = cluster.target() + "//uplink";
        PacketSet nodes = addresses.to(cluster.nodeAddresses());
        PacketSet inside = addresses.to(cluster.nodeAddresses().union(cluster.podAddresses()));
        PacketSet away = away().minus(taken);
        Interface own = new Interface(id + "/cluster", segment(cluster.target()), away, away, space.all());
        PacketSet in = (possible ? inside : nodes).minus(taken);
        Interface out = new Interface(id + "/outside", beyond(), in, in, space.all());
        return new Router(
                id, List.of(own, out), List.of(), space.none(),
                List.of(
                        new Route(id, inside, own.id(), new NextHop.Destination(), List.of()),
                        new Route(id, away, out.id(), new NextHop.Destination(), List.of())));
    }
}
