package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses of ports: fixed ones and those of allowed address pairs, which the guest may take as its own ({@code
 * neutron/agent/linux/iptables_firewall.py}, {@code _spoofing_rule}).
 */
final class Addresses {
    private final Region region;
    private final Reading reading;
    private final Map<String, AddressSet> devices;
    private final boolean whole;

    Addresses(Region region, Reading reading) {
        this.region = region;
        this.reading = reading;
        devices = devices(region);
        whole = region.isWhole(Type.PORT)
                && region.all(Type.PORT).stream()
                        .allMatch(port -> isRead(port) && port.given("device_owner") && port.given("network_id"));
    }

    static List<Prefix> fixed(Row port) {
        return port.rows("fixed_ips").stream()
                .map(ip -> ip.prefix("ip_address"))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What a port answers for; without port security anything. Addresses of others' devices on the network are left out:
     * taking those is an attack on the other, and no way that a packet is meant to go.
     */
    AddressSet answers(Row port, boolean secured) {
        if (!isRead(port) && reading.widens(unread("fixed_ips", port))) {
            return AddressSet.ALL;
        }
        AddressSet own = Row.union(fixed(port));
        AddressSet all = secured ? of(port) : AddressSet.ALL;
        boolean more = !own.containsAll(all) && (whole || reading.widens(new Text(
                "not all ports were seen, whose addresses others may not take",
                "tous les ports, dont d'autres ne peuvent prendre les adresses, n'ont pas été vus")));
        AddressSet others = devices.getOrDefault(port.text("network_id").orElse(""), AddressSet.NONE);
        return more ? all.minus(others).union(own) : own;
    }

    private static Map<String, AddressSet> devices(Region region) {
        Map<String, List<Prefix>> devices = new HashMap<>();
        region.all(Type.PORT).stream().filter(port -> isDevice(port.text("device_owner").orElse("")))
                .forEach(port -> devices.computeIfAbsent(
                        port.text("network_id").orElse(""), network -> new ArrayList<>()).addAll(fixed(port)));
        Map<String, AddressSet> sets = new HashMap<>();
        devices.forEach((network, addresses) -> sets.put(network, Row.union(addresses)));
        return sets;
    }

    private static boolean isDevice(String owner) {
        return owner.startsWith("compute:") || owner.startsWith("network:");
    }

    private static boolean isRead(Row port) {
        return port.given("fixed_ips") && fixed(port).size() == port.rows("fixed_ips").size();
    }

    private AddressSet of(Row port) {
        if (!isRead(port) && reading.widens(unread("fixed_ips", port))) {
            return AddressSet.ALL;
        }
        return Row.union(fixed(port)).union(pairs(port));
    }

    /** What it can send from; without a fixed address any, as only the hardware address is checked then. */
    AddressSet sources(Row port) {
        return isWithout(port) ? AddressSet.ALL : of(port);
    }

    /** What it counts as where its security group is named. */
    AddressSet asMember(Row port) {
        return isWithout(port) ? AddressSet.NONE : of(port);
    }

    private static boolean isWithout(Row port) {
        return isRead(port) && fixed(port).isEmpty();
    }

    private AddressSet pairs(Row port) {
        if (!port.has("allowed_address_pairs") && region.lacks("allowed-address-pairs")) {
            return AddressSet.NONE;
        }
        List<Optional<Prefix>> pairs = port.rows("allowed_address_pairs").stream()
                .map(pair -> pair.prefix("ip_address")).toList();
        boolean read = port.given("allowed_address_pairs") && pairs.stream().allMatch(Optional::isPresent);
        return !read && reading.widens(unread("allowed_address_pairs", port)) ? AddressSet.ALL
                : Row.union(pairs.stream().flatMap(Optional::stream).toList());
    }

    private static Text unread(String member, Row port) {
        return new Text(
                member + " of port " + port.id() + " was not read",
                member + " du port " + port.id() + " n'a pas été lu");
    }
}
