package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Floating IPs of one router ({@code neutron/agent/l3/router_info.py}, {@code floating_forward_rules}) and their port
 * forwardings ({@code neutron/agent/l3/extensions/port_forwarding.py}, {@code extract_ports}).
 *
 * <p>What they are set to is what counts, not the status that an agent last reported: who wrote {@code DOWN} may be gone.
 *
 * @param floating those that are given to a port behind the router
 * @param forwarding those of which ports are forwarded
 */
record FloatingIps(Region region, Sets sets, List<Row> floating, List<Row> forwarding) {
    static FloatingIps of(Region region, Sets sets, List<Row> ofRouter) {
        return new FloatingIps(
                region, sets,
                ofRouter.stream().filter(fip -> fip.text("port_id").isPresent() && fixed(fip).isPresent()).toList(),
                ofRouter.stream().filter(fip -> !fip.rows("port_forwardings").isEmpty()).toList());
    }

    /** Those that lead to some addresses. */
    FloatingIps into(AddressSet inside) {
        return new FloatingIps(
                region, sets, floating.stream().filter(fip -> isInto(fip, "fixed_ip_address", inside)).toList(),
                forwarding.stream()
                        .filter(fip -> fip.rows("port_forwardings").stream()
                                .anyMatch(one -> isInto(one, "internal_ip_address", inside)))
                        .toList());
    }

    private static boolean isInto(Row row, String member, AddressSet inside) {
        return row.prefix(member).filter(address -> inside.containsAll(AddressSet.of(address))).isPresent();
    }

    private static Optional<Prefix> fixed(Row fip) {
        return fip.prefix("fixed_ip_address");
    }

    private static Optional<Prefix> address(Row fip) {
        return fip.prefix("floating_ip_address");
    }

    /** What the router answers for because of them. */
    AddressSet addresses() {
        return union(floating).union(union(forwarding));
    }

    private static AddressSet union(List<Row> fips) {
        return Row.union(fips.stream().map(FloatingIps::address).flatMap(Optional::stream).toList());
    }

    /** Addresses behind the router that something from outside is sent on to. */
    AddressSet targets() {
        List<Prefix> all = new ArrayList<>();
        floating.forEach(fip -> fixed(fip).ifPresent(all::add));
        forwarding.forEach(fip -> fip.rows("port_forwardings")
                .forEach(one -> one.prefix("internal_ip_address").ifPresent(all::add)));
        return Row.union(all);
    }

    /** Addresses behind the router that have a floating IP of their own. */
    AddressSet fixed() {
        return Row.union(floating.stream().map(FloatingIps::fixed).flatMap(Optional::stream).toList());
    }

    boolean isEmpty() {
        return floating.isEmpty() && forwarding.isEmpty();
    }

    /** Of what comes in. */
    List<Translation> incoming() {
        List<Translation> all = new ArrayList<>();
        for (Row fip : floating) {
            address(fip).ifPresent(address -> fixed(fip).ifPresent(to -> all.add(new Translation(
                    region.id("floating-ip", fip), sets.to(address),
                    Map.of(Field.DESTINATION, Sets.only(to))))));
        }
        for (Row fip : forwarding) {
            address(fip).ifPresent(address -> fip.rows("port_forwardings")
                    .forEach(one -> forwarded(fip, address, one, all)));
        }
        return all;
    }

    /** Of what leaves by the gateway. */
    List<Translation> outgoing() {
        List<Translation> all = new ArrayList<>();
        for (Row fip : floating) {
            address(fip).ifPresent(address -> fixed(fip).ifPresent(from -> all.add(new Translation(
                    region.id("floating-ip", fip), sets.from(AddressSet.of(from)),
                    Map.of(Field.SOURCE, Sets.only(address))))));
        }
        return all;
    }

    /** Whether all of a port forwarding was read. */
    static boolean isRead(Row one) {
        return one.prefix("internal_ip_address").isPresent()
                && one.text("protocol").flatMap(name -> Protocols.number(name, Family.V4)).isPresent()
                && PortRange.of(one, "external").isPresent() && PortRange.of(one, "internal").isPresent();
    }

    private void forwarded(Row fip, Prefix address, Row one, List<Translation> all) {
        Optional<Prefix> to = one.prefix("internal_ip_address");
        Optional<Integer> protocol = one.text("protocol").flatMap(name -> Protocols.number(name, Family.V4));
        Optional<PortRange> outer = PortRange.of(one, "external");
        Optional<PortRange> inner = PortRange.of(one, "internal");
        if (to.isEmpty() || protocol.isEmpty() || outer.isEmpty() || inner.isEmpty()) {
            return;
        }
        String id = region.id("floating-ip", fip) + "/port-forwarding/" + one.id();
        Match match = Sets.family(Family.V4).with(Field.PROTOCOL, Interval.of(protocol.get()));
        for (PortRange.Pair pair : outer.get().onto(inner.get())) {
            PacketSet of = sets.of(match.with(Field.DESTINATION_PORT, pair.outer()))
                    .and(sets.to(address));
            all.add(new Translation(id, of,
                    Map.of(Field.DESTINATION, Sets.only(to.get()), Field.DESTINATION_PORT, pair.inner())));
        }
    }
}
