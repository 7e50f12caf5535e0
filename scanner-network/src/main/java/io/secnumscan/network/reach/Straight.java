package io.secnumscan.network.reach;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Packet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The shortest way of a packet to one of some endpoints, when no translation on the way has a choice: as {@link Tracing} finds
 * it, in a fraction of the time, which counts when each pair of thousands is to have a witness.
 */
final class Straight {
    private final Tracer tracer;
    private final Endpoint from;
    private final Packet packet;
    private final Predicate<Endpoint> wanted;
    private final Deque<At> next = new ArrayDeque<>();
    private final Set<List<Object>> seen = new HashSet<>();
    private boolean choice;

    /** Where the packet is, and the routers that it has passed. */
    private record At(String segment, NextHop hop, Packet packet, List<Crossed> crossed) {}

    Straight(Tracer tracer, Endpoint from, Packet packet, Predicate<Endpoint> wanted) {
        this.tracer = tracer;
        this.from = from;
        this.packet = packet;
        this.wanted = wanted;
    }

    /** Whether a translation had a choice, so that there may be ways that were not looked at. */
    boolean hadChoice() {
        return choice;
    }

    Optional<Journey> journey() {
        At sent = new At(from.segment(), new NextHop.Destination(), packet, List.of());
        Optional<Journey> found = arrived(sent, tracer.endpoints(from.segment()).of(packet));
        tracer.feet(from.segment()).all().forEach(foot -> cross(sent, foot));
        while (found.isEmpty() && !next.isEmpty() && seen.size() < Tracing.MOST) {
            found = follow(next.remove());
        }
        return found;
    }

    private Optional<Journey> follow(At at) {
        Holders<Endpoint> endpoints = tracer.endpoints(at.segment());
        Holders<Tracer.Foot> feet = tracer.feet(at.segment());
        return switch (at.hop()) {
            case NextHop.Destination() -> {
                feet.of(at.packet()).forEach(foot -> cross(at, foot));
                yield arrived(at, endpoints.of(at.packet()));
            }
            case NextHop.Gateway gateway -> {
                feet.of(gateway.address()).forEach(foot -> cross(at, foot));
                yield arrived(at, endpoints.of(gateway.address()));
            }
        };
    }

    private Optional<Journey> arrived(At at, List<Endpoint> there) {
        return there.stream()
                .filter(endpoint -> endpoint.accepts().contains(at.packet()) && wanted.test(endpoint))
                .findFirst()
                .map(endpoint -> new Journey(from, packet, at.crossed(), endpoint));
    }

    private void cross(At at, Tracer.Foot foot) {
        Router router = foot.router();
        Optional<Translation> entry = taking(router.destinations(), at.packet());
        Packet entered = translated(entry, at.packet());
        if (router.dropped().contains(entered) || !foot.in().incoming().contains(entered)) {
            return;
        }
        for (Route route : router.routes()) {
            Interface out = tracer.out(route);
            if (route.destinations().contains(entered) && out.outgoing().contains(entered)) {
                Optional<Translation> exit = taking(route.sources(), entered);
                Packet left = translated(exit, entered);
                if (seen.add(List.of(out.segment(), route.hop(), left))) {
                    List<Crossed> crossed = new ArrayList<>(at.crossed());
                    crossed.add(new Crossed(router.id(), foot.in().id(), entry.map(Translation::id), route.id(),
                            out.id(), exit.map(Translation::id), left));
                    next.add(new At(out.segment(), route.hop(), left, crossed));
                }
            }
        }
    }

    private static Optional<Translation> taking(List<Translation> inOrder, Packet packet) {
        for (Translation one : inOrder) {
            if (one.of().contains(packet)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private Packet translated(Optional<Translation> by, Packet before) {
        Packet after = before;
        for (Map.Entry<Field, Interval> to : by.map(Translation::to).orElse(Map.of()).entrySet()) {
            choice |= !to.getValue().first().equals(to.getValue().last());
            after = after.with(to.getKey(), to.getValue().first());
        }
        return after;
    }
}
