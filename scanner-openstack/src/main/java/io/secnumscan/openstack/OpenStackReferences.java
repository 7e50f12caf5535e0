package io.secnumscan.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.Reference;
import io.secnumscan.core.resource.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What names what, as far as the services' own databases keep it: none of these can be deleted as long as it is named, or it
 * takes with it what names it. Users and groups are not among them, since a directory deletes them and Keystone never hears.
 */
final class OpenStackReferences {
    private static final String EACH = "*";
    private static final int UUID = 36;

    private static final Set<String> ROUTER_PORTS = Set.of(
            "network:router_interface", "network:router_gateway", "network:router_interface_distributed",
            "network:ha_router_replicated_interface");

    static final List<Reference> ALL = List.of(
            network("subnet", "network", "network_id"),
            network("port", "network", "network_id"),
            network("port", "subnet", "fixed_ips", EACH, "subnet_id"),
            network("port", "security-group", "security_groups", EACH),
            network("router", "network", "external_gateway_info", "network_id"),
            network("floating-ip", "network", "floating_network_id"),
            network("floating-ip", "port", "port_id"),
            network("floating-ip", "router", "router_id"),
            network("security-group", "security-group", "security_group_rules", EACH, "remote_group_id"),
            network("security-group", "address-group", "security_group_rules", EACH, "remote_address_group_id"),
            network("ipsec-site-connection", "ike-policy", "ikepolicy_id"),
            network("ipsec-site-connection", "ipsec-policy", "ipsecpolicy_id"),
            network("ipsec-site-connection", "vpn-service", "vpnservice_id"),
            network("vpn-service", "router", "router_id"),
            network("vpn-service", "subnet", "subnet_id"),
            device("router", ROUTER_PORTS),
            device("floating-ip", Set.of("network:floatingip")),
            shared("network"),
            shared("security-group"),
            shared("address-group"),
            identity("project", "domain", "domain_id"),
            identity("user", "domain", "domain_id"),
            identity("group", "domain", "domain_id"),
            identity("role", "domain", "domain_id"),
            identity("role-assignment", "role", "role", "id"),
            identity("role-assignment", "project", "scope", "project", "id"),
            identity("role-assignment", "domain", "scope", "domain", "id"),
            namedGroup(),
            identity("implied-role", "role", "prior_role", "id"),
            identity("implied-role", "role", "implies", EACH, "id"),
            identity("endpoint", "service", "service_id"),
            identity("endpoint", "region", "region_id"),
            blockStorage("volume", "volume-type", "volume_type_id"),
            blockStorage("snapshot", "volume", "volume_id"),
            blockStorage("transfer", "volume", "volume_id"),
            of("openstack.image.", "member", "image", "image_id"),
            loadBalancer("listener", "load-balancer", "loadbalancers", EACH, "id"),
            loadBalancer("pool", "load-balancer", "loadbalancers", EACH, "id"),
            loadBalancer("pool", "member", "members", EACH, "id"),
            loadBalancer("load-balancer", "listener", "listeners", EACH, "id"),
            loadBalancer("load-balancer", "pool", "pools", EACH, "id"),
            loadBalancer("listener", "l7-policy", "l7policies", EACH, "id"),
            loadBalancer("l7-policy", "listener", "listener_id"));

    private OpenStackReferences() {}

    private static Reference network(String from, String to, String... path) {
        return of("openstack.network.", from, to, path);
    }

    private static Reference identity(String from, String to, String... path) {
        return of("openstack.identity.", from, to, path);
    }

    private static Reference blockStorage(String from, String to, String... path) {
        return of("openstack.block-storage.", from, to, path);
    }

    private static Reference loadBalancer(String from, String to, String... path) {
        return of("openstack.load-balancer.", from, to, path);
    }

    private static Reference of(String prefix, String from, String to, String... path) {
        return new Reference(prefix + from, prefix + to, true, row -> ids(row, List.of(path)));
    }

    /**
     * A directory deletes groups and Keystone never hears; but the name of one in an assignment is one that Keystone has just
     * looked up (of one that it doesn't find, the name is empty).
     */
    private static Reference namedGroup() {
        return new Reference(
                "openstack.identity.role-assignment", "openstack.identity.group", true,
                assignment -> assignment.at("/group/name").asText().isEmpty()
                        ? Stream.empty()
                        : ids(assignment, List.of("group", "id")));
    }

    /** A port's device is a server, a router or anything; its owner says which, and only a whole id is one by now. */
    private static Reference device(String to, Set<String> owners) {
        return new Reference(
                "openstack.network.port", "openstack.network." + to, true,
                port -> owners.contains(port.path("device_owner").asText())
                        ? ids(port, List.of("device_id")).filter(device -> device.id().length() == UUID)
                        : Stream.empty());
    }

    /** An RBAC policy says of what kind its object is. */
    private static Reference shared(String type) {
        return new Reference(
                "openstack.network.rbac-policy", "openstack.network." + type, true,
                policy -> policy.path("object_type").asText().equals(type.replace('-', '_'))
                        ? ids(policy, List.of("object_id"))
                        : Stream.empty());
    }

    private static Stream<Reference.Named> ids(JsonNode at, List<String> path) {
        if (path.isEmpty()) {
            String id = at.isTextual() ? at.textValue() : "";
            return id.isEmpty() ? Stream.empty() : Stream.of(new Reference.Named(id, Scope.ALL));
        }
        List<String> rest = path.subList(1, path.size());
        return path.getFirst().equals(EACH)
                ? StreamSupport.stream(at.spliterator(), false).flatMap(element -> ids(element, rest))
                : ids(at.path(path.getFirst()), rest);
    }
}
