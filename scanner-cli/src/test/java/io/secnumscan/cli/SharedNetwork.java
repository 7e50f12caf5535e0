package io.secnumscan.cli;

import java.util.stream.Stream;

/** A cloud where projects share a network: a server of {@code shop} may reach SSH of one of {@code bank}. */
final class SharedNetwork {
    private SharedNetwork() {}

    static WrittenSnapshot cloud() {
        WrittenSnapshot cloud = new WrittenSnapshot("t", "openstack");
        Stream.of("network.network", "network.subnet", "network.port", "network.router", "network.floating-ip",
                "network.security-group", "network.address-group", "network.extension", "network.firewall-group",
                "network.firewall-policy", "network.firewall-rule", "network.vpn-service",
                "network.ipsec-site-connection", "network.vpn-endpoint-group", "network.bgp-speaker",
                "load-balancer.load-balancer", "load-balancer.listener", "load-balancer.pool", "load-balancer.member",
                "load-balancer.l7-policy", "load-balancer.amphora", "identity.project").forEach(cloud::none);
        return cloud
                .add("identity.project", "{'id': 'p1', 'name': 'shop', 'domain_id': 'north', 'tags': []}")
                .add("identity.project", "{'id': 'p2', 'name': 'bank', 'domain_id': 'south', 'tags': []}")
                .add("network.extension", "{'id': 'a', 'alias': 'port-security'}")
                .add("network.extension", "{'id': 'b', 'alias': 'allowed-address-pairs'}")
                .add("network.network",
                        "{'id': 'n', 'project_id': 'p1', 'admin_state_up': true, 'router:external': true}")
                .add("network.subnet",
                        "{'id': 's', 'project_id': 'p1', 'network_id': 'n', 'cidr': '51.0.0.0/24', 'ip_version': 4,"
                                + " 'gateway_ip': '51.0.0.1'}")
                .add("network.security-group", group("out", "p1", rule("o", "egress", "null", "null", "null")))
                .add("network.security-group", group("ssh", "p2",
                        rule("i", "ingress", "'tcp'", "22", "'51.0.0.0/24'"),
                        rule("w", "ingress", "'tcp'", "443", "'51.0.0.0/8'")))
                .add("network.port", port("a", "p1", "51.0.0.10", "out", "vm-a"))
                .add("network.port", port("b", "p2", "51.0.0.20", "ssh", "vm-b"));
    }

    static String group(String id, String project, String... rules) {
        return "{'id': '" + id + "', 'name': '" + id + "-group', 'project_id': '" + project
                + "', 'stateful': true, 'security_group_rules': [" + String.join(",", rules) + "]}";
    }

    static String rule(String id, String direction, String protocol, String port, String prefix) {
        return "{'id': '" + id + "', 'direction': '" + direction + "', 'ethertype': 'IPv4', 'protocol': " + protocol
                + ", 'port_range_min': " + port + ", 'port_range_max': " + port + ", 'remote_ip_prefix': " + prefix
                + ", 'remote_group_id': null, 'remote_address_group_id': null}";
    }

    static String port(String id, String project, String address, String group, String server) {
        return "{'id': '" + id + "', 'name': '" + id + "-port', 'project_id': '" + project
                + "', 'network_id': 'n', 'admin_state_up': true, 'device_id': '" + server
                + "', 'device_owner': 'compute:nova', 'port_security_enabled': true, 'allowed_address_pairs': [],"
                + " 'security_groups': ['" + group + "'], 'fixed_ips': [{'subnet_id': 's', 'ip_address': '" + address
                + "'}]}";
    }
}
