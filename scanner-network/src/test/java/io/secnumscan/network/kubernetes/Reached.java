package io.secnumscan.network.kubernetes;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.AddressText;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What filters of a converted cluster make of single packets; what routers do is not asked here. */
final class Reached {
    private final Bounds bounds;
    private final Map<String, Endpoint> surely = new HashMap<>();
    private final Map<String, Endpoint> perhaps = new HashMap<>();

    private Reached(Bounds bounds) {
        this.bounds = bounds;
        bounds.certain().endpoints().forEach(one -> surely.put(one.id(), one));
        bounds.possible().endpoints().forEach(one -> perhaps.put(one.id(), one));
    }

    static Reached of(World world) {
        return of(world, Map.of());
    }

    static Reached of(World world, Map<String, AddressSet> outside) {
        return new Reached(KubernetesNetwork.convert(
                world.snapshot(), World.TARGET, new TreeMap<>(outside), World.KEEPERS,
                new PacketSpace()));
    }

    Bounds bounds() {
        return bounds;
    }

    /** {@code reachable}, {@code possible} or {@code blocked}: a packet from one address to another. */
    String between(Endpoint from, Endpoint to, int protocol, int port, String source, String destination) {
        Family family = source.contains(":") ? Family.V6 : Family.V4;
        Packet packet = new Packet(
                family == Family.V4 ? 4 : 6, protocol, port, 0, address(family, destination), address(family, source));
        if (passes(surely.get(from.id()), surely.get(to.id()), packet)) {
            return "reachable";
        }
        return passes(perhaps.get(from.id()), perhaps.get(to.id()), packet) ? "possible" : "blocked";
    }

    static Unsigned128 address(Family family, String text) {
        return AddressText.parse(family, text).orElseThrow();
    }

    private static boolean passes(Endpoint source, Endpoint destination, Packet packet) {
        return source.sends().contains(packet) && destination.accepts().contains(packet)
                && destination.address().contains(packet);
    }

    Endpoint find(String id) {
        return Optional.ofNullable(surely.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no endpoint " + id));
    }
}
