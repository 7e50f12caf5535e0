package io.secnumscan.network.flow;

import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.joined.Hosted;
import io.secnumscan.network.model.Explained;
import io.secnumscan.network.openstack.OpenStackNetwork;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The networks of several targets. A cluster whose nodes are servers of a cloud among them is of one network with that cloud; where
 * it can't be, since something of its nodes was not seen, it has one of its own, which says so.
 */
public final class Networks {
    private final List<Part> parts;
    private final Set<String> hosted = new HashSet<>();
    private final SortedMap<String, List<Text>> obstacles = new TreeMap<>();

    /** A target and where it was read. */
    public record Part(SnapshotView snapshot, TargetInfo target, Zones zones) {}

    private Networks(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Those of targets whose networks are understood, in their order; a cluster's with its cloud's. */
    public static List<TargetNetwork> of(List<Part> parts) {
        return new Networks(parts).all();
    }

    private List<TargetNetwork> all() {
        List<TargetNetwork> joined = new ArrayList<>();
        Set<String> clouds = new HashSet<>();
        for (Part cloud : parts) {
            if (cloud.target().platform().equals("openstack")) {
                PacketSpace space = new PacketSpace();
                SortedMap<String, Hosted> clusters = clusters(cloud, space);
                if (!clusters.isEmpty()) {
                    Explained network = OpenStackNetwork.explained(
                            cloud.snapshot(), cloud.target().name(), space, cloud.zones().outside());
                    joined.add(TargetNetwork.joined(cloud, network, clusters, parts));
                    clouds.add(cloud.target().name());
                }
            }
        }
        List<TargetNetwork> all = new ArrayList<>(joined);
        for (Part part : parts) {
            String name = part.target().name();
            if (!clouds.contains(name) && !hosted.contains(name)) {
                TargetNetwork.of(part.snapshot(), part.target(), part.zones())
                        .map(network -> network.doubting(obstacles.getOrDefault(name, List.of())))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /** The clusters that stand on a cloud. */
    private SortedMap<String, Hosted> clusters(Part cloud, PacketSpace space) {
        SortedMap<String, Hosted> clusters = new TreeMap<>();
        for (Part part : parts) {
            String name = part.target().name();
            if (part.target().platform().equals("kubernetes") && !hosted.contains(name)) {
                Optional<Hosted> on = Hosted.on(
                        cloud.snapshot(), cloud.target().name(), part.snapshot(), name, part.zones().keepers(name),
                        space);
                on.ifPresent(found -> {
                    if (found.obstacle().isEmpty()) {
                        clusters.put(name, found);
                        hosted.add(name);
                    } else {
                        found.obstacle().ifPresent(why -> obstacles.put(name, List.of(apart(name, cloud, why))));
                    }
                });
            }
        }
        return clusters;
    }

    private static Text apart(String cluster, Part cloud, Text why) {
        return new Text(
                "what passes between " + cluster + " and " + cloud.target().name() + " is not told: ",
                "ce qui passe entre " + cluster + " et " + cloud.target().name() + " n'est pas dit : ").and(why);
    }
}
