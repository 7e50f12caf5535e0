package io.secnumscan.network.kubernetes;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.kubernetes.engine.Agents;
import io.secnumscan.network.kubernetes.engine.Keepers;
import io.secnumscan.network.kubernetes.policy.AddressPackets;
import io.secnumscan.network.kubernetes.policy.Kind;
import io.secnumscan.network.kubernetes.policy.Verdict;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.kubernetes.read.Node;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Explained;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.Reason;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A cluster's network. Pods and nodes are on one segment, since every pod reaches every other without translation; what a
 * pod sends and takes is what policies let pass. A pod on the host's network is at its node's address, and no policy is about
 * it. A node's own packets always get to its pods, as kubelet's probes must.
 *
 * <p>Policies are applied to the addresses of pods, after the cluster's service addresses are translated: those add no way
 * from pod to pod. Pods send from their own addresses only.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/networking/">Cluster networking</a>
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network Policies</a>
 */
public final class KubernetesNetwork {
    private static final String API = "default/kubernetes";

    private final PacketSpace space;
    private final AddressPackets addresses;
    private final SnapshotView snapshot;
    private final String target;
    private final ClusterFilters filters;
    private final Cluster cluster;
    private final Surroundings surroundings;
    private final PublicationReader services;
    private final Predicate<String> published;

    private KubernetesNetwork(
            SnapshotView snapshot, String target, SortedMap<String, AddressSet> outside, Keepers keepers,
            PacketSpace space, Predicate<String> published) {
        this.published = published;
        this.space = space;
        this.snapshot = snapshot;
        this.target = target;
        filters = ClusterFilters.read(snapshot, target, keepers, space);
        addresses = filters.addresses();
        cluster = filters.cluster();
        surroundings = new Surroundings(cluster, outside, space, addresses);
        services = PublicationReader.reader(snapshot, cluster, space, addresses);
    }

    /**
     * Converts a target of a snapshot.
     *
     * @param outside what is beyond the cluster, by the id that its endpoint is to have: the internet, networks of the
     *     administration
     * @param keepers whose namespaces are
     */
    public static Bounds convert(
            SnapshotView snapshot, String target, SortedMap<String, AddressSet> outside, Keepers keepers,
            PacketSpace space) {
        return new KubernetesNetwork(snapshot, target, outside, keepers, space, any -> true).bounds();
    }

    /**
     * Converts it together with what names its filters' reasons.
     *
     * @param outside what is beyond the cluster, by the id that its endpoint is to have
     * @param keepers whose namespaces are
     */
    public static Explained explained(
            SnapshotView snapshot, String target, SortedMap<String, AddressSet> outside, Keepers keepers,
            PacketSpace space) {
        return new KubernetesNetwork(snapshot, target, outside, keepers, space, any -> true).explained();
    }

    /**
     * Reads it to be joined with the cloud below, which knows what lies outside.
     *
     * @param keepers whose namespaces are
     * @param published whether a Service, {@code namespace/name}, counts as published
     */
    public static KubernetesNetwork read(
            SnapshotView snapshot, String target, Keepers keepers, PacketSpace space, Predicate<String> published) {
        return new KubernetesNetwork(snapshot, target, new TreeMap<>(), keepers, space, published);
    }

    /** Itself and what names its filters' reasons. */
    public Explained explained() {
        Map<String, Pod> pods = new HashMap<>();
        cluster.pods().forEach(pod -> pods.put(pod.id(), pod));
        return new Explained(bounds(), (id, incoming, packet) -> Optional.ofNullable(pods.get(id))
                .map(pod -> filters.why(target, pod, incoming, packet))
                .orElse(Reason.OPEN));
    }

    public Cluster cluster() {
        return cluster;
    }

    /** Whether the Service that every cluster has, the API server's, is among those that were read, with what stands behind. */
    public boolean knowsServices() {
        return services.served().stream().anyMatch(port -> port.service().equals(API));
    }

    public PacketSpace space() {
        return space;
    }

    public AddressPackets addresses() {
        return addresses;
    }

    /** The segment where what is beyond the cluster is, and where what it publishes is taken. */
    public String beyond() {
        return surroundings.beyond();
    }

    /** What nodes hand on of what pods send: it is for nobody in the cluster, for all that was read. */
    public PacketSet outward() {
        return surroundings.away();
    }

    /** The same without what a service's address may lead back: nothing, where not all services were read. */
    public PacketSet surelyOutward() {
        boolean all = ClusterReader.doubts(
                snapshot, target, List.of(PublicationReader.SERVICES, PublicationReader.SLICES)).isEmpty();
        PacketSet led = space.union(services.all().stream().map(Publication::of).toList())
                .or(addresses.to(services.clusterAddresses()));
        return all ? outward().minus(led) : space.none();
    }

    /** What of a snapshot it reads. */
    public static Set<String> types() {
        Set<String> types = new TreeSet<>(ClusterServices.TYPES);
        types.addAll(Set.of(
                ClusterReader.PODS, ClusterReader.NODES, ClusterReader.NAMESPACES, Agents.CONFIG_MAPS,
                Agents.NODE_CONFIGS));
        Stream.of(Kind.values()).map(Kind::type).forEach(types::add);
        return types;
    }

    private Bounds bounds() {
        List<Publication> publications = services.all().stream()
                .filter(one -> one.service().filter(published.negate()).isEmpty())
                .toList();
        ServiceProxy proxy = new ServiceProxy(
                cluster, space, addresses, publications, Surroundings.segment(target), surroundings.beyond());
        List<Endpoint> certain = new ArrayList<>();
        List<Endpoint> perhaps = new ArrayList<>();
        for (Pod pod : cluster.pods()) {
            Verdict sends = filters.sends(pod);
            Verdict accepts = filters.accepts(pod);
            PacketSet own = addresses.from(pod.addresses());
            PacketSet here = addresses.to(pod.addresses());
            PacketSet may = sends.possible().or(proxy.ledInto(sends.possible()));
            certain.add(endpoint(pod.id(), here, sends.certain().and(own), accepts.certain()));
            perhaps.add(endpoint(pod.id(), here, may.and(own), accepts.possible()));
        }
        for (Node node : cluster.nodes().values()) {
            Endpoint endpoint = endpoint(
                    node.id(), addresses.to(node.addresses()), addresses.from(node.addresses()), space.all());
            certain.add(endpoint);
            perhaps.add(endpoint);
        }
        List<Router> surely = new ArrayList<>(proxy.certain(published(certain, publications)));
        List<Router> maybe = new ArrayList<>(proxy.possible());
        surely.add(surroundings.uplink(false, proxy.taken()));
        maybe.add(surroundings.uplink(true, proxy.taken()));
        return new Bounds(
                new Network(without(certain, proxy.taken()), surely),
                new Network(without(perhaps, proxy.taken()), maybe),
                doubts());
    }

    /** Those of them that something published leads to. */
    private List<Endpoint> published(List<Endpoint> endpoints, List<Publication> publications) {
        PacketSet backends = publications.stream()
                .flatMap(publication -> publication.backends().stream())
                .map(backend -> addresses.to(backend.addresses()))
                .reduce(space.none(), PacketSet::or);
        return endpoints.stream().filter(endpoint -> !endpoint.address().and(backends).isEmpty()).toList();
    }

    /** Who has an address gets all that is for it but what is led elsewhere; and what is beyond the cluster besides. */
    private List<Endpoint> without(List<Endpoint> endpoints, PacketSet taken) {
        List<Endpoint> all = new ArrayList<>();
        for (Endpoint one : endpoints) {
            all.add(new Endpoint(one.id(), one.segment(), one.address().minus(taken), one.sends(), one.accepts(),
                    one.given()));
        }
        all.addAll(surroundings.endpoints(taken));
        return all;
    }

    private Endpoint endpoint(String id, PacketSet address, PacketSet sends, PacketSet accepts) {
        return new Endpoint(id, Surroundings.segment(target), address, sends, accepts);
    }

    private List<Text> doubts() {
        List<Text> doubts = filters.doubts();
        doubts.addAll(ClusterReader.doubts(
                snapshot, target, List.of(PublicationReader.SERVICES, PublicationReader.SLICES)));
        return doubts;
    }
}
