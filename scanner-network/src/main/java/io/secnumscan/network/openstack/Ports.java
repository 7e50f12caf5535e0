package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.packet.PacketSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ports that packets begin and end at. The subport of a trunk is a port of the network that it is in, so it is one of them
 * like any other.
 *
 * <p>Ports of routers are no endpoints. Those that Neutron makes for itself ({@code network:dhcp} and the like) are not
 * filtered ({@code is_port_trusted} of neutron-lib's {@code utils/net.py}, asked by {@code
 * neutron/api/rpc/handlers/securitygroups_rpc.py}), and serve metadata on the networks
 * that no router serves it to ({@code neutron/agent/dhcp/agent.py}, OVN's metadata agent on {@code network:distributed}).
 */
final class Ports {
    static final AddressSet METADATA = AddressSet.of("169.254.169.254", "fe80::a9fe:a9fe");
    static final String INTERNAL_OWNER = "network:";
    private static final Set<String> SERVE_METADATA = Set.of("network:dhcp", "network:distributed");
    private static final Set<String> NO_ENDPOINTS = Set.of(
            "network:router_interface", "network:router_interface_distributed",
            "network:ha_router_replicated_interface", "network:router_centralized_snat", "network:router_gateway",
            "network:router_ha_interface", "network:floatingip", "network:floatingip_agent_gateway");

    private final Region region;
    private final Sets sets;
    private final Reading reading;
    private final Addresses addresses;
    private final Segments segments;
    private final SecurityGroups groups;
    private final Firewalls firewalls;

    Ports(Region region, Sets sets, Reading reading, Segments segments, Firewalls firewalls) {
        this.firewalls = firewalls;
        this.region = region;
        this.sets = sets;
        this.reading = reading;
        this.segments = segments;
        addresses = new Addresses(region, reading);
        groups = new SecurityGroups(region, sets, reading, addresses);
    }

    List<Endpoint> endpoints() {
        return region.all(Type.PORT).stream().map(this::endpoint).flatMap(Optional::stream).toList();
    }

    private Optional<Endpoint> endpoint(Row port) {
        Optional<String> network = port.text("network_id");
        String owner = port.text("device_owner").orElse("");
        boolean lost = network.isEmpty() && !reading.widens(unread("network_id", port));
        if (lost || NO_ENDPOINTS.contains(owner) || !isUp(port)) {
            return Optional.empty();
        }
        boolean trusted = owner.startsWith(INTERNAL_OWNER);
        boolean known = port.given("device_owner");
        boolean maybe = known || reading.widens(unread("device_owner", port));
        boolean open = trusted || !known || !isSecured(port);
        Firewalls.Filter wall = firewalls.ofEnd(port);
        PacketSet out = (open ? sets.all() : filter(port, false)).and(wall.outward());
        PacketSet in = (open ? sets.all() : filter(port, true)).and(wall.inward());
        boolean anybody = open && !trusted;
        AddressSet answers = addresses.answers(port, !anybody);
        answers = SERVE_METADATA.contains(owner) ? answers.union(METADATA) : answers;
        if (!maybe) {
            out = sets.none();
            in = sets.none();
        }
        return Optional.of(new Endpoint(
                region.id("port", port), segments.of(network.orElse("of/" + port.id())), sets.to(answers),
                anybody ? out : out.and(sets.from(addresses.sources(port))), in, Row.union(Addresses.fixed(port))));
    }

    private PacketSet filter(Row port, boolean ingress) {
        if (!port.given("security_groups")) {
            return reading.widens(unread("security_groups", port)) ? sets.all() : sets.none();
        }
        return groups.passes(port.texts("security_groups"), ingress);
    }

    /** Without port security nothing is filtered, and the guest may use any address. */
    /** Some drivers say of a port that what is in {@code binding:vif_details} filters nothing, such as one of SR-IOV. */
    private boolean isSecured(Row port) {
        boolean meant = port.bool("port_security_enabled").orElseGet(
                () -> region.lacks("port-security") || !reading.widens(unread("port_security_enabled", port)));
        boolean unfiltered = port.inner("binding:vif_details").bool("port_filter").equals(Optional.of(false));
        return meant && !(unfiltered && reading.widens(new Text(
                "the driver of port " + port.id() + " filters nothing (port_filter)",
                "le pilote du port " + port.id() + " ne filtre rien (port_filter)")));
    }

    /**
     * A port that is administratively down passes nothing. That of the network stops only its DHCP in some drivers
     * ({@code neutron/plugins/ml2/rpc.py} hands the agents that of the port).
     */
    private boolean isUp(Row port) {
        return isUp(region, reading, port);
    }

    static boolean isUp(Region region, Reading reading, Row port) {
        boolean up = reading.isUp(port, "port", "port");
        boolean networkDown = region.one(Type.NETWORK, port.text("network_id"))
                .flatMap(network -> network.bool("admin_state_up"))
                .equals(Optional.of(false));
        return up && (!networkDown || reading.widens(new Text(
                "network " + port.text("network_id").orElse("") + " is administratively down, which not every driver"
                        + " enforces",
                "le réseau " + port.text("network_id").orElse("") + " est administrativement arrêté, ce que tous les"
                        + " pilotes n'appliquent pas")));
    }

    private static Text unread(String member, Row port) {
        return new Text(
                member + " of port " + port.id() + " was not read",
                member + " du port " + port.id() + " n'a pas été lu");
    }
}
