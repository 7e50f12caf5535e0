package io.secnumscan.network.kubernetes;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.kubernetes.policy.AddressPackets;
import io.secnumscan.network.kubernetes.read.Addresses;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.read.Node;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Leads packets for what is published to the pods behind it. Each way that a packet may be balanced is a router of its own,
 * which all take it.
 *
 * <p>Where the source is not kept, the node that a packet comes to may put its own address in its place before it hands it
 * to another: policies of pods then see a node. Whether one does depends on where the pod is and on the engine. So packets
 * surely arrive only where policies let them pass from whoever sent them and from every node, and may arrive where they pass
 * from one of them.
 *
 * @see <a href="https://kubernetes.io/docs/tutorials/services/source-ip/">Using source IP</a>
 */
final class ServiceProxy {
    /** Nobody's addresses. */
    private static final AddressSet SINK = AddressSet.of("0.0.0.0", "::");

    private final Cluster cluster;
    private final PacketSpace space;
    private final AddressPackets addresses;
    private final Turns turns;
    private final String inside;
    private final String outside;
    private final String delivery;

    ServiceProxy(
            Cluster cluster, PacketSpace space, AddressPackets addresses, List<Publication> publications,
            String inside, String outside) {
        this.cluster = cluster;
        this.space = space;
        this.addresses = addresses;
        this.inside = inside;
        this.outside = outside;
        this.delivery = cluster.target() + "/delivery";
        turns = new Turns(publications, space, addresses);
    }

    /** Packets that are led elsewhere, and so are for nobody who has their destination. */
    PacketSet taken() {
        return turns.taken();
    }

    /**
     * Packets for what is published that are among some others once they are led on: where a node does that for its own pods,
     * policies see only what becomes of them.
     */
    PacketSet ledInto(PacketSet these) {
        return turns.ledInto(these);
    }

    /** @param pods as the certain network has them */
    List<Router> certain(List<Endpoint> pods) {
        List<Router> routers = new ArrayList<>();
        PacketSet anyway = space.none();
        for (Endpoint pod : pods) {
            anyway = anyway.or(fromEveryNode(pod));
        }
        for (boolean keeps : new boolean[]{true, false}) {
            for (int way = 0; way < turns.ways(keeps); way++) {
                routers.add(proxy(keeps, way, inside, keeps ? space.all() : anyway, space.none()));
            }
        }
        return routers;
    }

    /** What a pod takes whichever node's address the packet has. */
    private PacketSet fromEveryNode(Endpoint pod) {
        PacketSet all = pod.address();
        for (Node node : cluster.nodes().values()) {
            for (Family family : Family.values()) {
                PacketSet of = addresses.to(AddressSet.all(family));
                for (Ranges.Range range : first(node, family)) {
                    PacketSet from = addresses.from(only(family, range)).and(pod.accepts()).and(of);
                    PacketSet whoever = from.replaced(Field.SOURCE, every(family));
                    all = all.minus(of.minus(whoever));
                }
            }
        }
        return all;
    }

    private static Interval every(Family family) {
        return new Interval(Unsigned128.ZERO, family.last());
    }

    private static AddressSet only(Family family, Ranges.Range range) {
        Ranges ranges = Ranges.of(range.first(), range.last());
        return family == Family.V4 ? new AddressSet(ranges, Ranges.NONE) : new AddressSet(Ranges.NONE, ranges);
    }

    /** The address of a family that a node puts in place of others. */
    private static List<Ranges.Range> first(Node node, Family family) {
        return node.listed().stream()
                .flatMap(one -> one.ranges(family).list().stream())
                .limit(1)
                .toList();
    }

    List<Router> possible() {
        List<Router> routers = new ArrayList<>();
        for (boolean keeps : new boolean[]{true, false}) {
            for (int way = 0; way < turns.ways(keeps); way++) {
                routers.add(proxy(keeps, way, keeps ? inside : delivery, space.all(), turns.taken()));
            }
        }
        if (turns.ways(false) > 0) {
            routers.add(deliverer(cluster.target() + "//delivery", space.all(), List.of()));
            cluster.nodes().values().forEach(node -> routers.add(masquerade(node)));
        }
        return routers;
    }

    /** A pod on the node itself sees who sent. */
    private Router masquerade(Node node) {
        List<AddressSet> own = new ArrayList<>();
        for (Pod pod : cluster.pods()) {
            if (pod.node().equals(node.name())) {
                own.add(pod.addresses());
            }
        }
        List<Translation> sources = new ArrayList<>();
        for (Family family : Family.values()) {
            for (Ranges.Range range : first(node, family)) {
                PacketSet of = addresses.to(AddressSet.all(family));
                Interval to = new Interval(range.first(), range.last());
                sources.add(new Translation(node.id(), of, Map.of(Field.SOURCE, to)));
            }
        }
        PacketSet others = space.all()
                .minus(addresses.to(Addresses.union(own)));
        return deliverer(node.id() + "/masquerade", others, sources);
    }

    private Router deliverer(String id, PacketSet these, List<Translation> sources) {
        Interface in = new Interface(id + "/in", delivery, these, space.all(), space.all());
        Interface out = new Interface(id + "/out", inside, space.none(), space.none(), space.all());
        Route route = new Route(id, space.all(), out.id(), new NextHop.Destination(), sources);
        return new Router(id, List.of(in, out), List.of(), space.none(), List.of(route));
    }

    /** What is not published is nothing that a proxy hands on, though whoever is on its segment may hand it to it. */
    private List<Translation> sink(PacketSet taken) {
        List<Translation> sink = new ArrayList<>();
        for (Family family : Family.values()) {
            PacketSet of = addresses.to(AddressSet.all(family)).minus(taken);
            sink.add(new Translation(
                    cluster.target() + "//proxy", of, Map.of(Field.DESTINATION, Interval.of(0))));
        }
        return sink;
    }

    private Router proxy(boolean keeps, int way, String to, PacketSet passing, PacketSet fromInside) {
        boolean surely = fromInside.isEmpty();
        List<Translation> translations = new ArrayList<>();
        PacketSet here = space.none();
        for (Turns.Led led : turns.led(keeps, way, surely)) {
            translations.add(new Translation(led.id(), led.of(), Turns.translation(led.to())));
            here = here.or(led.of());
        }
        translations.addAll(sink(here));
        String id = cluster.target() + "//proxy/" + (keeps ? "local-" : "") + way;
        Interface out = new Interface(id + "/outside", outside, here, space.all(), space.all());
        Interface in = new Interface(id + "/cluster", inside, fromInside.and(here),
                surely ? space.none() : space.all(), passing);
        Interface on = to.equals(inside) ? in
                : new Interface(
                        id + "/delivery", to, space.none(), space.all(), space.all());
        List<Interface> feet = on.equals(in) ? List.of(out, in) : List.of(out, in, on);
        Route route = new Route(id, space.all(), on.id(), new NextHop.Destination(), List.of());
        return new Router(id, feet, translations, addresses.to(SINK), List.of(route));
    }
}
