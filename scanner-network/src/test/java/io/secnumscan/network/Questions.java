package io.secnumscan.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Explained;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.Reason;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.Packet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Asks of many packets at every filter of a network whether its reasons say what its sets do. */
public final class Questions {
    private static final int PACKETS = 40;
    private static final int ICMP = 0;
    private static final List<Integer> PROTOCOLS = List.of(6, 6, 6, 17, ICMP, 132);
    private static final List<Integer> PORTS = List.of(22, 80, 2222, 79, 81, 82, 0, 2048, 2049, 32768);

    private final Explained explained;
    private final RandomGenerator random;
    private final String world;
    private int stops;

    private Questions(Explained explained, RandomGenerator random, String world) {
        this.explained = explained;
        this.random = random;
        this.world = world;
    }

    /** @return how often something was stopped, with what stops it named */
    public static int ask(Explained explained, RandomGenerator random, String world) {
        Questions questions = new Questions(explained, random, world);
        Network certain = explained.bounds().certain();
        Network possible = explained.bounds().possible();
        for (int i = 0; i < PACKETS; i++) {
            Endpoint from = any(certain.endpoints(), random);
            Endpoint to = any(certain.endpoints(), random);
            questions.packet(from, to).ifPresent(packet -> {
                questions.sent(from, of(possible, from), packet);
                questions.taken(to, of(possible, to), packet);
                certain.routers().forEach(router -> questions.crossed(router, packet));
            });
        }
        return questions.stops;
    }

    private static Endpoint any(List<Endpoint> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Endpoint of(Network network, Endpoint like) {
        return network.endpoints().stream().filter(one -> one.id().equals(like.id())).findFirst().orElseThrow();
    }

    /** From an address that the one may use, so that only its filter can stop it. */
    private Optional<Packet> packet(Endpoint from, Endpoint to) {
        Optional<Packet> sent = from.sends().witness();
        Optional<Packet> there = to.address().witness();
        if (sent.isEmpty() || there.isEmpty() || sent.get().family() != there.get().family()) {
            return Optional.empty();
        }
        int family = sent.get().family();
        int some = PROTOCOLS.get(random.nextInt(PROTOCOLS.size()));
        int protocol = some != ICMP ? some : family == 4 ? 1 : 58;
        return Optional.of(new Packet(family, protocol, PORTS.get(random.nextInt(PORTS.size())),
                some == ICMP ? 0 : 40_000, there.get().destination(), sent.get().source()));
    }

    private void sent(Endpoint surely, Endpoint perhaps, Packet packet) {
        check(surely.id(), false, packet, surely.sends().contains(packet), perhaps.sends().contains(packet));
    }

    private void taken(Endpoint surely, Endpoint perhaps, Packet packet) {
        check(surely.id(), true, packet, surely.accepts().contains(packet), perhaps.accepts().contains(packet));
    }

    /** Address scopes stop what no firewall does, and have no reasons. */
    private void crossed(Router router, Packet packet) {
        if (explained.bounds().doubts().isEmpty()) {
            router.interfaces().stream().filter(in -> in.id().contains("/port/")).forEach(in -> {
                boolean enters = in.incoming().contains(packet);
                check(in.id(), true, packet, enters, true);
                boolean leaves = in.outgoing().contains(packet);
                check(in.id(), false, packet, leaves, true);
            });
        }
    }

    private void check(String id, boolean incoming, Packet packet, boolean surely, boolean perhaps) {
        if (!id.contains("/port/") && !id.contains("/Pod/")) {
            return;
        }
        Reason reason = explained.reasons().of(id, incoming, packet);
        String asked = id + (incoming ? " takes " : " sends ") + packet + ": " + reason + "\n" + world;
        if (surely == perhaps) {
            assertEquals(surely, reason.passes(), asked);
        }
        if (!reason.passes()) {
            stops++;

        }
    }
}
