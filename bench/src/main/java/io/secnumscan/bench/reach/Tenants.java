package io.secnumscan.bench.reach;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A cloud whose tenants have each a network, a router to the one external network, ports in two or three groups, and a
 * floating IP that is open to the world on port 22. Addresses of no two tenants are the same, so that nothing is alike by chance.
 *
 * @param count of tenants
 * @param ports of each
 */
record Tenants(int count, int ports) {
    private static final long PRIVATE = 0x0a00_0000L;
    private static final long ROUTERS = 0xc612_0000L;
    private static final long FLOATING = 0xc613_0000L;
    private static final long ADMIN = 0xc000_0200L;
    private static final String EXTERNAL = "external";

    int groups() {
        return 2 * count + count / 2;
    }

    Network network() {
        return new Building(new PacketSpace()).network();
    }

    private final class Building {
        private final PacketSpace space;
        private final PacketSet v4;
        private final List<Endpoint> endpoints = new ArrayList<>();
        private final List<Router> routers = new ArrayList<>();

        private Building(PacketSpace space) {
            this.space = space;
            this.v4 = space.of(Match.ANY.with(Field.FAMILY, Interval.of(4)));
        }

        private Network network() {
            beyond();
            for (int tenant = 0; tenant < count; tenant++) {
                tenant(tenant);
            }
            return new Network(endpoints, routers);
        }

        private PacketSet to(long first, long last) {
            return space.of(Match.ANY.with(Field.FAMILY, Interval.of(4))
                    .with(Field.DESTINATION, Interval.of(first, last)));
        }

        private PacketSet from(long first, long last) {
            return space.of(Match.ANY.with(Field.FAMILY, Interval.of(4)).with(Field.SOURCE, Interval.of(first, last)));
        }

        private PacketSet tcp(long first, long last) {
            return space.of(Match.ANY.with(Field.FAMILY, Interval.of(4)).with(Field.PROTOCOL, Interval.of(6))
                    .with(Field.DESTINATION_PORT, Interval.of(first, last)));
        }

        private PacketSet external() {
            return to(ROUTERS, FLOATING + 0xffff);
        }

        private PacketSet admin() {
            return to(ADMIN, ADMIN + 255);
        }

        private void beyond() {
            PacketSet internet = v4.minus(external()).minus(admin()).minus(to(PRIVATE, PRIVATE + 0xff_ffff));
            PacketSet sources = v4.minus(from(ROUTERS, FLOATING + 0xffff)).minus(from(ADMIN, ADMIN + 255))
                    .minus(from(PRIVATE, PRIVATE + 0xff_ffff));
            endpoints.add(new Endpoint("internet/any", "internet", internet, sources, v4));
            endpoints.add(new Endpoint("admin/any", "admin", admin(), from(ADMIN, ADMIN + 255), tcp(443, 443)));
            routers.add(new Router("upstream",
                    List.of(open("upstream-external", EXTERNAL, to(ROUTERS, ROUTERS)),
                            open("upstream-internet", "internet", space.none()),
                            open("upstream-admin", "admin", space.none())),
                    List.of(), to(ROUTERS, ROUTERS), List.of(
                            route("external", external(), "upstream-external", List.of()),
                            route("admin", admin(), "upstream-admin", List.of()),
                            route("internet", internet, "upstream-internet", List.of()))));
        }

        private Interface open(String id, String segment, PacketSet address) {
            return new Interface(id, segment, address, space.all(), space.all());
        }

        private Route route(String id, PacketSet to, String by, List<Translation> sources) {
            return new Route(id, to, by, new NextHop.Destination(), sources);
        }

        private void tenant(int tenant) {
            String name = "tenant-" + tenant;
            long subnet = PRIVATE + 256L * tenant;
            long own = ROUTERS + 2 + tenant;
            long floating = FLOATING + tenant;
            long server = subnet + 2;
            PacketSet inside = to(subnet, subnet + 255);
            List<Translation> out = List.of(
                    new Translation(name + "-floating", from(server, server),
                            Map.of(Field.SOURCE, Interval.of(floating))),
                    new Translation(name + "-gateway", from(subnet, subnet + 255),
                            Map.of(Field.SOURCE, Interval.of(own))));
            routers.add(new Router(name + "-router",
                    List.of(open(name + "-inside", name, to(subnet + 1, subnet + 1)),
                            open(name + "-outside", EXTERNAL, to(own, own).or(to(floating, floating)))),
                    List.of(new Translation(name + "-floating", to(floating, floating),
                            Map.of(Field.DESTINATION, Interval.of(server)))),
                    to(own, own).or(to(subnet + 1, subnet + 1)), List.of(
                            route(name + "-subnet", inside, name + "-inside", List.of()),
                            route("external", external(), name + "-outside", out),
                            new Route(name + "-default", v4.minus(inside).minus(external()), name + "-outside",
                                    new NextHop.Gateway(to(ROUTERS, ROUTERS)), out))));
            ports(tenant, name, subnet);
        }

        private void ports(int tenant, String name, long subnet) {
            PacketSet members = from(subnet + 2, subnet + 1 + ports / 2);
            PacketSet ssh = tcp(22, 22).or(members);
            PacketSet application = tcp(8_000 + tenant % 500, 8_000 + tenant % 500).and(from(subnet, subnet + 255));
            PacketSet few = tcp(443, 443).or(tcp(53, 53));
            for (int port = 0; port < ports; port++) {
                long address = subnet + 2 + port;
                PacketSet accepts = port < ports / 2 ? ssh : tenant % 2 == 0 ? application : application.or(members);
                PacketSet sends = from(address, address);
                endpoints.add(new Endpoint(name + "/" + port, name, to(address, address),
                        port % 3 == 2 ? sends.and(few) : sends, accepts));
            }
        }
    }
}
