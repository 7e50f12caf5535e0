package io.secnumscan.network.joined;

import io.secnumscan.core.text.Text;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Explained;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.Router;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cloud and the clusters whose nodes are servers of it. What lies outside, the cloud's own routers lead to and from; what a
 * cluster knows of its surroundings by itself is left out. All packets are of one space.
 */
public final class JoinedNetwork {
    private final Explained cloud;
    private final List<Part> clusters;

    /** A cluster and its network. */
    private record Part(Hosted hosted, Explained network) {
        Network own(boolean possible) {
            return possible ? network.bounds().possible() : network.bounds().certain();
        }
    }

    private JoinedNetwork(Explained cloud, List<Part> clusters) {
        this.cloud = cloud;
        this.clusters = List.copyOf(clusters);
    }

    /** @param clusters those of them that stand on the cloud, without an obstacle */
    public static Explained of(Explained cloud, List<Hosted> clusters) {
        return new JoinedNetwork(
                cloud, clusters.stream().map(one -> new Part(one, one.cluster().explained())).toList()).explained();
    }

    private Explained explained() {
        List<Text> doubts = new ArrayList<>(cloud.bounds().doubts());
        clusters.forEach(cluster -> doubts.addAll(cluster.network().bounds().doubts()));
        Bounds bounds = new Bounds(
                network(cloud.bounds().certain(), false), network(cloud.bounds().possible(), true), doubts);
        List<HostedReasons> reasons = clusters.stream()
                .map(one -> new HostedReasons(one.hosted(), one.network().reasons(), cloud.reasons()))
                .toList();
        return new Explained(bounds, (id, incoming, packet) -> reasons.stream()
                .filter(one -> one.knows(id))
                .findFirst()
                .map(one -> one.of(id, incoming, packet))
                .orElseGet(() -> cloud.reasons().of(id, incoming, packet)));
    }

    private Network network(Network around, boolean possible) {
        List<Endpoint> endpoints = new ArrayList<>(around.endpoints());
        List<Router> routers = new ArrayList<>(around.routers());
        for (Part cluster : clusters) {
            Network own = cluster.own(possible);
            HostedCluster hosted = new HostedCluster(
                    cluster.hosted().cluster(), own, ports(around, cluster.hosted()), cluster.hosted().servers(),
                    possible);
            String beyond = cluster.hosted().cluster().beyond();
            own.endpoints().stream().filter(one -> !one.segment().equals(beyond)).forEach(endpoints::add);
            endpoints.addAll(hosted.senders());
            routers.addAll(own.routers());
            routers.addAll(hosted.ways());
        }
        return new Network(endpoints, routers);
    }

    private static Map<String, Endpoint> ports(Network around, Hosted cluster) {
        Set<String> ids = cluster.servers().values().stream()
                .flatMap(List::stream)
                .map(ServerPort::endpoint)
                .collect(Collectors.toSet());
        Map<String, Endpoint> ports = new HashMap<>();
        around.endpoints().stream().filter(one -> ids.contains(one.id())).forEach(one -> ports.put(one.id(), one));
        return ports;
    }
}
