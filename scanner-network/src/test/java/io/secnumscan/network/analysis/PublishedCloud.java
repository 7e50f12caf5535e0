package io.secnumscan.network.analysis;

/** A project with a web server behind a floating IP, and a second server that nothing leads to. */
public final class PublishedCloud {
    private PublishedCloud() {}

    public static WrittenSnapshot written() {
        return new WrittenSnapshot()
                .add("identity.project", "p1", "{'name': 'shop', 'domain_id': 'north', 'tags': ['env=prod']}")
                .add("network.network", "ext", "{'id': 'ext', 'admin_state_up': true, 'router:external': true}")
                .add("network.subnet", "es", subnet("es", "ext", "198.51.100.0/24", "198.51.100.1"))
                .add("network.network", "n",
                        "{'id': 'n', 'project_id': 'p1', 'admin_state_up': true, 'router:external': false}")
                .add("network.subnet", "s", subnet("s", "n", "10.0.0.0/24", "10.0.0.1"))
                .add("network.router", "r",
                        "{'id': 'r', 'project_id': 'p1', 'admin_state_up': true, 'routes': [], 'external_gateway_info':"
                                + " {'network_id': 'ext', 'enable_snat': true, 'external_fixed_ips':"
                                + " [{'subnet_id': 'es', 'ip_address': '198.51.100.5'}]}}")
                .add("network.port", "in",
                        "{'id': 'in', 'project_id': 'p1', 'network_id': 'n', 'admin_state_up': true, 'device_id': 'r',"
                                + " 'device_owner': 'network:router_interface', 'port_security_enabled': false,"
                                + " 'fixed_ips': [{'subnet_id': 's', 'ip_address': '10.0.0.1'}]}")
                .add("network.port", "out",
                        "{'id': 'out', 'project_id': '', 'network_id': 'ext', 'admin_state_up': true, 'device_id': 'r',"
                                + " 'device_owner': 'network:router_gateway', 'port_security_enabled': false,"
                                + " 'fixed_ips': [{'subnet_id': 'es', 'ip_address': '198.51.100.5'}]}")
                .add("network.security-group", "web",
                        "{'id': 'web', 'project_id': 'p1', 'stateful': true, 'security_group_rules': ["
                                + rule("i", "ingress", "'tcp'", "443") + "," + rule("e", "egress", "null", "null")
                                + "]}")
                .add("network.port", "a", port("a", "10.0.0.10"))
                .add("network.port", "b", port("b", "10.0.0.11"))
                .add("network.floating-ip", "f",
                        "{'id': 'f', 'project_id': 'p1', 'floating_network_id': 'ext', 'floating_ip_address':"
                                + " '198.51.100.7', 'fixed_ip_address': '10.0.0.10', 'port_id': 'a', 'router_id': 'r',"
                                + " 'port_forwardings': []}");
    }

    private static String subnet(String id, String network, String cidr, String gateway) {
        return "{'id': '" + id + "', 'network_id': '" + network + "', 'cidr': '" + cidr
                + "', 'ip_version': 4, 'gateway_ip': '" + gateway + "', 'host_routes': []}";
    }

    private static String rule(String id, String direction, String protocol, String port) {
        return "{'id': '" + id + "', 'direction': '" + direction + "', 'ethertype': 'IPv4', 'protocol': " + protocol
                + ", 'port_range_min': " + port + ", 'port_range_max': " + port
                + ", 'remote_ip_prefix': null, 'remote_group_id': null, 'remote_address_group_id': null}";
    }

    static String port(String id, String address) {
        return "{'id': '" + id + "', 'project_id': 'p1', 'network_id': 'n', 'admin_state_up': true, 'device_id': 'v-"
                + id + "', 'device_owner': 'compute:nova', 'port_security_enabled': true,"
                + " 'allowed_address_pairs': [], 'security_groups': ['web'], 'fixed_ips': [{'subnet_id': 's',"
                + " 'ip_address': '" + address + "'}]}";
    }
}
