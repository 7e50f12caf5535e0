package io.secnumscan.network.openstack;

import java.util.HashMap;
import java.util.List;
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
    private static final String TYPE = "provider:network_type";
    private static final String PHYSICAL_NETWORK = "provider:physical_network";
    private static final String NUMBER = "provider:segmentation_id";

    private final Region region;
    private final Map<String, String> same = new HashMap<>();

    private record Wire(String type, String physical, int segment) {}

    Segments(Region region) {
        this.region = region;
        Map<Wire, String> wires = new HashMap<>();
        for (Row network : region.all(Type.NETWORK)) {
            for (Wire wire : wires(network)) {
                String first = root(wires.computeIfAbsent(wire, any -> network.id()));
                String own = root(network.id());
                if (!first.equals(own)) {
                    same.put(own, first);
                }
            }
        }
    }

    private String root(String network) {
        String at = network;
        while (same.containsKey(at)) {
            at = same.getOrDefault(at, at);
        }
        return at;
    }

    /**
     * One of several wires lists them ({@code neutron/plugins/ml2/managers.py}, {@code
     * extend_network_with_provider_segments}).
     */
    private static List<Row> parts(Row network) {
        return network.given("segments") ? network.rows("segments") : List.of(network);
    }

    private static List<Wire> wires(Row network) {
        return parts(network).stream().map(Segments::wire).flatMap(Optional::stream).toList();
    }

    private static Optional<Wire> wire(Row part) {
        return part.text(TYPE).filter(PHYSICAL::contains).flatMap(type -> part.text(PHYSICAL_NETWORK)
                .map(physical -> new Wire(type, physical, part.number(NUMBER).orElse(-1))));
    }

    /** Whether all that says on which wires a network is was read; one without a segment is on none. */
    static boolean isRead(Row network) {
        return parts(network).stream().allMatch(part -> part.has(TYPE) && part.text(TYPE)
                .filter(type -> type.equals("vlan") && !part.given(NUMBER)
                        || PHYSICAL.contains(type) && !part.given(PHYSICAL_NETWORK))
                .isEmpty());
    }

    /** Whether the provider's own machines can stand on it. */
    static boolean isPhysical(Row network) {
        return !wires(network).isEmpty();
    }

    /** The segment of a network, even of one that was not read. */
    String of(String network) {
        return region.id("network", root(network));
    }
}
