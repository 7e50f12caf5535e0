package io.secnumscan.network.flow;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.GlobalSpace;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.joined.Hosted;
import io.secnumscan.network.joined.JoinedNetwork;
import io.secnumscan.network.kubernetes.KubernetesNetwork;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Explained;
import io.secnumscan.network.model.Reasons;
import io.secnumscan.network.openstack.OpenStackNetwork;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The network of a target, or of a cloud with the clusters on its servers, and what its endpoints belong to. */
public final class TargetNetwork {
    /** What an endpoint of a declared range of addresses is called before its name. */
    static final String DECLARED = "zone/";
    private static final String INTERNET = "internet";

    private final List<Part> parts;
    private final Bounds bounds;
    private final Reasons reasons;

    /** A target of it. */
    private record Part(TargetInfo target, Zones zones, Workloads workloads) {
        Part(TargetInfo target, Zones zones) {
            this(target, zones, new Workloads(target.name()));
        }

        boolean has(String id) {
            return id.startsWith(target.name() + "/");
        }

        /** {@code project/4f0a…} or {@code namespace/default}. */
        String owner(String id) {
            String[] parts = id.substring(target.name().length() + 1).split("/", -1);
            return target.platform().equals("openstack") ? "project/" + parts[1] : "namespace/" + parts[0];
        }
    }

    private TargetNetwork(List<Part> parts, Explained network) {
        this.parts = List.copyOf(parts);
        this.bounds = network.bounds();
        this.reasons = network.reasons();
    }

    /** The same, with what runs the endpoints of those of its targets that are in a snapshot. */
    public TargetNetwork withWorkloads(SnapshotView snapshot) {
        return new TargetNetwork(
                parts.stream()
                        .map(part -> snapshot.targets().contains(part.target())
                                ? new Part(part.target(), part.zones(), Workloads.read(snapshot, part.target()))
                                : part)
                        .toList(),
                new Explained(bounds, reasons));
    }

    /** The same where something more is not known. */
    TargetNetwork doubting(List<Text> more) {
        List<Text> doubts = Stream.concat(bounds.doubts().stream(), more.stream()).toList();
        return new TargetNetwork(
                parts, new Explained(new Bounds(bounds.certain(), bounds.possible(), doubts), reasons));
    }

    /** That of a target; empty for a platform whose networks are not known. */
    public static Optional<TargetNetwork> of(SnapshotView snapshot, TargetInfo target, Zones zones) {
        return switch (target.platform()) {
            case "openstack" -> Optional.of(new TargetNetwork(
                    List.of(new Part(target, zones)),
                    OpenStackNetwork.explained(snapshot, target.name(), new PacketSpace(), zones.outside())));
            case "kubernetes" -> Optional.of(new TargetNetwork(
                    List.of(new Part(target, zones)),
                    KubernetesNetwork.explained(
                            snapshot, target.name(), outside(zones), zones.keepers(target.name()),
                            new PacketSpace())));
            default -> Optional.empty();
        };
    }

    /** That of a cloud with the clusters that stand on it, each by its target; all of one space. */
    public static TargetNetwork joined(
            Networks.Part cloud, Explained network, SortedMap<String, Hosted> clusters, List<Networks.Part> targets) {
        List<Part> parts = new ArrayList<>(List.of(new Part(cloud.target(), cloud.zones())));
        targets.stream().filter(one -> clusters.containsKey(one.target().name()))
                .forEach(one -> parts.add(new Part(one.target(), one.zones())));
        return new TargetNetwork(parts, JoinedNetwork.of(network, List.copyOf(clusters.values())));
    }

    /** The internet, but for what is declared. */
    private static SortedMap<String, AddressSet> outside(Zones zones) {
        SortedMap<String, AddressSet> all = new TreeMap<>();
        AddressSet internet = zones.outside().values().stream().reduce(GlobalSpace.ALL, AddressSet::minus);
        zones.outside().forEach((name, addresses) -> all.put(DECLARED + name, addresses));
        all.put(INTERNET, internet);
        return all;
    }

    public Bounds bounds() {
        return bounds;
    }

    /** What names the reasons of filters, and what a packet passes. */
    public Chain chain() {
        return new Chain(reasons);
    }

    /** With an endpoint for each range of addresses outside. */
    Bounds boundsByRange() {
        return OutsideRanges.of(bounds, endpoint -> !isInside(endpoint));
    }

    boolean isInside(Endpoint endpoint) {
        return part(endpoint).isPresent();
    }

    private Optional<Part> part(Endpoint endpoint) {
        return parts.stream().filter(part -> part.has(endpoint.id())).findFirst();
    }

    /** Itself; outside its range of addresses. */
    String endpoint(Endpoint endpoint) {
        return isInside(endpoint) ? endpoint.id() : OutsideRanges.text(endpoint.id());
    }

    /** What runs it; itself where nothing runs several. */
    String workload(Endpoint endpoint) {
        String own = endpoint(endpoint);
        return part(endpoint).map(part -> part.workloads().of(own)).orElse(own);
    }

    /** {@code project/4f0a…} or {@code namespace/default}; what lies outside by its own name. */
    public String owner(Endpoint endpoint) {
        return part(endpoint).map(part -> part.owner(endpoint.id())).orElseGet(() -> outside(endpoint.id()));
    }

    /** The zone of what it belongs to. */
    public String zone(Endpoint endpoint) {
        String owner = owner(endpoint);
        return part(endpoint).map(part -> part.zones().of(part.target().name(), owner)).orElse(owner);
    }

    /** The endpoints that a name stands for: their own, that of what they belong to, or the end of either. */
    public Predicate<Endpoint> at(String name) {
        return endpoint -> List.of(endpoint.id(), owner(endpoint), zone(endpoint)).stream()
                .anyMatch(place -> place.equals(name) || place.endsWith("/" + name));
    }

    /** Whether any endpoint is there. */
    public boolean knows(String name) {
        return bounds.possible().endpoints().stream().anyMatch(at(name));
    }

    private static String outside(String id) {
        if (!id.startsWith(DECLARED)) {
            return id;
        }
        String name = id.substring(DECLARED.length());
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}
