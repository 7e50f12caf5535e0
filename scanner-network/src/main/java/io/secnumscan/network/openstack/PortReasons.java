package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.model.Reason;
import io.secnumscan.network.model.Reasons;
import io.secnumscan.network.packet.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names the rule of a security group, and that of a firewall, which lets a packet pass at a port of a region; or the groups
 * none of whose rules does, and the firewall's rule or policy that drops it. Of ports it keeps what filters them and no more.
 */
final class PortReasons implements Reasons {
    private static final Set<String> WAITING = Set.of("PENDING_CREATE", "PENDING_UPDATE", "CREATED", "INACTIVE");

    private final Region region;
    private final Map<String, Port> ports = new HashMap<>();
    private final Map<String, Row> walls = new HashMap<>();
    private final Map<Type, Map<String, Row>> rows = new HashMap<>();
    private final RuleCheck check;

    /**
     * What filters at a port.
     *
     * @param filtered whether security groups do
     * @param foot whether it is the foot of a router, to which the firewall's directions are the other way round
     */
    private record Port(String id, List<String> groups, boolean filtered, boolean foot) {}

    PortReasons(Region all) {
        region = all.bare();
        for (Type type : List.of(
                Type.SECURITY_GROUP, Type.ADDRESS_GROUP, Type.FIREWALL_POLICY, Type.FIREWALL_RULE)) {
            Map<String, Row> those = new HashMap<>();
            all.all(type).forEach(row -> those.put(row.id(), row));
            rows.put(type, those);
        }
        all.all(Type.FIREWALL_GROUP).forEach(group -> group.texts("ports").forEach(port -> walls.put(port, group)));
        Map<List<String>, List<String>> shared = new HashMap<>();
        all.all(Type.PORT).forEach(port -> ports.put(all.id("port", port), port(port, shared)));
        Map<String, AddressSet> members = members(all);
        check = new RuleCheck(
                id -> members.getOrDefault(id, AddressSet.NONE), all.isWhole(Type.PORT),
                id -> one(Type.ADDRESS_GROUP, id)
                        .filter(row -> row.has("addresses"))
                        .map(row -> row.addresses("addresses")));
    }

    private static Port port(Row port, Map<List<String>, List<String>> shared) {
        String owner = port.text("device_owner").orElse("");
        boolean trusted = owner.startsWith(Ports.INTERNAL_OWNER);
        List<String> groups = port.texts("security_groups").stream().sorted().toList();
        return new Port(
                port.id(), shared.computeIfAbsent(groups, same -> same),
                !trusted && port.bool("port_security_enabled").orElse(true), Foot.isFoot(owner));
    }

    private static Map<String, AddressSet> members(Region all) {
        Addresses addresses = new Addresses(all, Reading.certain());
        Map<String, List<AddressSet>> each = new HashMap<>();
        all.all(Type.PORT).forEach(port -> port.texts("security_groups").forEach(group -> each
                .computeIfAbsent(group, one -> new ArrayList<>()).add(addresses.asMember(port))));
        Map<String, AddressSet> members = new HashMap<>();
        each.forEach((group, sets) -> members.put(group, Row.join(sets)));
        return members;
    }

    private Optional<Row> one(Type type, String id) {
        return Optional.ofNullable(rows.getOrDefault(type, Map.of()).get(id));
    }

    boolean knows(String id) {
        return ports.containsKey(id);
    }

    @Override
    public Reason of(String id, boolean incoming, Packet packet) {
        Port port = ports.get(id);
        if (port == null) {
            return Reason.OPEN;
        }
        Reason wall = Optional.ofNullable(walls.get(port.id()))
                .map(group -> firewall(group, incoming != port.foot(), packet))
                .orElse(Reason.OPEN);
        Reason groups = port.filtered() ? groups(port, incoming, packet) : Reason.OPEN;
        return incoming ? wall.and(groups) : groups.and(wall);
    }

    private Reason groups(Port port, boolean ingress, Packet packet) {
        Optional<String> perhaps = Optional.empty();
        for (String id : port.groups()) {
            Optional<Row> group = one(Type.SECURITY_GROUP, id).filter(row -> row.has("security_group_rules"));
            if (group.isEmpty()) {
                perhaps = Optional.of(group(id));
                continue;
            }
            for (Row rule : group.get().rows("security_group_rules")) {
                RuleCheck.Match match = check.group(rule, ingress, packet);
                String named = region.id("security-group", group.get()) + "/rule/" + rule.id();
                if (match == RuleCheck.Match.YES) {
                    return Reason.passes(named);
                }
                perhaps = match == RuleCheck.Match.MAYBE ? Optional.of(named) : perhaps;
            }
        }
        return perhaps.map(Reason::passes)
                .orElseGet(() -> Reason.stopped(port.groups().stream().map(this::group).toList()));
    }

    private String group(String id) {
        return one(Type.SECURITY_GROUP, id).map(row -> region.id("security-group", row))
                .orElseGet(() -> region.id("security-group", id));
    }

    /** @param inward towards what is behind the port, which the group's ingress policy is about */
    private Reason firewall(Row group, boolean inward, Packet packet) {
        String named = region.id("firewall-group", group);
        if (WAITING.contains(group.text("status").orElse(""))) {
            return Reason.OPEN;
        }
        if (group.bool("admin_state_up").equals(Optional.of(false))) {
            return Reason.stopped(List.of(named));
        }
        Optional<String> policy = group.text(inward ? "ingress_firewall_policy_id" : "egress_firewall_policy_id");
        if (policy.isEmpty()) {
            return Reason.stopped(List.of(named));
        }
        return policy.flatMap(id -> one(Type.FIREWALL_POLICY, id)).map(row -> policy(row, packet))
                .orElseGet(() -> Reason.passes(named));
    }

    private Reason policy(Row policy, Packet packet) {
        for (String id : policy.texts("firewall_rules")) {
            Optional<Row> rule = one(Type.FIREWALL_RULE, id);
            if (rule.isEmpty()) {
                return Reason.passes(region.id("firewall-rule", id));
            }
            if (rule.get().bool("enabled").orElse(true) && RuleCheck.firewall(rule.get(), packet)) {
                String named = region.id("firewall-rule", rule.get());
                return rule.get().text("action").equals(Optional.of("allow"))
                        ? Reason.passes(named)
                        : Reason.stopped(List.of(named));
            }
        }
        return Reason.stopped(List.of(region.id("firewall-policy", policy)));
    }
}
