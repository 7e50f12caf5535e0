package io.secnumscan.network.joined;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.model.Reason;
import io.secnumscan.network.model.Reasons;
import io.secnumscan.network.packet.Packet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What names the reasons of a cluster's filters, and of the ports that its pods' packets leave by. */
final class HostedReasons {
    private final Hosted hosted;
    private final Reasons cluster;
    private final Reasons cloud;
    private final Map<String, Pod> pods = new HashMap<>();

    HostedReasons(Hosted hosted, Reasons cluster, Reasons cloud) {
        this.hosted = hosted;
        this.cluster = cluster;
        this.cloud = cloud;
        hosted.cluster().cluster().pods().forEach(pod -> pods.put(pod.id(), pod));
    }

    boolean knows(String id) {
        return pods.containsKey(id);
    }

    Reason of(String id, boolean incoming, Packet packet) {
        Pod pod = Optional.ofNullable(pods.get(id)).orElseThrow();
        boolean leaves = !incoming && hosted.cluster().outward().contains(packet);
        return leaves
                ? cluster.of(id, false, sentBy(pod, packet)).and(port(pod, packet))
                : cluster.of(id, incoming, packet);
    }

    /** As it was before its node put its own address in. */
    private static Packet sentBy(Pod pod, Packet packet) {
        Family family = packet.family() == 4 ? Family.V4 : Family.V6;
        AddressSet own = pod.addresses();
        return own.ranges(family).list().stream()
                .map(Ranges.Range::first)
                .findFirst()
                .map(source -> new Packet(packet.family(), packet.protocol(), packet.destinationPort(),
                        packet.sourcePort(), packet.destination(), source))
                .orElse(packet);
    }

    private Reason port(Pod pod, Packet packet) {
        return hosted.servers().getOrDefault(pod.node(), List.of()).stream()
                .map(port -> cloud.of(port.endpoint(), false, packet)
                        .and(Reason.passes(port.endpoint())))
                .filter(Reason::passes)
                .findFirst()
                .orElse(Reason.OPEN);
    }
}
