package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Firewall groups of FWaaS v2 on ports ({@code neutron-fwaas},
 * {@code service_drivers/agents/drivers/linux/iptables_fwaas_v2.py}). On a router's port the ingress policy filters what
 * goes out by it, towards the project's network, and the egress policy what comes in by it ({@code IPTABLES_DIR}). The first
 * rule that matches decides; what none matches is dropped, both ways, even where the group has no policy for it ({@code
 * _enable_policy_chain}); a group that is administratively down drops all ({@code apply_default_policy}).
 *
 * <p>An agent sets the status once it did what was asked, {@code ACTIVE} or {@code DOWN} ({@code l3reference/
 * firewall_l3_agent_v2.py}); a group that still waits for one filters nothing.
 */
final class Firewalls {
    private static final Set<String> APPLIED = Set.of("ACTIVE", "DOWN");
    private static final Set<String> WAITING = Set.of("PENDING_CREATE", "PENDING_UPDATE", "CREATED", "INACTIVE");
    private static final List<Type> TYPES = List.of(Type.FIREWALL_GROUP, Type.FIREWALL_POLICY, Type.FIREWALL_RULE);

    private final Region region;
    private final Sets sets;
    private final Reading reading;
    private final Map<String, Row> groupOfPort = new HashMap<>();

    /** What a port lets through, towards what is behind it and from there. */
    record Filter(PacketSet inward, PacketSet outward) {}

    Firewalls(Region region, Sets sets, Reading reading) {
        this.region = region;
        this.sets = sets;
        this.reading = reading;
        for (Row group : region.all(Type.FIREWALL_GROUP)) {
            group.texts("ports").forEach(port -> groupOfPort.put(port, group));
        }
    }

    /** @param distributed whether it is a port of a distributed router, in which the driver filters north-south only */
    Filter of(Row port, boolean distributed) {
        Optional<Row> group = Optional.ofNullable(groupOfPort.get(port.id()));
        if (group.isEmpty()) {
            boolean open = isWhole() || reading.widens(new Text(
                    "not all firewall groups were read", "tous les groupes de pare-feu n'ont pas été lus"));
            return new Filter(open ? sets.all() : sets.none(), open ? sets.all() : sets.none());
        }
        String status = group.get().text("status").orElse("");
        if (WAITING.contains(status)) {
            return new Filter(sets.all(), sets.all());
        }
        boolean sure = APPLIED.contains(status) && !distributed;
        if (!sure && reading.widens(new Text(
                "whether firewall group " + group.get().id() + " filters at port " + port.id() + " is not sure",
                "il n'est pas sûr que le groupe de pare-feu " + group.get().id() + " filtre au port " + port.id()))) {
            return new Filter(sets.all(), sets.all());
        }
        boolean up = reading.isUp(group.get(), "firewall group", "groupe de pare-feu");
        return up ? new Filter(
                policy(group.get(), "ingress_firewall_policy_id"), policy(group.get(), "egress_firewall_policy_id"))
                : new Filter(sets.none(), sets.none());
    }

    /** That of a server's port, where most agents filter nothing ({@code firewall_l2_driver} is {@code noop} by default). */
    Filter ofEnd(Row port) {
        return groupOfPort.containsKey(port.id()) || !isWhole() ? of(port, false) : new Filter(sets.all(), sets.all());
    }

    private boolean isWhole() {
        return TYPES.stream().allMatch(region::isWhole)
                && region.all(Type.FIREWALL_GROUP).stream().allMatch(group -> group.given("ports"));
    }

    private PacketSet policy(Row group, String member) {
        Optional<String> id = group.text(member);
        if (id.isEmpty()) {
            return group.has(member) ? sets.none()
                    : unknown(member + " of firewall group " + group.id(),
                            member + " du groupe de pare-feu " + group.id());
        }
        PacketSet passed = sets.none();
        PacketSet decided = sets.none();
        Optional<Row> policy = region.one(Type.FIREWALL_POLICY, id)
                .filter(row -> row.given("firewall_rules"));
        if (policy.isEmpty()) {
            return unknown("firewall policy " + id.get(), "la politique de pare-feu " + id.get());
        }
        for (String ruleId : policy.get().texts("firewall_rules")) {
            Optional<Row> rule = region.one(Type.FIREWALL_RULE, ruleId);
            if (rule.isEmpty()) {
                PacketSet rest = unknown("firewall rule " + ruleId, "la règle de pare-feu " + ruleId);
                return passed.or(rest.minus(decided));
            }
            boolean widest = !isRead(rule.get()) && reading.widens(new Text(
                    "not all of firewall rule " + ruleId + " was read or understood",
                    "tout de la règle de pare-feu " + ruleId + " n'a pas été lu ou compris"));
            boolean allows = rule.get().text("action").map("allow"::equals).orElse(widest);
            boolean counts = isRead(rule.get()) ? rule.get().bool("enabled").orElse(true)
                    : allows == widest && rule.get().bool("enabled").orElse(true);
            if (counts) {
                PacketSet matched = matched(rule.get()).minus(decided);
                passed = allows ? passed.or(matched) : passed;
                decided = decided.or(matched);
            }
        }
        return passed;
    }

    private PacketSet unknown(String what, String quoi) {
        return reading.widens(new Text(what + " was not read", quoi + " n'a pas été lue")) ? sets.all() : sets.none();
    }

    private static boolean isRead(Row rule) {
        boolean protocol = rule.isNull("protocol")
                || rule.text("protocol").flatMap(name -> Protocols.number(name, Family.V4)).isPresent();
        boolean addresses = Stream.of("source_ip_address", "destination_ip_address")
                .allMatch(member -> rule.isNull(member) || rule.prefix(member).isPresent());
        boolean ports = Stream.of("source_port", "destination_port")
                .allMatch(member -> rule.isNull(member) || rule.text(member).flatMap(PortRange::parse).isPresent());
        return rule.given("action") && rule.given("enabled") && rule.given("ip_version") && protocol && addresses
                && ports;
    }

    /**
     * All that a rule may match: what was not read of it restricts nothing, so that it may let pass, or stop, that much. In the
     * widest reading one that is not known and stops is passed over, in the other one that lets pass is.
     *
     * <p>Ports count for TCP and UDP alone, and ICMP of a rule for IPv6 is that of IPv6.
     */
    private PacketSet matched(Row rule) {
        return rule.given("ip_version")
                ? matched(rule, rule.number("ip_version").equals(Optional.of(6)) ? Family.V6 : Family.V4)
                : matched(rule, Family.V4).or(matched(rule, Family.V6));
    }

    private PacketSet matched(Row rule, Family family) {
        Match match = Sets.family(family);
        Optional<Integer> protocol = rule.text("protocol").flatMap(name -> Protocols.number(name, family))
                .filter(number -> number != Protocols.ANY);
        if (protocol.isPresent()) {
            match = match.with(Field.PROTOCOL, Interval.of(protocol.get()));
        }
        if (protocol.filter(number -> number == Protocols.TCP || number == Protocols.UDP).isPresent()) {
            match = ports(match, Field.SOURCE_PORT, rule.text("source_port"));
            match = ports(match, Field.DESTINATION_PORT, rule.text("destination_port"));
        }
        AddressSet from = rule.prefix("source_ip_address").map(AddressSet::of).orElse(AddressSet.ALL);
        AddressSet to = rule.prefix("destination_ip_address").map(AddressSet::of).orElse(AddressSet.ALL);
        return sets.of(match).and(sets.from(from)).and(sets.to(to));
    }

    private static Match ports(Match match, Field field, Optional<String> written) {
        return written.flatMap(PortRange::parse)
                .map(range -> match.with(field, Interval.of(range.first(), range.last())))
                .orElse(match);
    }
}
