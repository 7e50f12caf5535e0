package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Address scopes at one router: what came in from one scope is not sent on into another one; having none is a scope as well
 * ({@code neutron/agent/l3/router_info.py}, {@code address_scope_filter_rule}). So a router between scopes is one router for
 * each of them, all of which share the gateway: into the outside's scope only floating IPs lead, and for IPv4 SNAT does ({@code
 * _add_address_scope_mark}), which leaves the outside's own scope as it is ({@code
 * process_external_port_address_scope_routing}).
 */
final class Scopes {
    private Scopes() {}

    /**
     * The part of a router that serves one scope.
     *
     * @param name empty for the only one
     * @param families whose packets it handles
     * @param open whether all may pass between its feet and the gateway; else, what has a floating IP, and what SNAT takes
     * @param snat whether SNAT takes what leaves by the gateway, where it is enabled
     * @param snatBack whether it takes what came in by the gateway, too
     */
    record Part(String name, List<Foot> feet, Set<Family> families, boolean open, boolean snat, boolean snatBack) {
        /** The same for what comes in by the gateway. */
        Part fromOutside() {
            return new Part(name, feet, families, open, snatBack, snatBack);
        }

        boolean only() {
            return name.isEmpty();
        }

        /** What its inner feet are connected to. */
        AddressSet connected() {
            return Row.union(feet.stream().filter(foot -> !foot.gateway()).flatMap(foot -> foot.subnets().stream())
                    .map(subnet -> subnet.prefix("cidr")).flatMap(Optional::stream).toList());
        }

        /** The one that SNAT uses. */
        Optional<Prefix> gatewayAddress() {
            return feet.stream().filter(Foot::gateway).findFirst().flatMap(foot -> foot.first(Family.V4));
        }
    }

    static List<Part> of(Region region, List<Foot> feet) {
        List<Part> parts = new ArrayList<>();
        for (Family family : Family.values()) {
            SortedSet<String> inner = new TreeSet<>();
            feet.stream().filter(foot -> !foot.gateway() && foot.first(family).isPresent())
                    .forEach(foot -> inner.add(scope(region, foot, family)));
            inner.forEach(scope -> parts.add(part(region, feet, family, scope)));
        }
        boolean back = isOutsideUnscoped(region, feet);
        return parts.stream().allMatch(part -> part.open() && part.snat())
                ? List.of(new Part("", feet, Set.of(Family.values()), true, back, back))
                : List.copyOf(parts);
    }

    /** What comes from the outside's own scope and goes back there keeps its source; not so where that has no scope. */
    private static boolean isOutsideUnscoped(Region region, List<Foot> feet) {
        return feet.stream().filter(Foot::gateway).allMatch(foot -> scope(region, foot, Family.V4).isEmpty());
    }

    private static Part part(Region region, List<Foot> feet, Family family, String scope) {
        List<Foot> its = feet.stream()
                .filter(foot -> foot.gateway()
                        || foot.first(family).isPresent() && scope(region, foot, family).equals(scope))
                .toList();
        Optional<String> outside = feet.stream().filter(Foot::gateway).findFirst()
                .map(foot -> scope(region, foot, family));
        boolean same = outside.isEmpty() || outside.get().equals(scope);
        return new Part("/" + family + "/" + scope, its, Set.of(family), same, !same || scope.isEmpty(),
                isOutsideUnscoped(region, feet));
    }

    private static String scope(Region region, Foot foot, Family family) {
        String member = family == Family.V4 ? "ipv4_address_scope" : "ipv6_address_scope";
        return region.one(Type.NETWORK, foot.network()).flatMap(network -> network.text(member)).orElse("");
    }
}
