package io.secnumscan.network.openstack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Networks as segments of layer 2. All subnets of a network are on one segment. Networks that name the same flat physical
 * network, or the same VLAN of one, are one wire: ML2 refuses to make a second one ({@code
 * neutron/plugins/ml2/drivers/helpers.py}), other plugins may not.
 */
final class Segments {
    private static final Set<String> PHYSICAL = Set.of("flat", "vlan");

    private final Region region;
    private final Map<Wire, String> wires = new HashMap<>();

    private record Wire(String type, String physical, int segment) {}

    Segments(Region region) {
        this.region = region;
        for (Row network : region.all(Type.NETWORK)) {
            wire(network).ifPresent(wire -> wires.putIfAbsent(wire, network.id()));
        }
    }

    private static Optional<Wire> wire(Row network) {
        return network.text("provider:network_type").filter(PHYSICAL::contains).flatMap(type -> network
                .text("provider:physical_network")
                .map(physical -> new Wire(type, physical, network.number("provider:segmentation_id").orElse(-1))));
    }

    /** Whether the provider's own machines can stand on it. */
    static boolean isPhysical(Row network) {
        return wire(network).isPresent();
    }

    /** The segment of a network, even of one that was not read. */
    String of(String network) {
        String first = region.one(Type.NETWORK, network).flatMap(Segments::wire).map(wires::get).orElse(network);
        return region.id("network", first);
    }
}
