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
 * @param readers roles that see their own project's by the default policy; others get an empty list
 * @param right what would show all of them
 */
record NetworkKind(
        String name,
        String path,
        String array,
        Optional<String> extension,
        Optional<String> quota,
        Set<String> readers,
        Text right) {
    private static final Set<String> ANYONE = Set.of();
    private static final Text ADMIN = new Text(
            "role admin on a project (Neutron shows other projects' to context_is_admin only)",
            "rôle admin sur un projet (Neutron ne montre ceux des autres projets qu'à context_is_admin)");
    private static final Text LOGS = new Text(
            "role admin, or manager for the project's own, on a project (Neutron policy get_log)",
            "rôle admin sur un projet, ou manager pour ceux de ce projet (politique get_log de Neutron)");

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
                    "log", "log/logs", "logs", Optional.of("logging"), Optional.empty(), Set.of("admin", "manager"),
                    LOGS));

    String type() {
        return "openstack.network." + name;
    }

    private static NetworkKind of(String name, String path, String array, String extension, String quota) {
        return new NetworkKind(name, path, array, given(extension), given(quota), ANYONE, ADMIN);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }
}
