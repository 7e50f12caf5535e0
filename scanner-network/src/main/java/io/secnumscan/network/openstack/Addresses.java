package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Optional;

/**
 * Addresses of ports: fixed ones and those of allowed address pairs, which the guest may take as its own ({@code
 * neutron/agent/linux/iptables_firewall.py}, {@code _spoofing_rule}).
 */
record Addresses(Region region, Reading reading) {
    List<Prefix> fixed(Row port) {
        return port.rows("fixed_ips").stream()
                .map(ip -> ip.prefix("ip_address"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What a port answers for. */
    AddressSet of(Row port) {
        if (!port.has("fixed_ips") && reading.widens(unread("fixed_ips", port))) {
            return AddressSet.ALL;
        }
        return Row.union(fixed(port)).union(pairs(port));
    }

    /** What it can send from; without a fixed address any, as only the hardware address is checked then. */
    AddressSet sources(Row port) {
        boolean none = port.has("fixed_ips") && fixed(port).isEmpty();
        return none ? AddressSet.ALL : of(port);
    }

    /** What it counts as where its security group is named. */
    AddressSet asMember(Row port) {
        boolean none = port.has("fixed_ips") && fixed(port).isEmpty();
        return none ? AddressSet.NONE : of(port);
    }

    private AddressSet pairs(Row port) {
        if (!port.has("allowed_address_pairs") && !region.lacks("allowed-address-pairs")) {
            return reading.widens(unread("allowed_address_pairs", port)) ? AddressSet.ALL : AddressSet.NONE;
        }
        return Row.union(port.rows("allowed_address_pairs").stream()
                .map(pair -> pair.prefix("ip_address"))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Text unread(String member, Row port) {
        return new Text(
                member + " of port " + port.id() + " was not read",
                member + " du port " + port.id() + " n'a pas été lu");
    }
}
