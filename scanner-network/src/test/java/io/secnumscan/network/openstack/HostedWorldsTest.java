package io.secnumscan.network.openstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.flow.Networks;
import io.secnumscan.network.flow.TargetNetwork;
import io.secnumscan.network.flow.Zones;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.openstack.Simulator.Pkt;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.reach.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Small random clouds with a cluster on some of their servers: what passes between a pod and anything of the cloud agrees with
 * sending one packet after the other, through the cloud's simulator and by hand on the nodes.
 */
class HostedWorldsTest {
    private static final int WORLDS = Integer.getInteger("worlds", 500);
    private static final long FIRST = Long.getLong("first", 0);
    private static final int PACKETS = 30;
    private static final int TARGET_PORT = 8080;
    private static final String POD = "pod-";

    /** How often a packet surely got to a pod, and from one to something of the cloud: else this would prove nothing. */
    private int toPods;
    private int fromPods;

    /** @param policy what its only policy says; empty without one */
    private record Pod(String name, String node, String address, String policy, List<String> allowed) {
        boolean lets(String direction, String other) {
            return !policy.equals(direction) || allowed.stream().anyMatch(block -> World.in(block, other));
        }
    }

    private record Node(String name, String port, String address) {}

    /** A Service of type NodePort. */
    private record Service(String name, int nodePort, List<Pod> backends) {}

    private record Cluster(List<Node> nodes, List<Pod> pods, List<Service> services) {}

    /** Who surely gets a packet, and who may. */
    private record Truth(Set<String> surely, Set<String> perhaps) {}

    @Test
    void whatPassesBetweenPodsAndACloudIsWhatPacketsDo() {
        int hosted = 0;
        for (long seed = FIRST; seed < FIRST + WORLDS; seed++) {
            World world = Worlds.of(new SplittableRandom(seed));
            RandomGenerator random = new SplittableRandom(seed + 7_000_000_001L);
            Cluster cluster = cluster(world, random);
            if (!cluster.nodes().isEmpty()) {
                hosted++;
                assertEquals("", difference(world, cluster, random), "seed " + seed + "\n" + cluster + "\n"
                        + Snapshots.describe(world));
            }
        }
        assertTrue(hosted > WORLDS / 2, hosted + " of " + WORLDS);
        assertTrue(toPods > WORLDS / 10 && fromPods > WORLDS / 10, toPods + " to pods, " + fromPods + " from them");
    }

    private static Cluster cluster(World world, RandomGenerator random) {
        List<Node> nodes = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        for (World.Port port : world.ports()) {
            Optional<String> v4 = port.fixed().stream().filter(one -> one.indexOf(':') < 0).findFirst();
            if (!port.trusted() && nodes.size() < 2 && v4.isPresent() && taken.add(v4.get())) {
                nodes.add(new Node("n" + nodes.size(), port.id(), v4.get()));
            }
        }
        List<Pod> pods = new ArrayList<>();
        for (Node node : nodes) {
            String policy = List.of("", "ingress", "egress").get(random.nextInt(3));
            List<String> all = blocks(world);
            List<String> allowed = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                allowed.add(all.get(random.nextInt(all.size())));
            }
            pods.add(new Pod(POD + pods.size(), node.name(), "10.244.0." + (5 + pods.size()), policy, allowed));
        }
        List<Service> services = new ArrayList<>();
        for (int port : List.of(80, 22)) {
            List<Pod> backends = pods.stream().filter(pod -> random.nextBoolean()).toList();
            if (!backends.isEmpty() && random.nextInt(3) > 0) {
                services.add(new Service("svc-" + port, port, backends));
            }
        }
        return new Cluster(nodes, pods, services);
    }

    private static List<String> blocks(World world) {
        List<String> all = new ArrayList<>(List.of("0.0.0.0/0", "8.8.8.8/32", "10.0.0.0/8", "172.16.0.0/12"));
        world.ports().forEach(port -> port.fixed().stream().filter(one -> one.indexOf(':') < 0)
                .forEach(one -> all.add(one + "/32")));
        return all;
    }

    private String difference(World world, Cluster cluster, RandomGenerator random) {
        FakeCloud cloud = Snapshots.of(world);
        cluster.nodes().forEach(node -> cloud.set(Type.PORT, node.port(), "device_id", "srv-" + node.name()));
        List<TargetNetwork> networks = Networks.of(List.of(part(cloud), part(objects(cluster).snapshot())));
        assertEquals(1, networks.size());
        Reachability certain = reachability(networks.getFirst().bounds().certain());
        Reachability possible = reachability(networks.getFirst().bounds().possible());
        for (String sender : senders(world, cluster)) {
            SortedMap<String, PacketSet> sure = certain.from(sender);
            SortedMap<String, PacketSet> maybe = possible.from(sender);
            for (int i = 0; i < PACKETS; i++) {
                Pkt pkt = packet(world, cluster, sender, random);
                Truth truth = truth(world, cluster, sender, pkt);
                Set<String> least = reached(sure, pkt, cluster, sender);
                Set<String> most = reached(maybe, pkt, cluster, sender);
                if (!least.equals(truth.surely()) || !most.containsAll(truth.perhaps())) {
                    return sender + " " + pkt + " reaches " + truth + ", computed " + least + " to " + most;
                }
                boolean pod = sender.startsWith(POD);
                toPods += !pod && least.stream().anyMatch(one -> one.startsWith(POD)) ? 1 : 0;
                fromPods += pod && !least.isEmpty() ? 1 : 0;
            }
        }
        return "";
    }

    private static Networks.Part part(SnapshotView snapshot) {
        return new Networks.Part(snapshot, snapshot.targets().getFirst(), Zones.of(snapshot, Map.of()));
    }

    private static io.secnumscan.network.kubernetes.World objects(Cluster cluster) {
        var world = new io.secnumscan.network.kubernetes.World().namespace("web").namespace("kube-system");
        for (Node node : cluster.nodes()) {
            world.add("{kind: Node, metadata: {name: " + node.name() + "}, spec: {providerID: 'openstack:///srv-"
                    + node.name() + "'}, status: {addresses: [{type: InternalIP, address: " + node.address() + "}]}}");
            world.plugin(node.name(), "kube-network-policies",
                    "registry.k8s.io/networking/kube-network-policies:v0.8.0");
        }
        for (Pod pod : cluster.pods()) {
            world.pod("web", pod.name(), pod.node(), pod.address(), "app=" + pod.name());
            if (!pod.policy().isEmpty()) {
                boolean in = pod.policy().equals("ingress");
                String peers = String.join(", ", pod.allowed().stream()
                        .map(block -> "{ipBlock: {cidr: " + block + "}}").toList());
                world.add("{kind: NetworkPolicy, metadata: {name: " + pod.name() + ", namespace: web}, spec: "
                        + "{podSelector: {matchLabels: {app: " + pod.name() + "}}, policyTypes: ["
                        + (in ? "Ingress" : "Egress") + "], " + pod.policy() + ": ["
                        + (peers.isEmpty() ? "" : "{" + (in ? "from" : "to") + ": [" + peers + "]}") + "]}}");
            }
        }
        for (Service service : cluster.services()) {
            String addresses = String.join(", ", service.backends().stream().map(Pod::address).toList());
            world.add("{kind: EndpointSlice, metadata: {name: " + service.name() + ", namespace: web, labels: "
                    + "{kubernetes.io/service-name: " + service.name()
                    + "}}, addressType: IPv4, ports: [{name: p, port: "
                    + TARGET_PORT + ", protocol: TCP}], endpoints: [{addresses: [" + addresses + "]}]}");
            world.add("{kind: Service, metadata: {name: " + service.name() + ", namespace: web}, spec: {type: NodePort,"
                    + " ports: [{name: p, port: 80, nodePort: " + service.nodePort() + ", protocol: TCP}]}}");
        }
        return world;
    }

    private static List<String> senders(World world, Cluster cluster) {
        return Stream.of(
                world.ports().stream().map(World.Port::id),
                world.tunnels().stream().map(World.Tunnel::id),
                Stream.of("internet"),
                cluster.pods().stream().map(Pod::name)).flatMap(one -> one).toList();
    }

    private static Truth truth(World world, Cluster cluster, String sender, Pkt pkt) {
        Optional<Pod> pod = cluster.pods().stream().filter(one -> one.name().equals(sender)).findFirst();
        Set<String> surely = new TreeSet<>();
        Set<String> perhaps = new TreeSet<>();
        String from = pod.map(one -> node(cluster, one.node()).port()).orElse(sender);
        if (pod.isEmpty() || leaves(cluster, pod.get(), pkt)) {
            Set<String> reached = new Simulator(world, (port, arrived) -> cluster.nodes().stream()
                    .filter(node -> node.port().equals(port))
                    .forEach(node -> published(cluster, node, arrived, surely, perhaps))).reached(from, pkt);
            surely.addAll(reached);
            perhaps.addAll(reached);
        }
        surely.remove(sender);
        perhaps.remove(sender);
        surely.remove(from);
        perhaps.remove(from);
        return new Truth(surely, perhaps);
    }

    private static Node node(Cluster cluster, String name) {
        return cluster.nodes().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    /** As its node sends it: for nobody in the cluster, with the node's address. */
    private static boolean leaves(Cluster cluster, Pod pod, Pkt pkt) {
        boolean inside = cluster.nodes().stream().anyMatch(node -> node.address().equals(pkt.destination()))
                || cluster.pods().stream().anyMatch(one -> one.address().equals(pkt.destination()));
        return !pkt.v6() && !inside && pkt.source().equals(node(cluster, pod.node()).address())
                && pod.lets("egress", pkt.destination());
    }

    private static void published(
            Cluster cluster, Node node, Pkt pkt, Set<String> surely, Set<String> perhaps) {
        for (Service service : cluster.services()) {
            boolean here = pkt.protocol() == 6 && pkt.type() == service.nodePort()
                    && pkt.destination().equals(node.address());
            for (Pod pod : here ? service.backends() : List.<Pod>of()) {
                boolean own = takes(cluster, pod, pkt.source());
                boolean all = cluster.nodes().stream().allMatch(one -> takes(cluster, pod, one.address()));
                // Only a node that hands on to another puts its own address in.
                boolean any = !pod.node().equals(node.name()) && takes(cluster, pod, node.address());
                if (own && all) {
                    surely.add(pod.name());
                }
                if (own || any) {
                    perhaps.add(pod.name());
                }
            }
        }
    }

    /** What comes from the address of a pod's own node, its node lets in anyway. */
    private static boolean takes(Cluster cluster, Pod pod, String source) {
        return node(cluster, pod.node()).address().equals(source) || pod.lets("ingress", source);
    }

    private static Reachability reachability(Network network) {
        return Reachability.of(network, endpoint -> endpoint.id().substring(endpoint.id().lastIndexOf('/') + 1));
    }

    private static Set<String> reached(
            SortedMap<String, PacketSet> from, Pkt pkt, Cluster cluster, String sender) {
        Set<String> all = new TreeSet<>();
        Packet packet = new Packet(pkt.v6() ? 6 : 4, pkt.protocol(), pkt.type(), pkt.sourcePort(),
                Prefix.parse(pkt.destination()).orElseThrow().first(),
                Prefix.parse(pkt.source()).orElseThrow().first());
        from.forEach((to, packets) -> {
            if (packets.contains(packet)) {
                all.add(to);
            }
        });
        all.remove(sender);
        cluster.pods().stream().filter(pod -> pod.name().equals(sender))
                .forEach(pod -> all.remove(node(cluster, pod.node()).port()));
        cluster.nodes().forEach(node -> all.remove(node.name()));
        all.removeIf(name -> name.startsWith("kube-network-policies"));
        return all;
    }

    private static Pkt packet(World world, Cluster cluster, String sender, RandomGenerator random) {
        List<String> to = new ArrayList<>(List.of("8.8.8.8", "172.20.0.9"));
        world.ports().forEach(port -> to.addAll(port.fixed()));
        world.floatingIps().forEach(fip -> to.add(fip.address()));
        world.balancers().forEach(one -> to.add(one.vip()));
        cluster.nodes().forEach(node -> to.addAll(List.of(node.address(), node.address())));
        to.removeIf(address -> address.indexOf(':') >= 0);
        List<String> mine = new ArrayList<>(List.of("8.8.8.8"));
        world.ports().stream().filter(port -> port.id().equals(sender)).forEach(port -> mine.addAll(port.fixed()));
        cluster.pods().stream().filter(pod -> pod.name().equals(sender))
                .forEach(pod -> mine.add(node(cluster, pod.node()).address()));
        mine.removeIf(address -> address.indexOf(':') >= 0);
        int protocol = List.of(6, 6, 6, 17).get(random.nextInt(4));
        return new Pkt(false, protocol, List.of(22, 80, 80, 2222).get(random.nextInt(4)), 40_000,
                mine.get(random.nextInt(mine.size()) == 0 ? 0 : mine.size() - 1), to.get(random.nextInt(to.size())));
    }
}
