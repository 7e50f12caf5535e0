package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One router, or the part of it that serves an address scope, as the agent sets it up ({@code
 * neutron/agent/l3/routerIdinfo.py}).
 *
 * <p>What is for a floating IP is translated whichever way it comes in, but what comes from inside gets the gateway's address
 * as its source besides ({@code external_gateway_nat_fip_rules}). So a router with floating IPs is two here: one that takes
 * what comes from inside, and one that takes what comes from outside, or for a floating IP from the first, and translates it.
 * A firewall group on an inner port sees such a packet with its address as the first sent it.
 */
final class RouterBuilder {
    /** Handed on by no router: local, multicast, limited broadcast. */
    private static final AddressSet NEVER = AddressSet.of(
            "127.0.0.0/8", "224.0.0.0/4", "255.255.255.255", "::1", "fe80::/10", "ff00::/8");

    private final Region region;
    private final Sets sets;
    private final Segments segments;
    private final Firewalls firewalls;
    private final Tunnels tunnels;
    private final SourceNat nat;

    RouterBuilder(
            Region region, Sets sets, Segments segments, Firewalls firewalls, Tunnels tunnels, SourceNat nat) {
        this.region = region;
        this.sets = sets;
        this.segments = segments;
        this.firewalls = firewalls;
        this.tunnels = tunnels;
        this.nat = nat;
    }

    /** @param all feet of the router, of whatever part of it: they have one routing table */
    List<Router> routers(Row router, Scopes.Part part, FloatingIps fips, List<Foot> all) {
        FloatingIps its = part.only() ? fips : fips.into(part.connected());
        Plan plan = new Plan(
                router, part, fips, its, all, tunnels.of(router.id()), region.id("router", router));
        if (fips.isEmpty() && part.open()) {
            return List.of(model(plan, Side.BOTH));
        }
        return List.of(model(plan, Side.INSIDE), model(plan, Side.OUTSIDE));
    }

    /** Which feet a packet may come in by. */
    private enum Side {
        BOTH(""),
        INSIDE(""),
        OUTSIDE("/outside");

        private final String suffix;

        Side(String suffix) {
            this.suffix = suffix;
        }

        boolean takes(boolean gateway) {
            return this == BOTH || gateway == (this == OUTSIDE);
        }
    }

    /**
     * What is to be built.
     *
     * @param fips all of the router
     * @param its those that lead into the part
     */
    private record Plan(
            Row router, Scopes.Part part, FloatingIps fips, FloatingIps its, List<Foot> all,
            List<Tunnels.Tunnel> tunnels,
            String routerId) {
        String foot(Region region, Foot foot, Side side) {
            return region.id("port", foot.port()) + suffix(side);
        }

        String suffix(Side side) {
            return part.name() + side.suffix;
        }

        /** The segment of what comes from inside and is for a floating IP. */
        String turn() {
            return routerId + "/turn";
        }
    }

    private Router model(Plan plan, Side side) {
        List<Interface> feet = new ArrayList<>();
        plan.part.feet().forEach(foot -> feet.add(foot(plan, side, foot)));
        plan.tunnels.forEach(tunnel -> feet.add(tunnels.foot(tunnel, plan.suffix(side), side.takes(false))));
        if (side != Side.BOTH) {
            boolean taking = side == Side.OUTSIDE;
            feet.add(new Interface(
                    plan.turn() + plan.suffix(side), plan.turn(),
                    taking ? sets.to(plan.its.addresses()) : sets.none(), taking ? sets.all() : sets.none(),
                    sets.all()));
        }
        AddressSet own = plan.all.stream().map(Foot::own).reduce(AddressSet.NONE, AddressSet::union);
        AddressSet mine = side == Side.OUTSIDE ? own.union(plan.fips.addresses()) : own;
        PacketSet dropped = sets.to(mine.union(NEVER).union(Ports.METADATA));
        for (Family family : Family.values()) {
            dropped = plan.part.families().contains(family) ? dropped : dropped.or(sets.of(family));
        }
        return new Router(plan.routerId + plan.suffix(side), feet, translations(plan, side), dropped,
                routes(plan, side));
    }

    /** What comes into another scope untranslated is turned to the router itself, which drops it. */
    private List<Translation> translations(Plan plan, Side side) {
        List<Translation> all = new ArrayList<>();
        if (side == Side.OUTSIDE) {
            if (!plan.part.open()) {
                plan.part.gatewayAddress().ifPresent(address -> all.add(new Translation(
                        plan.routerId, sets.to(plan.its.targets()), Map.of(Field.DESTINATION, Sets.only(address)))));
            }
            all.addAll(plan.its.incoming());
        }
        return all;
    }

    private boolean isDistributed(Row router) {
        return router.bool("distributed").orElse(!region.lacks("dvr"));
    }

    private Interface foot(Plan plan, Side side, Foot foot) {
        Firewalls.Filter filter = firewalls.of(foot.port(), isDistributed(plan.router));
        boolean takes = side.takes(foot.gateway());
        AddressSet answers = foot.gateway() ? foot.own().union(plan.its.addresses()) : foot.own();
        PacketSet out = filter.inward();
        if (!plan.part.open() && foot.gateway() && side == Side.INSIDE && !nat.takesAll(plan.router, plan.part)) {
            out = out.and(sets.from(plan.its.fixed()));
        }
        if (!plan.part.open() && !foot.gateway() && side == Side.OUTSIDE) {
            out = out.and(sets.to(plan.its.targets()));
        }
        return new Interface(
                plan.foot(region, foot, side), segments.of(foot.network()), takes ? sets.to(answers) : sets.none(),
                takes ? filter.outward().and(families(foot)) : sets.none(), out);
    }

    /**
     * A packet of a family that the port has no address of carries the mark of no scope, and none of a router's ports lets it
     * out ({@code _get_port_devicename_scopemark}).
     */
    private PacketSet families(Foot foot) {
        return Stream.of(Family.values()).filter(family -> foot.first(family).isPresent()).map(sets::of)
                .reduce(sets.none(), PacketSet::or);
    }

    private List<Route> routes(Plan plan, Side side) {
        List<Route> routes = new ArrayList<>();
        PacketSet taken = sets.none();
        if (side == Side.INSIDE) {
            taken = sets.to(plan.fips.addresses());
            routes.add(new Route(
                    plan.routerId, taken, plan.turn() + plan.suffix(side), new NextHop.Destination(),
                    nat.ofTurning(plan.part, plan.fips)));
        }
        for (Tunnels.Tunnel tunnel : plan.tunnels) {
            routes.add(tunnels.route(tunnel, plan.suffix(side)));
            taken = taken.or(tunnel.out());
        }
        List<List<Translation>> ways = nat.ways(
                plan.router, side == Side.OUTSIDE ? plan.part.fromOutside() : plan.part, plan.fips);
        List<String> gateways = plan.part.feet().stream().filter(Foot::gateway)
                .map(foot -> plan.foot(region, foot, side)).toList();
        List<String> feet = plan.part.feet().stream().map(foot -> plan.foot(region, foot, side)).toList();
        for (Destinations.Choice choice : table(plan, side).choices()) {
            if (!feet.contains(choice.by())) {
                continue;
            }
            PacketSet of = sets.to(choice.destinations()).minus(taken);
            List<List<Translation>> its = gateways.contains(choice.by()) ? ways : List.of(List.of());
            its.forEach(way -> routes.add(new Route(choice.id(), of, choice.by(), choice.hop(), way)));
        }
        return routes;
    }

    private Destinations table(Plan plan, Side side) {
        Destinations table = new Destinations();
        for (Foot foot : plan.all) {
            String by = plan.foot(region, foot, side);
            for (Row subnet : foot.subnets()) {
                subnet.prefix("cidr").ifPresent(cidr -> table.add(
                        cidr, Destinations.CONNECTED, region.id("subnet", subnet), by, new NextHop.Destination()));
            }
            for (Row route : plan.router.rows("routes")) {
                Optional<Prefix> to = route.prefix("destination");
                route.prefix("nexthop").filter(foot::reaches).ifPresent(hop -> to.ifPresent(prefix -> table.add(
                        prefix, Destinations.EXTRA, region.id("router", plan.router), by,
                        new NextHop.Gateway(sets.to(hop)))));
            }
            if (foot.gateway()) {
                foot.addressed().forEach(subnet -> subnet.prefix("gateway_ip").ifPresent(hop -> table.add(
                        new Prefix(hop.family(), Unsigned128.ZERO, 0), Destinations.DEFAULT,
                        region.id("subnet", subnet), by, new NextHop.Gateway(sets.to(hop)))));
            }
        }
        return table;
    }
}
