package io.secnumscan.network.openstack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Sends one packet through a small cloud, as netfilter and the agents would: whom can it reach? */
final class Simulator {
    private static final String METADATA = "169.254.169.254";
    private static final Map<String, Integer> NUMBERS = Map.of("tcp", 6, "udp", 17, "icmp", 1);

    /** @param type a port where the protocol has ports; of ICMP type and code */
    record Pkt(boolean v6, int protocol, int type, int sourcePort, String source, String destination) {
        Pkt to(String address) {
            return new Pkt(v6, protocol, type, sourcePort, source, address);
        }

        Pkt from(String address) {
            return new Pkt(v6, protocol, type, sourcePort, address, destination);
        }

        Pkt port(int port) {
            return new Pkt(v6, protocol, port, sourcePort, source, destination);
        }
    }

    private record Step(World.Router router, World.Foot foot, Pkt packet) {}

    private final World world;
    private final BiConsumer<String, Pkt> arrivals;
    private final Set<String> reached = new TreeSet<>();
    private final Set<Step> seen = new HashSet<>();
    private final Set<Pkt> balanced = new HashSet<>();
    private final Deque<Step> steps = new ArrayDeque<>();

    Simulator(World world) {
        this(world, (port, packet) -> {});
    }

    /** @param arrivals takes each packet that a port lets in, as it is then */
    Simulator(World world, BiConsumer<String, Pkt> arrivals) {
        this.world = world;
        this.arrivals = arrivals;
    }

    /** Who can be reached from a port, the internet or the far end of a tunnel. */
    Set<String> reached(String sender, Pkt packet) {
        reached.clear();
        seen.clear();
        balanced.clear();
        world.ports().stream().filter(port -> port.id().equals(sender) && port.up() && sends(port, packet))
                .forEach(port -> onto(port.net(), packet));
        if (sender.equals("internet") && isPublic(packet.source())) {
            upstream(packet);
        }
        world.tunnels().stream().filter(tunnel -> tunnel.id().equals(sender))
                .forEach(tunnel -> fromPeer(tunnel, packet));
        while (!steps.isEmpty()) {
            pass(steps.remove());
        }
        reached.remove(sender);
        return Set.copyOf(reached);
    }

    static boolean isPublic(String address) {
        return address.equals("8.8.8.8") || address.startsWith("2600:");
    }

    /** The sender picks whom it hands the packet: who has the address, a router, the way to the outside. */
    private void onto(String net, Pkt packet) {
        direct(net, packet);
        world.routers().forEach(router -> feet(router).stream().filter(foot -> foot.net().equals(net))
                .forEach(foot -> step(router, foot, packet)));
        world.balancers().stream().filter(one -> one.up() && one.net().equals(net))
                .forEach(one -> balance(one, packet));
        if (world.net(net).map(World.Net::external).orElse(false)) {
            upstream(packet);
        }
    }

    private void direct(String net, Pkt packet) {
        world.ports().stream()
                .filter(port -> port.net().equals(net) && port.up() && answers(port, packet.destination()))
                .forEach(port -> arrive(port, packet));
        world.routers().forEach(router -> feet(router).stream()
                .filter(foot -> foot.net().equals(net) && answers(router, foot, packet.destination()))
                .forEach(foot -> step(router, foot, packet)));
        world.balancers().stream()
                .filter(one -> one.up() && one.net().equals(net) && one.vip().equals(packet.destination()))
                .forEach(one -> balance(one, packet));
        world.net(net).filter(World.Net::external).filter(one -> one.gateway().equals(packet.destination()))
                .ifPresent(one -> upstream(packet));
    }

    private void hop(String net, String nexthop, Pkt packet) {
        world.ports().stream().filter(port -> port.net().equals(net) && port.up() && answers(port, nexthop))
                .forEach(port -> arrive(port, packet));
        world.routers().forEach(router -> feet(router).stream()
                .filter(foot -> foot.net().equals(net) && answers(router, foot, nexthop))
                .forEach(foot -> step(router, foot, packet)));
        world.balancers().stream().filter(one -> one.up() && one.net().equals(net) && one.vip().equals(nexthop))
                .forEach(one -> balance(one, packet));
        world.net(net).filter(World.Net::external).filter(one -> one.gateway().equals(nexthop))
                .ifPresent(one -> upstream(packet));
    }

    private void upstream(Pkt packet) {
        if (isPublic(packet.destination())) {
            reached.add("internet");
        }
        world.nets().stream().filter(net -> net.external() && World.in(net.cidr(), packet.destination()))
                .forEach(net -> direct(net.id(), packet));
        if (world.speakers().stream().anyMatch(speaker -> speaker.advertises() && speaker.peered())) {
            world.routers().forEach(router -> announced(router, packet));
        }
    }

    /** The provider's routers send what is for a tenant's network to the router that it was announced with. */
    private void announced(World.Router router, Pkt packet) {
        router.feet().stream().filter(World.Foot::gateway).findFirst().ifPresent(gateway -> router.feet().stream()
                .filter(foot -> !foot.gateway() && !scope(foot).isEmpty() && scope(foot).equals(scope(gateway)))
                .filter(foot -> !packet.v6() && world.net(foot.net())
                        .filter(net -> World.in(net.cidr(), packet.destination())).isPresent())
                .forEach(foot -> hop(gateway.net(), gateway.address(), packet)));
    }

    private boolean answers(World.Port port, String address) {
        boolean anothers = world.ports().stream()
                .anyMatch(other -> other.net().equals(port.net()) && other.fixed().contains(address))
                || world.routers().stream().flatMap(router -> router.feet().stream())
                        .anyMatch(foot -> foot.net().equals(port.net()) && foot.address().equals(address));
        return port.fixed().contains(address)
                || port.trusted() && address.equals(METADATA)
                || !anothers && (!port.secured() && !port.trusted()
                        || port.pairs().stream().anyMatch(pair -> World.in(pair, address)));
    }

    private boolean answers(World.Router router, World.Foot foot, String address) {
        return foot.address().equals(address)
                || foot.gateway() && fips(router).anyMatch(fip -> fip.address().equals(address));
    }

    private java.util.stream.Stream<World.FloatingIp> fips(World.Router router) {
        return world.floatingIps().stream().filter(fip -> fip.router().equals(router.id()));
    }

    private static List<World.Foot> feet(World.Router router) {
        return router.up() ? router.feet().stream().filter(World.Foot::up).toList() : List.of();
    }

    private boolean sends(World.Port port, Pkt packet) {
        if (!port.secured() && !port.trusted()) {
            return true;
        }
        boolean own = port.fixed().isEmpty()
                || port.fixed().contains(packet.source())
                || port.pairs().stream().anyMatch(pair -> World.in(pair, packet.source()))
                || port.trusted() && port.fixed().isEmpty();
        return own && (port.trusted() || passes(port, false, packet));
    }

    private void arrive(World.Port port, Pkt packet) {
        if (port.trusted() || !port.secured() || passes(port, true, packet)) {
            reached.add(port.id());
            arrivals.accept(port.id(), packet);
        }
    }

    private boolean passes(World.Port port, boolean ingress, Pkt packet) {
        return world.groups().stream()
                .filter(group -> port.groups().contains(group.id()))
                .flatMap(group -> group.rules().stream())
                .anyMatch(rule -> rule.ingress() == ingress && passes(rule, packet));
    }

    private boolean passes(World.Rule rule, Pkt packet) {
        if (rule.v6() != packet.v6()) {
            return false;
        }
        if (!rule.protocol().isEmpty()) {
            int number = rule.v6() && rule.protocol().equals("icmp") ? 58 : NUMBERS.getOrDefault(rule.protocol(), -1);
            if (number != packet.protocol()) {
                return false;
            }
            boolean icmp = rule.protocol().equals("icmp");
            int low = icmp ? packet.type() / 256 : packet.type();
            if (icmp && rule.first() >= 0
                    && (low != rule.first() || rule.last() >= 0 && packet.type() % 256 != rule.last())) {
                return false;
            }
            if (!icmp && rule.first() >= 0 && (low < rule.first() || low > rule.last())) {
                return false;
            }
        }
        return isRemote(rule.remote(), rule.ingress() ? packet.source() : packet.destination());
    }

    private boolean isRemote(String remote, String address) {
        if (remote.startsWith("group:")) {
            return world.ports().stream()
                    .filter(port -> port.groups().contains(remote.substring(6)) && !port.fixed().isEmpty())
                    .anyMatch(port -> port.fixed().contains(address)
                            || port.pairs().stream().anyMatch(pair -> World.in(pair, address)));
        }
        if (remote.startsWith("addresses:")) {
            return world.addressGroups().stream().filter(one -> one.id().equals(remote.substring(10)))
                    .anyMatch(one -> one.addresses().stream().anyMatch(block -> World.in(block, address)));
        }
        return remote.isEmpty() || World.in(remote, address);
    }

    private void step(World.Router router, World.Foot foot, Pkt packet) {
        Step step = new Step(router, foot, packet);
        boolean family = foot.address().isEmpty() || isV6(foot.address()) == packet.v6();
        if (family && seen.add(step)) {
            steps.add(step);
        }
    }

    private void fromPeer(World.Tunnel tunnel, Pkt packet) {
        boolean fits = tunnel.up()
                && World.in(tunnel.peers(), packet.source())
                && world.net(tunnel.net()).filter(net -> World.in(net.cidr(), packet.destination())).isPresent();
        world.routers().stream().filter(router -> fits && router.up() && router.id().equals(tunnel.router()))
                .forEach(router -> step(router, new World.Foot("", "tunnel:" + tunnel.id(), "", false, true), packet));
    }

    private void pass(Step step) {
        World.Router router = step.router();
        Optional<Pkt> forwarded = translated(router, step.packet());
        boolean dnat = forwarded.isPresent();
        Pkt packet = forwarded.orElse(step.packet());
        if (feet(router).stream().anyMatch(foot -> answers(router, foot, packet.destination()))
                || packet.destination().equals(METADATA)) {
            return;
        }
        for (World.Tunnel tunnel : world.tunnels()) {
            boolean taken = tunnel.up() && tunnel.router().equals(router.id())
                    && World.in(tunnel.peers(), packet.destination())
                    && world.net(tunnel.net()).filter(net -> World.in(net.cidr(), packet.source())).isPresent();
            if (taken) {
                if (walled(step.foot(), false, packet)) {
                    reached.add(tunnel.id());
                }
                return;
            }
        }
        route(router, step, packet, dnat);
    }

    private Optional<Pkt> translated(World.Router router, Pkt packet) {
        for (World.FloatingIp fip : fips(router).toList()) {
            if (fip.address().equals(packet.destination())) {
                if (fip.fixed().isPresent()) {
                    return Optional.of(packet.to(fip.fixed().get()));
                }
                for (World.Forward forward : fip.forwards()) {
                    boolean fits = NUMBERS.getOrDefault(forward.protocol(), -1) == packet.protocol()
                            && forward.first() <= packet.type() && packet.type() <= forward.last();
                    if (fits) {
                        int size = forward.insideLast() - forward.insideFirst() + 1;
                        int port = forward.insideFirst() + (packet.type() - forward.first()) % size;
                        return Optional.of(packet.to(forward.inside()).port(port));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private record Way(int length, int rank, World.Foot out, Optional<String> nexthop) {}

    private void route(World.Router router, Step step, Pkt packet, boolean dnat) {
        List<Way> ways = new java.util.ArrayList<>();
        for (World.Foot foot : feet(router)) {
            World.Net net = world.net(foot.net()).orElse(null);
            if (net == null) {
                continue;
            }
            if (World.in(net.cidr(), packet.destination())) {
                ways.add(new Way(length(net.cidr()), 0, foot, Optional.empty()));
            }
            for (World.Hop hop : router.hops()) {
                if (World.in(hop.destination(), packet.destination()) && World.in(net.cidr(), hop.nexthop())) {
                    ways.add(new Way(length(hop.destination()), 1, foot, Optional.of(hop.nexthop())));
                }
            }
            if (foot.gateway() && isV6(net.cidr()) == packet.v6()) {
                ways.add(new Way(0, 2, foot, Optional.of(net.gateway())));
            }
        }
        ways.stream().filter(way -> ways.stream().noneMatch(other -> better(other, way)))
                .forEach(way -> leave(router, step, way, packet, dnat));
    }

    private static boolean better(Way one, Way other) {
        return one.length() > other.length() || one.length() == other.length() && one.rank() < other.rank();
    }

    private static boolean isV6(String text) {
        return text.indexOf(':') >= 0;
    }

    private static int length(String prefix) {
        return Integer.parseInt(prefix.substring(prefix.indexOf('/') + 1));
    }

    private void leave(World.Router router, Step step, Way way, Pkt packet, boolean dnat) {
        if (!walled(step.foot(), false, packet) || !walled(way.out(), true, packet)
                || !(dnat ? isInto(router, way.out(), packet) : sameScope(step.foot(), way.out()))
                        && !leavesScope(router, step.foot(), way.out(), packet)) {
            return;
        }
        Pkt sent = source(router, step.foot(), way.out(), packet, dnat);
        if (way.nexthop().isPresent()) {
            hop(way.out().net(), way.nexthop().get(), sent);
        } else {
            direct(way.out().net(), sent);
        }
    }

    /** What comes in by the gateway and stays inside keeps its source. */
    private Pkt source(World.Router router, World.Foot in, World.Foot out, Pkt packet, boolean dnat) {
        boolean turning = dnat && !in.gateway();
        if (packet.v6() || !out.gateway() && !turning) {
            return packet;
        }
        Optional<Pkt> floating = fips(router).filter(fip -> fip.fixed().equals(Optional.of(packet.source())))
                .map(fip -> packet.from(fip.address())).findFirst();
        Optional<String> gateway = feet(router).stream().filter(World.Foot::gateway).map(World.Foot::address)
                .filter(address -> !isV6(address)).findFirst();
        String scope = scope(in);
        boolean sameAsOutside = out.gateway() && !scope.isEmpty() && scope.equals(scope(out));
        boolean hidden = router.snat() && !sameAsOutside && out.gateway() || turning;
        return floating.orElseGet(() -> hidden ? gateway.map(packet::from).orElse(packet) : packet);
    }

    private String scope(World.Foot foot) {
        return world.net(foot.net()).map(World.Net::scope).orElse("");
    }

    private boolean sameScope(World.Foot in, World.Foot out) {
        return in.net().startsWith("tunnel:") || scope(in).equals(scope(out));
    }

    /** What is for a floating IP carries the mark of the scope in which the fixed address is. */
    private boolean isInto(World.Router router, World.Foot out, Pkt packet) {
        return feet(router).stream().map(this::scope).distinct().count() == 1
                || feet(router).stream().filter(foot -> !foot.gateway())
                        .flatMap(foot -> world.net(foot.net()).stream())
                        .anyMatch(net -> World.in(net.cidr(), packet.destination()) && net.scope().equals(scope(out)));
    }

    /** SNAT leads out of a scope, and so does a floating IP of the source's. */
    private boolean leavesScope(World.Router router, World.Foot in, World.Foot out, Pkt packet) {
        boolean floating = fips(router).anyMatch(fip -> fip.fixed().equals(Optional.of(packet.source())));
        return out.gateway() && !packet.v6() && (router.snat() || floating);
    }

    private boolean walled(World.Foot foot, boolean inward, Pkt packet) {
        for (World.Wall wall : world.walls()) {
            if (wall.foot().equals(foot.id())) {
                List<World.Line> lines = inward ? wall.in() : wall.out();
                return wall.up() && lines.stream().filter(line -> line.enabled() && fits(line, packet)).findFirst()
                        .map(World.Line::allow).orElse(false);
            }
        }
        return true;
    }

    private static boolean fits(World.Line line, Pkt packet) {
        boolean protocol = line.protocol().isEmpty()
                || NUMBERS.getOrDefault(line.protocol(), -1) == packet.protocol();
        boolean ports = line.ports().isEmpty() || !World.withPorts().contains(packet.protocol())
                || Integer.parseInt(line.ports().split(":")[0]) <= packet.type()
                        && packet.type() <= Integer.parseInt(line.ports().split(":")[1]);
        return !packet.v6() && protocol && (line.protocol().isEmpty() || ports)
                && (line.source().isEmpty() || World.in(line.source(), packet.source()))
                && (line.destination().isEmpty() || World.in(line.destination(), packet.destination()));
    }

    private void balance(World.Balancer one, Pkt packet) {
        boolean fits = packet.destination().equals(one.vip())
                && NUMBERS.getOrDefault(one.protocol(), -1) == packet.protocol()
                && packet.type() == one.port()
                && (one.allowed().isEmpty()
                        || one.allowed().stream().anyMatch(block -> World.in(block, packet.source())));
        if (!fits || !balanced.add(packet)) {
            return;
        }
        reached.add(one.id());
        for (World.Member member : one.members()) {
            if (member.up() && !member.pool().equals("off")) {
                Pkt sent = packet.to(member.address()).port(member.port());
                Pkt named = one.keepsSource() ? sent : sent.from(one.amphora());
                world.net(member.net()).ifPresent(net -> {
                    if (World.in(net.cidr(), member.address())) {
                        direct(net.id(), named);
                    } else {
                        hop(net.id(), net.gateway(), named);
                    }
                });
            }
        }
    }
}
