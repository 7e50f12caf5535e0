package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A port of a router.
 *
 * @param port as read
 * @param gateway whether it leads outside
 * @param addresses its own
 * @param subnets that it is connected to; for a gateway all of its network, to which the agent adds routes ({@code
 *     neutron/agent/l3/router_info.py}, {@code extra_subnets})
 */
record Foot(Row port, boolean gateway, List<Prefix> addresses, List<Row> subnets) {
    private static final String GATEWAY = "network:router_gateway";

    /** Distributed and highly available routers answer like plain ones, whatever their ports are called. */
    private static final Set<String> INTERFACES = Set.of(
            "network:router_interface", "network:router_interface_distributed",
            "network:ha_router_replicated_interface", "network:router_centralized_snat");

    /** Whether a port with that {@code device_owner} is one. */
    static boolean isFoot(String owner) {
        return owner.equals(GATEWAY) || INTERFACES.contains(owner);
    }

    static Optional<Foot> of(Region region, Row port) {
        String owner = port.text("device_owner").orElse("");
        boolean gateway = owner.equals(GATEWAY);
        if (!gateway && !INTERFACES.contains(owner) || port.text("network_id").isEmpty()) {
            return Optional.empty();
        }
        List<Row> subnets = gateway
                ? region.subnetsOf(network(port))
                : port.rows("fixed_ips").stream()
                        .map(ip -> region.one(Type.SUBNET, ip.text("subnet_id")))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        return Optional.of(new Foot(port, gateway, Addresses.fixed(port), subnets));
    }

    private static String network(Row port) {
        return port.text("network_id").orElse("");
    }

    String network() {
        return network(port);
    }

    AddressSet own() {
        return Row.union(addresses);
    }

    /** The subnets that it has an address in. */
    List<Row> addressed() {
        List<String> ids = port.rows("fixed_ips").stream()
                .map(ip -> ip.text("subnet_id").orElse(""))
                .toList();
        return subnets.stream().filter(subnet -> ids.contains(subnet.id())).toList();
    }

    Optional<Prefix> first(Family family) {
        return addresses.stream().filter(address -> address.family() == family).findFirst();
    }

    boolean reaches(Prefix address) {
        return subnets.stream()
                .map(subnet -> subnet.prefix("cidr"))
                .flatMap(Optional::stream)
                .anyMatch(cidr -> AddressSet.of(cidr).containsAll(AddressSet.of(address)));
    }
}
