package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.kubernetes.policy.AddressPackets;
import io.secnumscan.network.kubernetes.read.Addresses;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.read.Node;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.read.PodPort;
import io.secnumscan.network.kubernetes.read.Protocols;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a cluster publishes: ports of Services on nodes, addresses of load balancers and external addresses, and ports of nodes
 * that pods ask for.
 *
 * @see <a href="https://kubernetes.io/docs/reference/networking/virtual-ips/">Virtual IPs and service proxies</a>
 */
final class PublicationReader {
    static final String SERVICES = "kubernetes.core.service";
    static final String SLICES = "kubernetes.discovery.endpoint-slice";

    private final Cluster cluster;
    private final PacketSpace space;
    private final AddressPackets addresses;
    private final Backends backends;
    private final List<Publication> all = new ArrayList<>();
    private final List<ServedPort> served = new ArrayList<>();
    private final List<AddressSet> own = new ArrayList<>();

    private PublicationReader(Cluster cluster, PacketSpace space, AddressPackets addresses) {
        this.cluster = cluster;
        this.space = space;
        this.addresses = addresses;
        backends = new Backends(cluster);
    }

    /** Everything that is published, and every port of a Service, published or not. */
    static PublicationReader reader(
            SnapshotView snapshot, Cluster cluster, PacketSpace space, AddressPackets addresses) {
        PublicationReader reader = new PublicationReader(cluster, space, addresses);
        snapshot.resources(cluster.target(), SLICES, reader.backends::slice);
        snapshot.resources(cluster.target(), SERVICES, reader::service);
        cluster.pods().forEach(reader::hostPorts);
        return reader;
    }

    List<Publication> all() {
        return all;
    }

    List<ServedPort> served() {
        return served;
    }

    /** The addresses that Services have inside the cluster. */
    AddressSet clusterAddresses() {
        return Addresses.union(own);
    }

    private void service(Resource resource) {
        JsonNode spec = resource.attributes().path("spec");
        String name = resource.attributes().at("/metadata/namespace").asText() + "/" + resource.name();
        own.add(texts(spec.path("clusterIPs")));
        Addresses.parse(spec.path("clusterIP").asText("")).ifPresent(own::add);
        boolean keeps = spec.path("externalTrafficPolicy").asText("").equals("Local");
        AddressSet external = texts(spec.path("externalIPs"));
        List<AddressSet> balancers = new ArrayList<>();
        for (JsonNode ingress : resource.attributes().at("/status/loadBalancer/ingress")) {
            Addresses.parse(ingress.path("ip").asText("")).ifPresent(balancers::add);
        }
        PacketSet allowed = spec.path("loadBalancerSourceRanges").isEmpty()
                ? space.all()
                : addresses.from(texts(spec.path("loadBalancerSourceRanges")));
        for (JsonNode port : spec.path("ports")) {
            int protocol = Protocols.number(port.path("protocol").asText("TCP")).orElse(0);
            List<Publication.Backend> all = backends.everywhere(name, port.path("name").asText(""));
            if (protocol == 0 || all.isEmpty()) {
                continue;
            }
            served.add(new ServedPort(name, protocol, port.path("port").asInt(), all));
            PacketSet ofService = port(protocol, port.path("port").asInt());
            PacketSet ofNode = port.path("nodePort").asInt(0) == 0
                    ? space.none()
                    : port(protocol, port.path("nodePort").asInt());
            PacketSet outer = addresses.to(external).and(ofService);
            PacketSet balanced = addresses.to(Addresses.union(balancers)).and(allowed).and(ofService);
            PacketSet led = outer.or(balanced).or(addresses.to(cluster.nodeAddresses()).and(ofNode));
            String id = cluster.target() + "/" + name.replace("/", "/Service/");
            if (keeps) {
                String of = port.path("name").asText("");
                add(new Publication(id, led.and(within()), all, false));
                local(id, led.minus(within()), balanced, backends.onTheirs(name, of),
                        node -> backends.on(node, name, of));
            } else {
                add(new Publication(id, led, all, false));
            }
        }
    }

    /**
     * A Service whose nodes lead what comes from beyond the cluster to their own pods alone. A balancer chooses nodes that have
     * some; to which node other addresses lead is not known.
     *
     * @param theirs what some node leads to
     * @param on what a node leads to
     */
    private void local(
            String id, PacketSet beyond, PacketSet balanced, List<Publication.Backend> theirs,
            Function<String, List<Publication.Backend>> on) {
        PacketSet nodes = addresses.to(cluster.nodeAddresses());
        for (Node node : cluster.nodes().values()) {
            add(new Publication(id, beyond.and(addresses.to(node.addresses())), on.apply(node.name()), true));
        }
        add(new Publication(id, beyond.and(balanced).minus(nodes), theirs, true));
        boolean lone = cluster.nodes().size() == 1;
        add(new Publication(
                id, beyond.minus(balanced).minus(nodes),
                lone ? theirs : theirs.stream().map(Publication.Backend::unsure).toList(), true));
    }

    private PacketSet within() {
        return addresses.from(cluster.podAddresses().union(cluster.nodeAddresses()));
    }

    private void add(Publication publication) {
        if (!publication.of().isEmpty()) {
            all.add(publication);
        }
    }

    private static AddressSet texts(JsonNode list) {
        List<AddressSet> read = new ArrayList<>();
        list.forEach(one -> Addresses.parse(one.asText().strip()).ifPresent(read::add));
        return Addresses.union(read);
    }

    private PacketSet port(int protocol, int number) {
        return space.of(Match.ANY.with(Field.PROTOCOL, Interval.of(protocol))
                .with(Field.DESTINATION_PORT, Interval.of(number)));
    }

    /**
     * Ports that plug-ins lead from the pod's own node to the pod, from whoever sends. A pod of another node may come in that
     * one's name.
     */
    private void hostPorts(Pod pod) {
        Node node = cluster.nodes().get(pod.node());
        if (pod.hostNetwork() || node == null || !pod.addressed()) {
            return;
        }
        for (PodPort port : pod.ports()) {
            if (port.hostPort() > 0) {
                AddressSet at = node.addresses().intersect(port.hostAddresses());
                PacketSet of = addresses.to(at).and(port(port.protocol(), port.hostPort()));
                List<Publication.Backend> own = Backends.of(pod.addresses(), port.number());
                add(new Publication(pod.id(), of.and(within()), own, false));
                add(new Publication(pod.id(), of.minus(within()), own, true));
            }
        }
    }
}
