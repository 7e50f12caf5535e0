package io.secnumscan.network.joined;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.kubernetes.KubernetesNetwork;
import io.secnumscan.network.kubernetes.policy.AddressPackets;
import io.secnumscan.network.kubernetes.read.Node;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What joins a cluster with the cloud that its nodes are servers of, under one reading of what is not known.
 *
 * <p>A node takes what its ports accept and leads it to what the cluster publishes there, and to itself. What a pod sends beyond
 * the cluster leaves by the port of its node, with the address of that in place of the pod's ("masquerading"): a port without
 * port security or with pairs for the addresses of pods may let those pass as well, if the plug-in does not masquerade. Which of
 * several ports a node takes depends on its routes, which no API gives.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/ip-masq-agent/">IP Masquerade Agent</a>
 */
final class HostedCluster {
    private final KubernetesNetwork cluster;
    private final Map<String, Endpoint> own = new HashMap<>();
    private final Map<String, Endpoint> ports;
    private final SortedMap<String, List<ServerPort>> servers;
    private final boolean possible;
    private final PacketSpace space;
    private final AddressPackets addresses;
    private final PacketSet beyond;

    /**
     * @param own the cluster's network in this reading
     * @param ports the endpoints that the ports of servers are in the cloud's network in this reading, by id
     * @param servers the ports of each node
     */
    HostedCluster(
            KubernetesNetwork cluster, Network own, Map<String, Endpoint> ports,
            SortedMap<String, List<ServerPort>> servers, boolean possible) {
        this.cluster = cluster;
        own.endpoints().forEach(endpoint -> this.own.put(endpoint.id(), endpoint));
        this.ports = Map.copyOf(ports);
        this.servers = servers;
        this.possible = possible;
        this.space = cluster.space();
        this.addresses = cluster.addresses();
        this.beyond = possible ? cluster.outward() : cluster.surelyOutward();
    }

    /** A router for each node that is up. */
    List<Router> ways() {
        List<Router> ways = new ArrayList<>();
        for (Node node : cluster.cluster().nodes().values()) {
            List<Interface> feet = new ArrayList<>();
            List<Translation> others = new ArrayList<>();
            for (ServerPort port : servers.getOrDefault(node.name(), List.of())) {
                up(port).ifPresent(endpoint -> {
                    feet.add(foot(node, endpoint));
                    others.addAll(otherAddresses(node, port));
                });
            }
            if (!feet.isEmpty()) {
                Interface in = new Interface(
                        node.id() + "/cluster", cluster.beyond(), space.none(), space.none(), space.all());
                feet.add(in);
                ways.add(new Router(node.id(), feet, others, space.none(),
                        List.of(new Route(node.id(), space.all(), in.id(), new NextHop.Destination(), List.of()))));
            }
        }
        return ways;
    }

    private Optional<Endpoint> up(ServerPort port) {
        return Optional.ofNullable(ports.get(port.endpoint()));
    }

    /** Called as the port is. What is for another node it does not hand on. */
    private Interface foot(Node node, Endpoint port) {
        AddressSet elsewhere = cluster.cluster().nodeAddresses().minus(node.addresses());
        return new Interface(
                port.id(), port.segment(), port.address(), port.accepts().minus(addresses.to(elsewhere)), space.none());
    }

    /** Ports of Services are open at every address of a node, unless kube-proxy is told otherwise. */
    private List<Translation> otherAddresses(Node node, ServerPort port) {
        List<Translation> all = new ArrayList<>();
        AddressSet others = port.addresses().minus(cluster.cluster().nodeAddresses());
        for (Family family : Family.values()) {
            Optional<Unsigned128> main = node.listed().stream()
                    .flatMap(one -> one.ranges(family).list().stream())
                    .map(Ranges.Range::first)
                    .findFirst();
            AddressSet of = others.only(family);
            if (possible && !of.isEmpty()) {
                main.ifPresent(to -> all.add(new Translation(
                        node.id(), addresses.to(of), Map.of(Field.DESTINATION, new Interval(to, to)))));
            }
        }
        return all;
    }

    /** What pods and nodes send beyond the cluster, as it comes to the segments of their nodes' ports. */
    List<Endpoint> senders() {
        List<Endpoint> senders = new ArrayList<>();
        for (Node node : cluster.cluster().nodes().values()) {
            List<ServerPort> its = servers.getOrDefault(node.name(), List.of());
            if (possible || its.size() == 1) {
                List<String> there = Stream.concat(
                        Stream.of(node.id()),
                        cluster.cluster().pods().stream().filter(pod -> isOn(pod, node)).map(Pod::id)).toList();
                its.forEach(port -> up(port).ifPresent(endpoint -> there.forEach(
                        id -> sender(id, port, endpoint).ifPresent(senders::add))));
            }
        }
        return senders;
    }

    /** A pod that waits for a node may come to any. */
    private boolean isOn(Pod pod, Node node) {
        return pod.node().equals(node.name()) || possible && pod.node().isEmpty();
    }

    private Optional<Endpoint> sender(String id, ServerPort port, Endpoint endpoint) {
        PacketSet out = Optional.ofNullable(own.get(id)).map(Endpoint::sends).orElse(space.none()).and(beyond);
        PacketSet all = possible ? masqueraded(out, port).or(out) : masqueraded(out, port);
        PacketSet sends = all.and(endpoint.sends());
        return sends.isEmpty() ? Optional.empty()
                : Optional.of(new Endpoint(id, endpoint.segment(), space.none(), sends, space.none()));
    }

    private PacketSet masqueraded(PacketSet packets, ServerPort port) {
        PacketSet all = space.none();
        for (Family family : Family.values()) {
            Optional<PacketSet> of = port.first(family).map(address -> packets
                    .and(addresses.to(AddressSet.all(family)))
                    .replaced(Field.SOURCE, new Interval(address, address)));
            all = of.map(all::or).orElse(all);
        }
        return all;
    }
}
