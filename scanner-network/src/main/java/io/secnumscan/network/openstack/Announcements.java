package io.secnumscan.network.openstack;

import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Subnets of tenants that BGP speakers announce to the provider's routers: those behind a router with a gateway in one of the
 * speaker's networks, in the address scope of that network, by way of that gateway ({@code neutron-dynamic-routing}, {@code
 * neutron_dynamic_routing/db/bgp_db.py}, {@code _get_tenant_network_routes_by_bgp_speaker}).
 *
 * @param network the external one
 * @param nexthop the router's address there
 */
record Announcements(String speaker, String network, Prefix subnet, Prefix nexthop) {
    static List<Announcements> of(Region region) {
        List<Announcements> all = new ArrayList<>();
        for (Row speaker : region.all(Type.BGP_SPEAKER)) {
            boolean announces = speaker.bool("advertise_tenant_networks").orElse(false)
                    && !speaker.texts("peers").isEmpty();
            Family family = speaker.number("ip_version").equals(Optional.of(6)) ? Family.V6 : Family.V4;
            if (announces) {
                speaker.texts("networks").forEach(network -> on(region, speaker, network, family, all));
            }
        }
        return all;
    }

    private static void on(
            Region region, Row speaker, String network, Family family, List<Announcements> all) {
        Optional<String> scope = scope(region, network, family);
        for (Row router : region.all(Type.ROUTER)) {
            List<Foot> feet = region.portsOf(router.id()).stream()
                    .map(port -> Foot.of(region, port)).flatMap(Optional::stream).toList();
            Optional<Prefix> nexthop = feet.stream()
                    .filter(foot -> foot.gateway() && foot.network().equals(network))
                    .map(foot -> foot.first(family)).flatMap(Optional::stream).findFirst();
            if (scope.isEmpty() || nexthop.isEmpty()) {
                continue;
            }
            feet.stream().filter(foot -> !foot.gateway() && scope(region, foot.network(), family).equals(scope))
                    .flatMap(foot -> foot.subnets().stream())
                    .map(subnet -> subnet.prefix("cidr")).flatMap(Optional::stream)
                    .filter(cidr -> cidr.family() == family)
                    .forEach(cidr -> all.add(new Announcements(
                            region.id("bgp-speaker", speaker), network, cidr, nexthop.get())));
        }
    }

    private static Optional<String> scope(Region region, String network, Family family) {
        return region.one(Type.NETWORK, network)
                .flatMap(row -> row.text(family == Family.V4 ? "ipv4_address_scope" : "ipv6_address_scope"));
    }
}
