package io.secnumscan.network.openstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Takes something out of what was read of a cloud, as a view that is too narrow or an old release does. */
final class Erosion {
    private static final List<Type> LISTS = List.of(
            Type.NETWORK, Type.SUBNET, Type.PORT, Type.ROUTER, Type.FLOATING_IP, Type.SECURITY_GROUP,
            Type.ADDRESS_GROUP, Type.FIREWALL_GROUP, Type.FIREWALL_POLICY, Type.FIREWALL_RULE, Type.VPN_SERVICE,
            Type.VPN_CONNECTION, Type.LOAD_BALANCER, Type.LISTENER, Type.POOL, Type.MEMBER, Type.AMPHORA);
    private static final List<String> MEMBERS = List.of(
            "admin_state_up", "fixed_ips", "allowed_address_pairs", "security_groups", "port_security_enabled",
            "security_group_rules", "addresses", "external_gateway_info");

    private Erosion() {}

    /** What it took. */
    static String of(FakeCloud cloud, RandomGenerator random) {
        if (random.nextInt(100) < 60) {
            Type type = LISTS.get(random.nextInt(LISTS.size()));
            return cloud.refusedPart(type, random) + " " + type;
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (Type type : List.of(Type.PORT, Type.ROUTER, Type.SECURITY_GROUP, Type.ADDRESS_GROUP)) {
            cloud.resources(FakeCloud.TARGET, type.written(), row -> rows.add((ObjectNode) row.attributes()));
        }
        ObjectNode row = rows.get(random.nextInt(rows.size()));
        String member = MEMBERS.get(random.nextInt(MEMBERS.size()));
        row.remove(member);
        return member + " of " + row.path("id").asText();
    }
}
