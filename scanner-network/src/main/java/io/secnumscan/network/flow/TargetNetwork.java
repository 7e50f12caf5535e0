package io.secnumscan.network.flow;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.GlobalSpace;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.network.kubernetes.KubernetesNetwork;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Explained;
import io.secnumscan.network.model.Reasons;
import io.secnumscan.network.openstack.OpenStackNetwork;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The network of one target, and what its endpoints belong to. */
public final class TargetNetwork {
    /** What an endpoint of a declared range of addresses is called before its name. */
    static final String DECLARED = "zone/";
    private static final String INTERNET = "internet";

    private final TargetInfo target;
    private final Zones zones;
    private final Bounds bounds;
    private final Reasons reasons;
    private final Workloads workloads;

    private TargetNetwork(TargetInfo target, Zones zones, Explained network, Workloads workloads) {
        this.target = target;
        this.zones = zones;
        this.bounds = network.bounds();
        this.reasons = network.reasons();
        this.workloads = workloads;
    }

    /** The same, with what runs its endpoints. */
    public TargetNetwork withWorkloads(SnapshotView snapshot) {
        return new TargetNetwork(target, zones, new Explained(bounds, reasons), Workloads.read(snapshot, target));
    }

    /** That of a target; empty for a platform whose networks are not known. */
    public static Optional<TargetNetwork> of(SnapshotView snapshot, TargetInfo target, Zones zones) {
        return switch (target.platform()) {
            case "openstack" -> Optional.of(new TargetNetwork(
                    target, zones,
                    OpenStackNetwork.explained(snapshot, target.name(), new PacketSpace(), zones.outside()),
                    new Workloads(target.name())));
            case "kubernetes" -> Optional.of(new TargetNetwork(
                    target, zones,
                    KubernetesNetwork.explained(snapshot, target.name(), outside(zones), new PacketSpace()),
                    new Workloads(target.name())));
            default -> Optional.empty();
        };
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
        return endpoint.id().startsWith(target.name() + "/");
    }

    /** Itself; outside its range of addresses. */
    String endpoint(Endpoint endpoint) {
        return isInside(endpoint) ? endpoint.id() : OutsideRanges.text(endpoint.id());
    }

    /** What runs it; itself where nothing runs several. */
    String workload(Endpoint endpoint) {
        return workloads.of(endpoint(endpoint));
    }

    /** {@code project/4f0a…} or {@code namespace/default}; what lies outside by its own name. */
    public String owner(Endpoint endpoint) {
        String id = endpoint.id();
        if (!isInside(endpoint)) {
            return outside(id);
        }
        String[] parts = id.substring(target.name().length() + 1).split("/", -1);
        return target.platform().equals("openstack") ? "project/" + parts[1] : "namespace/" + parts[0];
    }

    /** The zone of what it belongs to. */
    public String zone(Endpoint endpoint) {
        String owner = owner(endpoint);
        boolean place = owner.startsWith("project/") || owner.startsWith("namespace/");
        return place ? zones.of(target.name(), owner) : owner;
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
