package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Ranges;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final Map<String, List<JsonNode>> slices = new HashMap<>();
    private final List<Publication> all = new ArrayList<>();
    private final List<ServedPort> served = new ArrayList<>();
    private final List<AddressSet> own = new ArrayList<>();

    private PublicationReader(Cluster cluster, PacketSpace space, AddressPackets addresses) {
        this.cluster = cluster;
        this.space = space;
        this.addresses = addresses;
    }

    static List<Publication> read(
            SnapshotView snapshot, Cluster cluster, PacketSpace space, AddressPackets addresses) {
        return reader(snapshot, cluster, space, addresses).all;
    }

    /** Everything that is published, and every port of a Service, published or not. */
    static PublicationReader reader(
            SnapshotView snapshot, Cluster cluster, PacketSpace space, AddressPackets addresses) {
        PublicationReader reader = new PublicationReader(cluster, space, addresses);
        snapshot.resources(cluster.target(), SLICES, reader::slice);
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

    private void slice(Resource resource) {
        JsonNode metadata = resource.attributes().path("metadata");
        String service = metadata.path("labels").path("kubernetes.io/service-name").asText("");
        slices.computeIfAbsent(metadata.path("namespace").asText() + "/" + service, name -> new ArrayList<>())
                .add(resource.attributes());
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
            List<Publication.Backend> backends = backends(name, port.path("name").asText(""));
            if (protocol == 0 || backends.isEmpty()) {
                continue;
            }
            served.add(new ServedPort(name, protocol, port.path("port").asInt(), backends));
            String id = cluster.target() + "/" + name.replace("/", "/Service/");
            PacketSet outer = addresses.to(external).and(port(protocol, port.path("port").asInt()));
            PacketSet balanced = addresses.to(Addresses.union(balancers)).and(allowed)
                    .and(port(protocol, port.path("port").asInt()));
            PacketSet nodes = port.path("nodePort").asInt(0) == 0
                    ? space.none()
                    : addresses.to(cluster.nodeAddresses()).and(port(protocol, port.path("nodePort").asInt()));
            add(new Publication(id, outer.or(balanced).or(nodes), backends, keeps));
        }
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

    /** Whether an endpoint is ready is true unless it says otherwise. */
    private List<Publication.Backend> backends(String service, String portName) {
        List<Publication.Backend> backends = new ArrayList<>();
        for (JsonNode slice : slices.getOrDefault(service, List.of())) {
            for (JsonNode port : slice.path("ports")) {
                if (port.path("name").asText("").equals(portName)) {
                    for (JsonNode endpoint : slice.path("endpoints")) {
                        if (endpoint.at("/conditions/ready").asBoolean(true)) {
                            endpoint.path("addresses").forEach(address -> Addresses.parse(address.asText())
                                    .ifPresent(one -> backends.addAll(backends(one, port.path("port").asInt()))));
                        }
                    }
                }
            }
        }
        return backends;
    }

    private static List<Publication.Backend> backends(AddressSet set, int port) {
        List<Publication.Backend> backends = new ArrayList<>();
        for (Family family : Family.values()) {
            for (Ranges.Range range : set.ranges(family).list()) {
                backends.add(new Publication.Backend(family, range.first(), port));
            }
        }
        return backends;
    }

    /** Ports that plug-ins lead from the pod's own node to the pod, from whoever sends. */
    private void hostPorts(Pod pod) {
        Node node = cluster.nodes().get(pod.node());
        if (pod.hostNetwork() || node == null || !pod.addressed()) {
            return;
        }
        for (PodPort port : pod.ports()) {
            if (port.hostPort() > 0) {
                AddressSet at = node.addresses().intersect(port.hostAddresses());
                PacketSet of = addresses.to(at).and(port(port.protocol(), port.hostPort()));
                add(new Publication(pod.id(), of, backends(pod.addresses(), port.number()), true));
            }
        }
    }
}
