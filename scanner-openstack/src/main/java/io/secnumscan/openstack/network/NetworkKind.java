package io.secnumscan.openstack.network;

import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A list of Neutron's.
 *
 * @param name of the type, without its prefix
 * @param path below {@code /v2.0}
 * @param array name of the list in the answer
 * @param extension that brings the list; empty for what every Neutron has
 * @param quota what the project's quota calls it; empty where nothing is counted
 * @param readers roles that see their own project's by the default policy, others get an empty list: empty for every role,
 *     an empty set for none, of what belongs to no project
 * @param right what would show all of them
 * @param page resources asked for at a time; 0 where the list knows no pages
 */
record NetworkKind(
        String name,
        String path,
        String array,
        Optional<String> extension,
        Optional<String> quota,
        Optional<Set<String>> readers,
        Text right,
        int page) {
    private static final int PAGE = 1000;
    private static final Optional<Set<String>> ANYONE = Optional.empty();
    private static final Optional<Set<String>> NOBODY = Optional.of(Set.of());
    private static final Text ADMIN = new Text(
            "role admin on a project (Neutron shows other projects' to context_is_admin only)",
            "rôle admin sur un projet (Neutron ne montre ceux des autres projets qu'à context_is_admin)");
    private static final Text LOGS = new Text(
            "role admin on a project, or manager for the project's own (Neutron shows other projects' to context_is_admin only)",
            "rôle admin sur un projet, ou manager pour ceux de ce projet (Neutron ne montre ceux des autres projets qu'à"
                    + " context_is_admin)");

    /** In the order in which they are read. */
    static final List<NetworkKind> ALL = List.of(
            of("network", "networks", "networks", "", "network"),
            of("subnet", "subnets", "subnets", "", "subnet"),
            of("port", "ports", "ports", "", "port"),
            of("router", "routers", "routers", "router", "router"),
            of("floating-ip", "floatingips", "floatingips", "router", "floatingip"),
            of("security-group", "security-groups", "security_groups", "security-group", "security_group"),
            of("address-group", "address-groups", "address_groups", "address-group", ""),
            of("rbac-policy", "rbac-policies", "rbac_policies", "rbac-policies", "rbac_policy"),
            new NetworkKind(
                    "log", "log/logs", "logs", Optional.of("logging"), Optional.empty(),
                    Optional.of(Set.of("admin", "manager")), LOGS, PAGE),
            of("vpn-service", "vpn/vpnservices", "vpnservices", "vpnaas", "vpnservice"),
            of("ike-policy", "vpn/ikepolicies", "ikepolicies", "vpnaas", "ikepolicy"),
            of("ipsec-policy", "vpn/ipsecpolicies", "ipsecpolicies", "vpnaas", "ipsecpolicy"),
            of("ipsec-site-connection", "vpn/ipsec-site-connections", "ipsec_site_connections", "vpnaas",
                    "ipsec_site_connection"),
            of("vpn-endpoint-group", "vpn/endpoint-groups", "endpoint_groups", "vpn-endpoint-groups", "endpoint_group"),
            of("trunk", "trunks", "trunks", "trunk", "trunk"),
            of("firewall-group", "fwaas/firewall_groups", "firewall_groups", "fwaas_v2", "firewall_group"),
            of("firewall-policy", "fwaas/firewall_policies", "firewall_policies", "fwaas_v2", "firewall_policy"),
            of("firewall-rule", "fwaas/firewall_rules", "firewall_rules", "fwaas_v2", "firewall_rule"),
            of("address-scope", "address-scopes", "address_scopes", "address-scope", ""),
            of("subnet-pool", "subnetpools", "subnetpools", "subnet_allocation", "subnetpool"),
            ofCloud("segment", "segments", "segments", "segment", PAGE),
            ofCloud("network-segment-range", "network_segment_ranges", "network_segment_ranges",
                    "network-segment-range", PAGE),
            ofCloud("bgp-speaker", "bgp-speakers", "bgp_speakers", "bgp", PAGE),
            ofCloud("bgp-peer", "bgp-peers", "bgp_peers", "bgp", PAGE),
            of("qos-policy", "qos/policies", "policies", "qos", ""),
            ofCloud("agent", "agents", "agents", "agent", 0),
            ofCloud("default-security-group-rule", "default-security-group-rules", "default_security_group_rules",
                    "security-groups-default-rules", PAGE));

    String type() {
        return "openstack.network." + name;
    }

    /** Whether its elements are held against the time of the answer. */
    boolean dated() {
        return name.equals("agent");
    }

    private static NetworkKind of(String name, String path, String array, String extension, String quota) {
        return new NetworkKind(name, path, array, given(extension), given(quota), ANYONE, ADMIN, PAGE);
    }

    /** A list of what belongs to no project: whoever doesn't see all of the cloud may be shown any part of it. */
    private static NetworkKind ofCloud(String name, String path, String array, String extension, int page) {
        return new NetworkKind(name, path, array, given(extension), Optional.empty(), NOBODY, ADMIN, page);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }
}
