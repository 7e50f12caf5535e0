package io.secnumscan.network.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Takes something out of what was read of a cloud, as a view that is too narrow or an old release does. */
final class Erosion {
    private static final List<Type> LISTS = List.of(
            Type.NETWORK, Type.SUBNET, Type.PORT, Type.ROUTER, Type.FLOATING_IP, Type.SECURITY_GROUP,
            Type.ADDRESS_GROUP, Type.FIREWALL_GROUP, Type.FIREWALL_POLICY, Type.FIREWALL_RULE, Type.VPN_SERVICE,
            Type.VPN_CONNECTION, Type.VPN_ENDPOINT_GROUP, Type.BGP_SPEAKER, Type.LOAD_BALANCER, Type.LISTENER,
            Type.POOL,
            Type.MEMBER, Type.L7_POLICY, Type.AMPHORA, Type.EXTENSION);

    private Erosion() {}

    /** What it took. */
    static String of(FakeCloud cloud, RandomGenerator random) {
        if (random.nextInt(100) < 60) {
            Type type = LISTS.get(random.nextInt(LISTS.size()));
            return cloud.refusedPart(type, random) + " " + type;
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (Type type : LISTS) {
            cloud.resources(FakeCloud.TARGET, type.written(), row -> collect(row.attributes(), rows));
        }
        ObjectNode row = rows.get(random.nextInt(rows.size()));
        List<String> members = new ArrayList<>();
        row.fieldNames().forEachRemaining(members::add);
        members.remove("id");
        members.remove("project_id");
        if (members.isEmpty()) {
            return "nothing";
        }
        String member = members.get(random.nextInt(members.size()));
        row.remove(member);
        return member + " of " + row;
    }

    /** A row, and every one inside it: a rule of a group, an address of a port. */
    private static void collect(JsonNode node, List<ObjectNode> rows) {
        if (node instanceof ObjectNode row) {
            rows.add(row);
        }
        node.forEach(inner -> collect(inner, rows));
    }
}
