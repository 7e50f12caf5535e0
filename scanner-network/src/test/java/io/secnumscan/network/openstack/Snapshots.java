package io.secnumscan.network.openstack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A small cloud as its services would answer. */
final class Snapshots {
    private static final List<String> EXTENSIONS = List.of(
            "address-scope", "dvr", "extraroute", "floating-ip-port-forwarding", "security-groups-remote-address-group",
            "vpn-endpoint-groups");

    private final FakeCloud cloud = new FakeCloud();
    private final World world;

    private Snapshots(World world) {
        this.world = world;
    }

    static FakeCloud of(World world) {
        return new Snapshots(world).cloud();
    }

    private FakeCloud cloud() {
        EXTENSIONS.forEach(alias -> cloud.add(Type.EXTENSION, alias, Map.of("alias", alias)));
        world.nets().forEach(net -> {
            cloud.network(net.id(), net.cidr(), net.gateway(), Map.of("router:external", net.external()));
            Optional<String> scope = Optional.of(net.scope()).filter(one -> !one.isEmpty());
            cloud.set(Type.NETWORK, net.id(), "ipv4_address_scope", scope.orElse(null))
                    .set(Type.NETWORK, net.id(), "ipv6_address_scope", scope.orElse(null));
        });
        world.ports().forEach(this::port);
        world.groups().forEach(group -> cloud.add(Type.SECURITY_GROUP, group.id(), Map.of(
                "security_group_rules", group.rules().stream().map(Snapshots::rule).toList())));
        world.addressGroups()
                .forEach(group -> cloud.add(Type.ADDRESS_GROUP, group.id(), Map.of("addresses", group.addresses())));
        world.routers().forEach(this::router);
        world.floatingIps().forEach(this::floatingIp);
        world.walls().forEach(this::wall);
        world.tunnels().forEach(this::tunnel);
        world.balancers().forEach(this::balancer);
        world.speakers().forEach(one -> cloud.add(Type.BGP_SPEAKER, one.id(), Map.of(
                "ip_version", 4, "advertise_tenant_networks", one.advertises(), "networks", List.of("ext"), "peers",
                one.peered() ? List.of("peer") : List.of())));
        return cloud;
    }

    private static List<Map<String, String>> ips(String net, Collection<String> addresses) {
        return addresses.stream().map(one -> Map.of("subnet_id", net, "ip_address", one)).toList();
    }

    private void port(World.Port port) {
        cloud.port(port.id(), port.net(), "", Map.of(
                "fixed_ips", ips(port.net(), port.fixed()),
                "allowed_address_pairs", port.pairs().stream().map(one -> Map.of("ip_address", one)).toList(),
                "security_groups", port.groups(), "port_security_enabled", port.secured(), "admin_state_up", port.up(),
                "device_owner", port.trusted() ? "network:dhcp" : "compute:az"));
    }

    private static Map<String, Object> rule(World.Rule rule) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", "x");
        row.put("direction", rule.ingress() ? "ingress" : "egress");
        row.put("ethertype", rule.v6() ? "IPv6" : "IPv4");
        row.put("protocol", rule.protocol().isEmpty() ? null : rule.protocol());
        row.put("port_range_min", rule.first() < 0 ? null : rule.first());
        row.put("port_range_max", rule.last() < 0 ? null : rule.last());
        String remote = rule.remote();
        String name = remote.substring(remote.indexOf(':') + 1);
        row.put("remote_group_id", remote.startsWith("group:") ? name : null);
        row.put("remote_address_group_id", remote.startsWith("addresses:") ? name : null);
        row.put("remote_ip_prefix", remote.isEmpty() || remote.indexOf(':') >= 0 ? null : remote);
        return row;
    }

    private void router(World.Router router) {
        cloud.router(router.id(), Map.of(
                "admin_state_up", router.up(), "external_gateway_info", Map.of("enable_snat", router.snat()),
                "routes", router.hops().stream()
                        .map(hop -> Map.of("destination", hop.destination(), "nexthop", hop.nexthop())).toList()));
        router.feet().forEach(foot -> cloud.interfacePort(
                foot.id(), router.id(), foot.net(), foot.address(),
                foot.gateway() ? "network:router_gateway" : "network:router_interface")
                .set(Type.PORT, foot.id(), "admin_state_up", foot.up()));
    }

    private void floatingIp(World.FloatingIp fip) {
        Map<String, Object> row = new HashMap<>();
        row.put("floating_ip_address", fip.address());
        row.put("router_id", fip.router());
        row.put("fixed_ip_address", fip.fixed().orElse(null));
        row.put("port_id", fip.fixed().map(address -> "x").orElse(null));
        row.put("port_forwardings", fip.forwards().stream().map(forward -> Map.of(
                "id", "pf", "protocol", forward.protocol(), "internal_ip_address", forward.inside(),
                "external_port_range", forward.first() + ":" + forward.last(),
                "internal_port_range", forward.insideFirst() + ":" + forward.insideLast())).toList());
        cloud.add(Type.FLOATING_IP, fip.id(), row);
    }

    private void wall(World.Wall wall) {
        cloud.add(Type.FIREWALL_GROUP, "fg-" + wall.foot(), Map.of(
                "ports", List.of(wall.foot()), "admin_state_up", wall.up(), "status", wall.up() ? "ACTIVE" : "DOWN",
                "ingress_firewall_policy_id", "in-" + wall.foot(), "egress_firewall_policy_id", "out-" + wall.foot()));
        policy("in-" + wall.foot(), wall.in());
        policy("out-" + wall.foot(), wall.out());
    }

    private void policy(String id, List<World.Line> lines) {
        List<String> ids = new ArrayList<>();
        for (World.Line line : lines) {
            Map<String, Object> row = new HashMap<>();
            row.put("action", line.allow() ? "allow" : "deny");
            row.put("enabled", line.enabled());
            row.put("ip_version", 4);
            row.put("protocol", line.protocol().isEmpty() ? null : line.protocol());
            row.put("source_ip_address", line.source().isEmpty() ? null : line.source());
            row.put("destination_ip_address", line.destination().isEmpty() ? null : line.destination());
            row.put("source_port", null);
            row.put("destination_port", line.ports().isEmpty() ? null : line.ports());
            ids.add(id + "-" + ids.size());
            cloud.add(Type.FIREWALL_RULE, ids.getLast(), row);
        }
        cloud.add(Type.FIREWALL_POLICY, id, Map.of("firewall_rules", ids));
    }

    private void tunnel(World.Tunnel tunnel) {
        if (tunnel.grouped()) {
            cloud.add(Type.VPN_ENDPOINT_GROUP, "le-" + tunnel.id(), Map.of(
                    "type", "subnet", "endpoints", List.of(tunnel.net())))
                    .add(Type.VPN_ENDPOINT_GROUP, "pe-" + tunnel.id(), Map.of(
                            "type", "cidr", "endpoints", List.of(tunnel.peers())))
                    .add(Type.VPN_SERVICE, "s-" + tunnel.id(), Map.of(
                            "router_id", tunnel.router(), "admin_state_up", true))
                    .set(Type.VPN_SERVICE, "s-" + tunnel.id(), "subnet_id", null)
                    .add(Type.VPN_CONNECTION, tunnel.id(), Map.of(
                            "vpnservice_id", "s-" + tunnel.id(), "peer_cidrs", List.of(), "admin_state_up",
                            tunnel.up(), "local_ep_group_id", "le-" + tunnel.id(), "peer_ep_group_id",
                            "pe-" + tunnel.id()));
            return;
        }
        cloud.add(Type.VPN_SERVICE, "s-" + tunnel.id(), Map.of(
                "router_id", tunnel.router(), "subnet_id", tunnel.net(), "admin_state_up", true))
                .add(Type.VPN_CONNECTION, tunnel.id(), Map.of(
                        "vpnservice_id", "s-" + tunnel.id(), "peer_cidrs", List.of(tunnel.peers()), "admin_state_up",
                        tunnel.up()))
                .set(Type.VPN_CONNECTION, tunnel.id(), "local_ep_group_id", null)
                .set(Type.VPN_CONNECTION, tunnel.id(), "peer_ep_group_id", null);
    }

    private void balancer(World.Balancer one) {
        cloud.add(Type.LOAD_BALANCER, one.id(), Map.of(
                "vip_address", one.vip(), "vip_network_id", one.net(), "vip_subnet_id", one.net(), "provider",
                one.keepsSource() ? "ovn" : "amphora", "admin_state_up", one.up()))
                .add(Type.LISTENER, "l-" + one.id(), Map.of(
                        "protocol", one.protocol().toUpperCase(java.util.Locale.ROOT), "protocol_port", one.port(),
                        "default_pool_id", "po", "admin_state_up", true, "allowed_cidrs", one.allowed(),
                        "loadbalancers", List.of(Map.of("id", one.id()))))
                .add(Type.POOL, "po", Map.of("admin_state_up", true))
                .add(Type.POOL, "l7", Map.of("admin_state_up", true))
                .add(Type.POOL, "off", Map.of("admin_state_up", true))
                .add(Type.L7_POLICY, "p7", Map.of(
                        "listener_id", "l-" + one.id(), "redirect_pool_id", "l7", "admin_state_up", true))
                .add(Type.L7_POLICY, "p7off", Map.of(
                        "listener_id", "l-" + one.id(), "redirect_pool_id", "off", "admin_state_up", false))
                .add(Type.AMPHORA, "am", Map.of("loadbalancer_id", one.id(), "vrrp_ip", one.amphora()));
        one.members().forEach(member -> cloud.add(Type.MEMBER, member.id(), Map.of(
                "pool_id", member.pool(), "address", member.address(), "protocol_port", member.port(), "subnet_id",
                member.net(),
                "admin_state_up", member.up())));
    }

    static String describe(World world) {
        return java.util.stream.Stream.of(
                world.nets(), world.ports(), world.groups(), world.addressGroups(), world.routers(),
                world.floatingIps(), world.walls(), world.tunnels(), world.balancers(), world.speakers())
                .flatMap(List::stream).map(Object::toString).collect(Collectors.joining("\n"));
    }
}
