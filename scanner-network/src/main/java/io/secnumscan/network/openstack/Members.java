package io.secnumscan.network.openstack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Members that say where packets may go and that every release gives: a row without one of them may be a way of which nothing
 * is known. What a single endpoint lets pass is judged where it is read.
 */
final class Members {
    private static final Map<Type, List<Member>> OF = new EnumMap<>(Type.class);

    static {
        needs(Type.NETWORK, value("router:external"),
                inExtension("address-scope", "ipv4_address_scope"), inExtension("address-scope", "ipv6_address_scope"),
                new Member("provider:network_type", (region, row) -> region.lacks("provider") || Segments.isRead(row)));
        needs(Type.SUBNET, value("network_id"), value("cidr"), any("gateway_ip"));
        needs(Type.PORT, value("network_id"), value("device_owner"),
                internal("device_id", row -> row.given("device_id")),
                internal("fixed_ips", Members::areAddressesRead),
                internal("admin_state_up", row -> row.given("admin_state_up")));
        needs(Type.ROUTER, new Member("routes", (region, row) -> row.rows("routes").stream()
                .allMatch(route -> route.prefix("destination").isPresent() && route.prefix("nexthop").isPresent())
                && (row.given("routes") || region.lacks("extraroute"))));
        needs(Type.FLOATING_IP, value("floating_ip_address"), any("port_id"), any("router_id"), any("fixed_ip_address"),
                new Member("port_forwardings", (region, row) -> region.lacks("floating-ip-port-forwarding")
                        || row.given("port_forwardings") && row.rows("port_forwardings").stream()
                                .allMatch(FloatingIps::isRead)));
        needs(Type.VPN_SERVICE, value("router_id"), inExtension("vpn-endpoint-groups", "subnet_id"));
        needs(Type.VPN_CONNECTION, value("vpnservice_id"), value("peer_cidrs"),
                inExtension("vpn-endpoint-groups", "local_ep_group_id"),
                inExtension("vpn-endpoint-groups", "peer_ep_group_id"));
        needs(Type.VPN_ENDPOINT_GROUP, value("type"), value("endpoints"));
        needs(Type.BGP_SPEAKER, value("ip_version"), value("advertise_tenant_networks"), value("networks"),
                value("peers"));
        needs(Type.LOAD_BALANCER, value("vip_address"), new Member("vip_network_id",
                (region, row) -> row.given("vip_network_id") || row.given("vip_subnet_id")));
        needs(Type.LISTENER, value("protocol"), value("protocol_port"), value("loadbalancers"), any("default_pool_id"));
        needs(Type.MEMBER, value("pool_id"), value("address"), value("protocol_port"), any("subnet_id"));
        needs(Type.L7_POLICY, value("listener_id"), any("redirect_pool_id"));
    }

    private Members() {}

    /** @param read whether a row has it, or nothing of a region does */
    private record Member(String name, BiPredicate<Region, Row> read) {}

    private static void needs(Type type, Member... members) {
        OF.put(type, List.of(members));
    }

    private static Member value(String name) {
        return new Member(name, (region, row) -> row.given(name));
    }

    /** One that may be null. */
    private static Member any(String name) {
        return new Member(name, (region, row) -> row.has(name));
    }

    /** One that may be null, and that only an extension has. */
    private static Member inExtension(String extension, String name) {
        return new Member(name, (region, row) -> row.has(name) || region.lacks(extension));
    }

    /** One of a port of Neutron's own, such as a router's. */
    private static Member internal(String name, Predicate<Row> read) {
        return new Member(name, (region, row) -> read.test(row)
                || row.text("device_owner").filter(owner -> !owner.startsWith(Ports.INTERNAL_OWNER)).isPresent());
    }

    private static boolean areAddressesRead(Row port) {
        return port.given("fixed_ips") && port.rows("fixed_ips").stream()
                .allMatch(ip -> ip.prefix("ip_address").isPresent() && ip.given("subnet_id"));
    }

    /** What rows of a type were read without, each once: {@code openstack.network.subnet/4f0a…/cidr}. */
    static List<String> missing(Region region, Type type) {
        List<String> missing = new ArrayList<>();
        for (Member member : OF.getOrDefault(type, List.of())) {
            region.all(type).stream().filter(row -> !member.read.test(region, row)).findFirst()
                    .ifPresent(row -> missing.add(type.written() + "/" + row.id() + "/" + member.name));
        }
        return missing;
    }

    /** A type itself where not all of it was read, else what rows of it were read without. */
    static Stream<String> gaps(Region region, Type type) {
        return region.isWhole(type) ? region.missing(type).stream()
                : Stream.concat(Stream.of(type.written()), region.missing(type).stream());
    }
}
