package io.secnumscan.network.openstack;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Load balancers of Octavia: the address of each takes what its listeners let in ({@code allowed_cidrs}, empty for everyone:
 * {@code octavia/network/drivers/neutron/allowed_address_pairs.py}, {@code _update_security_group_rules}) and hands it to a
 * member. Any member may be chosen, so there is one router for each of them. The port of the address is administratively down
 * and unbound by design ({@code create_port} there), which stops nothing.
 */
final class LoadBalancers {
    private static final Map<String, Integer> PROTOCOLS = Map.of(
            "TCP", Protocols.TCP, "HTTP", Protocols.TCP, "HTTPS", Protocols.TCP, "TERMINATED_HTTPS", Protocols.TCP,
            "PROMETHEUS", Protocols.TCP, "UDP", Protocols.UDP, "SCTP", Protocols.SCTP);

    /** Keeps the client's address; an amphora sends in its own name. */
    private static final String OVN = "ovn";

    private final Region region;
    private final Sets sets;
    private final Reading reading;
    private final Segments segments;
    private final Map<String, List<Row>> members;

    LoadBalancers(Region region, Sets sets, Reading reading, Segments segments) {
        this.region = region;
        this.sets = sets;
        this.reading = reading;
        this.segments = segments;
        members = Region.grouped(region.all(Type.MEMBER), "pool_id");
    }

    /** Where packets for the address end, whoever serves it then. */
    List<Endpoint> endpoints() {
        return ups(Type.LOAD_BALANCER).flatMap(balancer -> vip(balancer).stream().map(vip -> {
            PacketSet known = listeners(balancer).stream().map(one -> taken(one, vip.addresses()))
                    .reduce(sets.none(), PacketSet::or);
            boolean more = !areListenersRead() && reading.widens(new Text(
                    "not all listeners of load balancers were read",
                    "tous les listeners des répartiteurs de charge n'ont pas été lus"));
            PacketSet taken = more ? sets.to(vip.addresses()) : known;
            return new Endpoint(
                    region.id("load-balancer", balancer), segments.of(vip.network()), sets.to(vip.addresses()),
                    sets.none(), taken);
        })).toList();
    }

    private boolean areListenersRead() {
        return region.isWhole(Type.LISTENER)
                && region.all(Type.LISTENER).stream().allMatch(listener -> listener.given("loadbalancers"));
    }

    List<Router> routers() {
        List<Router> all = new ArrayList<>();
        ups(Type.LOAD_BALANCER).forEach(balancer -> vip(balancer).ifPresent(vip -> {
            for (Row member : members(balancer)) {
                router(balancer, vip, member).ifPresent(all::add);
            }
        }));
        return all;
    }

    private Stream<Row> ups(Type type) {
        return region.all(type).stream().filter(this::isUp);
    }

    private boolean isUp(Row row) {
        return reading.isUp(row, "load balancing", "répartition de charge");
    }

    /** The address, and additional ones of the same network. */
    private record Vip(String network, List<Prefix> listed, Optional<Row> subnet) {
        AddressSet addresses() {
            return Row.union(listed);
        }
    }

    private Optional<Vip> vip(Row balancer) {
        Optional<Row> subnet = region.one(Type.SUBNET, balancer.text("vip_subnet_id"));
        Optional<String> network = balancer.text("vip_network_id")
                .or(() -> subnet.flatMap(row -> row.text("network_id")));
        Stream<Prefix> more = balancer.rows("additional_vips").stream()
                .map(one -> one.prefix("ip_address")).flatMap(Optional::stream);
        boolean known = network.isPresent() && balancer.prefix("vip_address").isPresent();
        if (!known && reading.widens(new Text(
                "the address of load balancer " + balancer.id() + " was not read",
                "l'adresse du répartiteur de charge " + balancer.id() + " n'a pas été lue"))) {
            List<Prefix> any =
                    List.of(new Prefix(Family.V4, Unsigned128.ZERO, 0), new Prefix(Family.V6, Unsigned128.ZERO, 0));
            return Optional.of(new Vip(network.orElse("of/" + balancer.id()), any, subnet));
        }
        return network.flatMap(on -> balancer.prefix("vip_address")
                .map(address -> new Vip(on, Stream.concat(Stream.of(address), more).toList(), subnet)));
    }

    private static boolean names(Row row, String list, String id) {
        return row.rows(list).stream().anyMatch(one -> one.id().equals(id));
    }

    private List<Row> listeners(Row balancer) {
        return ups(Type.LISTENER).filter(listener -> names(listener, "loadbalancers", balancer.id())).toList();
    }

    /** Pools that a listener may send to: its own, and those that policies of layer 7 redirect to. */
    private Set<String> pools(Row listener) {
        Stream<String> redirected = ups(Type.L7_POLICY)
                .filter(policy -> policy.text("listener_id").equals(Optional.of(listener.id())))
                .map(policy -> policy.text("redirect_pool_id")).flatMap(Optional::stream);
        return Stream.concat(listener.text("default_pool_id").stream(), redirected).collect(Collectors.toSet());
    }

    private List<Row> members(Row balancer) {
        return listeners(balancer).stream()
                .flatMap(listener -> pools(listener).stream())
                .distinct().sorted()
                .filter(pool -> region.one(Type.POOL, pool).filter(this::isUp).isPresent())
                .flatMap(pool -> members.getOrDefault(pool, List.of()).stream())
                .filter(this::isUp)
                .filter(member -> !member.number("weight").equals(Optional.of(0)))
                .toList();
    }

    private PacketSet taken(Row listener, AddressSet vip) {
        Optional<Integer> protocol = listener.text("protocol").map(PROTOCOLS::get);
        Optional<Integer> port = listener.number("protocol_port");
        boolean everyone = listener.has("allowed_cidrs") && listener.texts("allowed_cidrs").isEmpty();
        Optional<AddressSet> allowed =
                everyone ? Optional.of(AddressSet.ALL) : listener.everyAddress("allowed_cidrs");
        boolean read = protocol.isPresent() && port.isPresent() && allowed.isPresent();
        if (!read && !reading.widens(new Text(
                "not all of listener " + listener.id() + " was read or understood",
                "tout du listener " + listener.id() + " n'a pas été lu ou compris"))) {
            return sets.none();
        }
        AddressSet from = allowed.orElse(AddressSet.ALL);
        Match match = Match.ANY;
        match = protocol.isPresent() ? match.with(Field.PROTOCOL, Interval.of(protocol.get())) : match;
        match = port.isPresent() ? match.with(Field.DESTINATION_PORT, Interval.of(port.get())) : match;
        return sets.of(match).and(sets.from(from)).and(sets.to(vip));
    }

    private Optional<Router> router(Row balancer, Vip vip, Row member) {
        Optional<Prefix> address = member.prefix("address");
        Optional<Integer> port = member.number("protocol_port");
        if (address.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        String id = region.id("load-balancer", balancer) + "/member/" + member.id();
        Optional<Prefix> same = vip.listed().stream()
                .filter(one -> one.family() == address.get().family()).findFirst();
        if (same.isEmpty()) {
            return Optional.empty();
        }
        List<Translation> translations = new ArrayList<>();
        listeners(balancer).stream()
                .filter(listener -> pools(listener).contains(member.text("pool_id").orElse("")))
                .map(listener -> new Translation(
                        region.id("listener", listener),
                        taken(listener, vip.addresses()).and(sets.of(address.get().family())),
                        Map.of(Field.DESTINATION, Sets.only(address.get()), Field.DESTINATION_PORT,
                                Interval.of(port.get()))))
                .forEach(translations::add);
        // What no listener takes goes nowhere: it is no router.
        translations.add(new Translation(
                id, sets.of(address.get().family()), Map.of(Field.DESTINATION, Sets.only(same.get()))));
        Optional<Row> subnet = region.one(Type.SUBNET, member.text("subnet_id")).or(vip::subnet);
        Optional<String> network = subnet.flatMap(row -> row.text("network_id"));
        if (subnet.isEmpty() || network.isEmpty()) {
            return Optional.empty();
        }
        Interface front = new Interface(
                id + "/vip", segments.of(vip.network()), sets.to(vip.addresses()), sets.all(), sets.none());
        Interface back = new Interface(id + "/back", segments.of(network.get()), sets.none(), sets.none(), sets.all());
        return sources(balancer, vip, subnet.get()).map(sources -> new Router(
                id, List.of(front, back), translations, sets.to(vip.addresses()),
                hop(subnet.get(), address.get()).stream()
                        .map(hop -> new Route(region.id("member", member), sets.to(address.get()), id + "/back", hop,
                                sources))
                        .toList()));
    }

    private Optional<NextHop> hop(Row subnet, Prefix address) {
        boolean near = subnet.prefix("cidr")
                .filter(cidr -> AddressSet.of(cidr).containsAll(AddressSet.of(address))).isPresent();
        return near ? Optional.of(new NextHop.Destination())
                : subnet.prefix("gateway_ip").map(gateway -> new NextHop.Gateway(sets.to(gateway)));
    }

    /** What members see as the source; empty where that is not known and may be nothing that passes. */
    private Optional<List<Translation>> sources(Row balancer, Vip vip, Row subnet) {
        if (balancer.text("provider").equals(Optional.of(OVN))) {
            return Optional.of(List.of());
        }
        Optional<Prefix> cidr = subnet.prefix("cidr");
        Optional<Prefix> own = region.all(Type.AMPHORA).stream()
                .filter(amphora -> amphora.text("loadbalancer_id").equals(Optional.of(balancer.id())))
                .map(amphora -> amphora.prefix("vrrp_ip")).flatMap(Optional::stream)
                .filter(ip -> cidr.filter(block -> AddressSet.of(block).containsAll(AddressSet.of(ip))).isPresent())
                .findFirst();
        if (own.isEmpty() && !reading.widens(new Text(
                "from which address load balancer " + balancer.id() + " sends to its members is not known",
                "on ne sait pas depuis quelle adresse le répartiteur de charge " + balancer.id()
                        + " envoie à ses membres"))) {
            return Optional.empty();
        }
        return Optional.of(own.or(() -> cidr).stream()
                .map(from -> new Translation(
                        region.id("load-balancer", balancer), sets.of(from.family()),
                        Map.of(Field.SOURCE, Sets.only(from))))
                .toList());
    }
}
