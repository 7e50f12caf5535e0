package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the security groups of a port let pass, all of their rules together: one that lets pass is enough, and what none lets
 * pass is dropped ({@code neutron/agent/linux/iptables_firewall.py}, {@code _add_rules_by_security_group}). The first packet
 * of a flow fares the same in a stateless group.
 *
 * <p>What the link itself needs and the drivers let through for every port is left out as ARP is: DHCP for the port's own
 * addresses, neighbour discovery, multicast listeners ({@code _spoofing_rule}, {@code _accept_inbound_icmpv6}, and {@code
 * neutron/db/securitygroups_rpc_base.py}, {@code _apply_provider_rule}). The drivers differ in it, and it opens no flow.
 */
final class SecurityGroups {
    private final Region region;
    private final Sets sets;
    private final Reading reading;
    private final Addresses addresses;
    private final GroupRule rules;
    private final Map<Key, PacketSet> known = new HashMap<>();
    private final Map<String, AddressSet> members = new HashMap<>();
    private final AddressSet unplaced;

    private record Key(Set<String> groups, boolean ingress) {}

    SecurityGroups(Region region, Sets sets, Reading reading, Addresses addresses) {
        this.region = region;
        this.sets = sets;
        this.reading = reading;
        this.addresses = addresses;
        rules = new GroupRule(
                sets, reading, this::members, this::addressGroup,
                region.lacks("security-groups-remote-address-group"));
        Map<String, List<AddressSet>> all = new HashMap<>();
        for (Row port : region.all(Type.PORT)) {
            AddressSet its = addresses.asMember(port);
            port.texts("security_groups")
                    .forEach(group -> all.computeIfAbsent(group, one -> new ArrayList<>()).add(its));
        }
        all.forEach((group, each) -> members.put(group, Row.join(each)));
        unplaced = Row.join(region.all(Type.PORT).stream().filter(port -> !port.given("security_groups"))
                .map(addresses::asMember).toList());
    }

    /** What ports of these groups may send, or receive. */
    PacketSet passes(List<String> groups, boolean ingress) {
        Set<String> sorted = new TreeSet<>(groups);
        Key key = new Key(sorted, ingress);
        PacketSet set = known.get(key);
        if (set == null) {
            set = sorted.size() == 1 ? group(sorted.iterator().next(), ingress)
                    : sorted.stream().map(one -> passes(List.of(one), ingress)).reduce(sets.none(), PacketSet::or);
            known.put(key, set);
        }
        return set;
    }

    private PacketSet group(String id, boolean ingress) {
        Optional<Row> group = region.one(Type.SECURITY_GROUP, id).filter(row -> row.given("security_group_rules"));
        if (group.isEmpty()) {
            return reading.widens(new Text(
                    "the rules of security group " + id + " were not read",
                    "les règles du groupe de sécurité " + id + " n'ont pas été lues")) ? sets.all() : sets.none();
        }
        return group.get().rows("security_group_rules").stream()
                .map(rule -> rules.passes(rule, ingress))
                .reduce(sets.none(), PacketSet::or);
    }

    /**
     * Addresses of every port of the group, wherever it is, and its allowed pairs; a port without an address is none of them
     * ({@code neutron/db/securitygroups_rpc_base.py}, {@code _select_ips_for_remote_group}).
     */
    private AddressSet members(String group) {
        boolean maybeMore = !region.isWhole(Type.PORT) && reading.widens(new Text(
                "not all ports were seen, so members of security groups may be missing",
                "tous les ports n'ont pas été vus : il peut manquer des membres de groupes de sécurité"));
        AddressSet known = members.getOrDefault(group, AddressSet.NONE);
        boolean maybeUnplaced = !known.containsAll(unplaced) && reading.widens(new Text(
                "the security groups of some ports were not read, which may be members of others' groups",
                "les groupes de sécurité de certains ports n'ont pas été lus : ils peuvent être membres d'autres"));
        return maybeMore ? AddressSet.ALL : maybeUnplaced ? known.union(unplaced) : known;
    }

    private Optional<AddressSet> addressGroup(String id) {
        return region.one(Type.ADDRESS_GROUP, id).flatMap(row -> row.everyAddress("addresses"));
    }
}
