package io.secnumscan.network.openstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small random clouds, with every construct in them, and addresses that are near each other. */
final class Worlds {
    private static final List<String> PROTOCOLS = List.of("tcp", "udp", "icmp");
    private static final List<Integer> PORTS = List.of(22, 80, 2222);

    private final RandomGenerator random;
    private final List<World.Net> nets = new ArrayList<>();
    private final List<World.Port> ports = new ArrayList<>();
    private final List<World.Router> routers = new ArrayList<>();
    private final List<World.FloatingIp> fips = new ArrayList<>();
    private final List<World.Wall> walls = new ArrayList<>();

    private boolean announced;

    private Worlds(RandomGenerator random) {
        this.random = random;
    }

    static World of(RandomGenerator random) {
        return new Worlds(random).world();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<String> some(List<String> of, int most) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> one(of)).distinct().toList();
    }

    private World world() {
        announced = chance(15);
        nets();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            port(i);
        }
        int routerCount = random.nextInt(4);
        for (int i = 0; i < routerCount; i++) {
            router("r" + i);
        }
        routers.forEach(this::floatingIps);
        return new World(
                List.copyOf(nets), List.copyOf(ports), groups(), List.of(addressGroup("ag0"), addressGroup("ag1")),
                List.copyOf(routers), List.copyOf(fips), List.copyOf(walls), tunnels(), balancers(),
                announced ? List.of(new World.Speaker("bgp", chance(85), chance(85))) : List.of());
    }

    private void nets() {
        nets.add(new World.Net("ext", "198.51.100.0/28", "198.51.100.1", true, scope()));
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            boolean v6 = chance(10);
            int block = chance(20) ? 0 : i;
            nets.add(new World.Net(
                    "n" + i, v6 ? "2600:" + (i + 1) + "::/125" : "10." + block + ".0.0/29",
                    v6 ? "2600:" + (i + 1) + "::1"
                            : "10." + block + ".0.1",
                    false, scope()));
        }
    }

    private String scope() {
        return chance(announced ? 25 : 85) ? "" : chance(announced ? 80 : 50) ? "s" : "t";
    }

    /** An address of a network that is not its gateway's. */
    private String address(World.Net net) {
        int host = net.external() ? 2 + random.nextInt(6) : 2 + random.nextInt(5);
        String base = net.cidr().substring(0, net.cidr().indexOf('/'));
        return base.endsWith("::") ? base + host : base.substring(0, base.lastIndexOf('.') + 1) + host;
    }

    private void port(int i) {
        World.Net net = chance(10) ? nets.getFirst() : one(nets);
        List<String> fixed = chance(5) ? List.of() : List.of(address(net));
        boolean v6 = net.cidr().indexOf(':') >= 0;
        List<String> pairs = chance(80) || v6 ? List.of() : List.of(chance(30) ? "0.0.0.0/0" : address(net));
        ports.add(new World.Port(
                "p" + i, net.id(), fixed, pairs, some(List.of("g0", "g1", "g2"), 2), chance(85), chance(93),
                chance(8)));
    }

    private List<World.Group> groups() {
        return IntStream.range(0, 3).mapToObj(i -> new World.Group("g" + i, rules())).toList();
    }

    private List<World.Rule> rules() {
        List<World.Rule> rules = new ArrayList<>();
        if (chance(70)) {
            rules.add(new World.Rule(false, false, "", -1, -1, ""));
            rules.add(new World.Rule(false, true, "", -1, -1, ""));
        }
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            rules.add(rule());
        }
        return rules;
    }

    private World.Rule rule() {
        boolean v6 = chance(15);
        String protocol = chance(40) ? "" : one(PROTOCOLS);
        boolean bounded = !protocol.isEmpty() && chance(60);
        int first = !bounded ? -1 : protocol.equals("icmp") ? v6 ? 128 : 8 : one(PORTS);
        int last = !bounded ? -1 : protocol.equals("icmp") ? chance(50) ? 0 : -1 : Math.max(first, one(PORTS));
        return new World.Rule(chance(75), v6, protocol, first, last, v6 ? "" : remote());
    }

    private String remote() {
        return switch (random.nextInt(8)) {
            case 0 -> "group:g" + random.nextInt(3);
            case 1 -> "addresses:ag" + random.nextInt(2);
            case 2 -> prefix();
            case 3 -> "198.51.100." + (2 + random.nextInt(12)) + "/32";
            default -> "";
        };
    }

    private String prefix() {
        return "10." + random.nextInt(3) + ".0." + (2 + random.nextInt(5)) + "/" + (29 + random.nextInt(4));
    }

    private World.AddressGroup addressGroup(String id) {
        return new World.AddressGroup(id, IntStream.range(0, 2).mapToObj(i -> prefix()).toList());
    }

    private void router(String id) {
        List<World.Foot> feet = new ArrayList<>();
        for (World.Net net : nets) {
            boolean overlaps = feet.stream().flatMap(foot -> nets.stream().filter(one -> one.id().equals(foot.net())))
                    .anyMatch(one -> one.cidr().equals(net.cidr()));
            if (!net.external() && !overlaps && chance(60)) {
                boolean v6 = net.cidr().indexOf(':') >= 0;
                String own = chance(50) ? net.gateway() : address(net);
                feet.add(new World.Foot(id + "-" + net.id(), net.id(), own, false, chance(95)));
                if (chance(12) && !v6) {
                    walls.add(new World.Wall(id + "-" + net.id(), chance(90), lines(), lines()));
                }
            }
        }
        if (chance(60)) {
            feet.add(new World.Foot(id + "-ext", "ext", address(nets.getFirst()), true, true));
        }
        routers.add(new World.Router(id, chance(95), chance(75), List.copyOf(feet), hops()));
    }

    private List<World.Hop> hops() {
        List<World.Net> inner = nets.stream().filter(net -> !net.external()).toList();
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new World.Hop(
                        chance(20) ? "0.0.0.0/0" : prefixOf(one(nets).cidr()), hopIn(one(inner))))
                .filter(hop -> hop.nexthop().indexOf(':') < 0 && hop.destination().indexOf(':') < 0)
                .toList();
    }

    private String hopIn(World.Net net) {
        return chance(40) ? net.gateway() : address(net);
    }

    private String prefixOf(String cidr) {
        return cidr.startsWith("10.") && chance(30) ? cidr.substring(0, cidr.indexOf('/')) + "/30" : cidr;
    }

    private List<World.Line> lines() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> {
                    String protocol = chance(50) ? "" : one(PROTOCOLS);
                    boolean numbered = protocol.equals("tcp") || protocol.equals("udp");
                    int first = one(PORTS);
                    return new World.Line(
                            chance(65), chance(90), protocol, chance(70) ? "" : prefix(), chance(70) ? "" : prefix(),
                            numbered && chance(50) ? first + ":" + Math.max(first, one(PORTS)) : "");
                })
                .toList();
    }

    /** A router with floating IPs has no firewall groups here: see the builder's note on what those see of turned packets. */
    private void floatingIps(World.Router router) {
        List<World.Net> inner = router.feet().stream()
                .filter(foot -> !foot.gateway() && foot.up())
                .flatMap(foot -> nets.stream().filter(net -> net.id().equals(foot.net())))
                .filter(net -> net.cidr().indexOf(':') < 0)
                .toList();
        boolean walled = walls.stream().anyMatch(wall -> router.feet().stream()
                .anyMatch(foot -> foot.id().equals(wall.foot())));
        boolean gateway = router.feet().stream().anyMatch(World.Foot::gateway);
        if (inner.isEmpty() || walled || !gateway) {
            return;
        }
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String id = router.id() + "-f" + i;
            String address = "198.51.100." + (8 + random.nextInt(6));
            if (fips.stream().anyMatch(fip -> fip.address().equals(address))) {
                continue;
            }
            String inside = inside(one(inner));
            if (chance(70)) {
                fips.add(new World.FloatingIp(id, router.id(), address, Optional.of(inside), List.of()));
            } else {
                fips.add(new World.FloatingIp(id, router.id(), address, Optional.empty(), List.of(forward(inside))));
            }
        }
    }

    private String inside(World.Net net) {
        List<String> taken = ports.stream().filter(port -> port.net().equals(net.id()))
                .flatMap(port -> port.fixed().stream()).toList();
        return taken.isEmpty() ? address(net) : one(taken);
    }

    private World.Forward forward(String inside) {
        return switch (random.nextInt(3)) {
            case 0 -> new World.Forward("tcp", 2222, 2222, inside, 22, 22);
            case 1 -> new World.Forward("tcp", 2220, 2230, inside, 20, 30);
            default -> new World.Forward("udp", 2220, 2230, inside, 79, 80);
        };
    }

    private List<World.Tunnel> tunnels() {
        return routers.stream()
                .filter(router -> chance(25))
                .flatMap(router -> router.feet().stream().filter(foot -> !foot.gateway() && foot.up()).limit(1)
                        .map(foot -> new World.Tunnel("vpn-" + router.id(), router.id(), foot.net(),
                                chance(50) || translates(router) ? "172.20.0.0/24" : "10.2.0.0/29", chance(90),
                                chance(40))))
                .toList();
    }

    private boolean translates(World.Router router) {
        return fips.stream().anyMatch(fip -> fip.router().equals(router.id()));
    }

    /** Neutron gives no address of a subnet twice; ports and routers share some here, which tells them apart. */
    private boolean isTaken(String address) {
        return Stream.concat(
                ports.stream().flatMap(port -> port.fixed().stream()),
                routers.stream().flatMap(router -> router.feet().stream()).map(World.Foot::address))
                .anyMatch(address::equals);
    }

    private List<World.Balancer> balancers() {
        if (chance(70)) {
            return List.of();
        }
        List<World.Net> v4 = nets.stream().filter(net -> net.cidr().indexOf(':') < 0).toList();
        World.Net net = one(v4);
        World.Net far = one(v4);
        String vip = address(net);
        if (isTaken(vip)) {
            return List.of();
        }
        List<World.Member> members = IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(i -> new World.Member("m" + i, far.id(), chance(80) ? inside(far) : inside(one(v4)),
                        one(PORTS), chance(90), chance(60) ? "po" : chance(70) ? "l7" : "off"))
                .filter(member -> !member.address().equals(vip)) // that stays in the amphora
                .toList();
        return List.of(new World.Balancer(
                "lb", net.id(), vip, chance(90), chance(50), address(far), one(PORTS),
                chance(80) ? "tcp" : "udp", chance(70) ? List.of() : List.of(prefix()), members));
    }
}
