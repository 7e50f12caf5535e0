package io.secnumscan.network.reach;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One packet on all its ways, those with fewer routers first. Where a translation may choose, all choices go on together, and
 * which was taken is seen from what arrives.
 */
final class Tracing {
    /** More steps than any packet takes that is not translated again and again. */
    static final int MOST = 100_000;

    private final Tracer tracer;
    private final Endpoint from;
    private final PacketSet packet;
    private final Predicate<Endpoint> wanted;
    private final Map<String, Journey> arrivals = new LinkedHashMap<>();
    private final List<Stop> stops = new ArrayList<>();
    private final Deque<Step> next = new ArrayDeque<>();
    private final Set<List<Object>> seen = new HashSet<>();
    private boolean found;

    /** @param wanted endpoints of which one is enough; none when all is to be known */
    Tracing(Tracer tracer, Endpoint from, PacketSet packet, Predicate<Endpoint> wanted) {
        this.tracer = tracer;
        this.from = from;
        this.packet = packet;
        this.wanted = wanted;
    }

    /** The shortest way to an endpoint that is wanted. */
    Optional<Journey> journey() {
        return trace().to(wanted);
    }

    Trace trace() {
        if (packet.and(from.sends()).isEmpty()) {
            stop(List.of(), packet, new Stop.NotSent(from.id()));
            return done();
        }
        List<Endpoint> there = tracer.endpoints(from.segment()).of(packet);
        List<Tracer.Foot> feet = tracer.feet(from.segment()).all();
        there.forEach(endpoint -> hand(List.of(), packet.and(endpoint.address()), endpoint));
        feet.forEach(foot -> cross(List.of(), packet, foot));
        if (there.isEmpty() && feet.isEmpty()) {
            stop(List.of(), packet, new Stop.Nobody(from.segment()));
        }
        while (!next.isEmpty() && !found && seen.size() < MOST) {
            follow(next.remove());
        }
        return done();
    }

    private Trace done() {
        return new Trace(List.copyOf(arrivals.values()), stops, next.isEmpty());
    }

    private void follow(Step step) {
        PacketSet left = switch (step.hop()) {
            case NextHop.Destination() -> direct(step);
            case NextHop.Gateway(PacketSet address) -> gateway(step, address);
        };
        stop(step.withThis(), left, new Stop.Nobody(step.segment()));
    }

    /** Returns what nobody has taken. */
    private PacketSet direct(Step step) {
        PacketSet left = step.packets();
        for (Endpoint endpoint : tracer.endpoints(step.segment()).of(step.packets())) {
            hand(step.withThis(), step.packets().and(endpoint.address()), endpoint);
            left = left.minus(endpoint.address());
        }
        for (Tracer.Foot foot : tracer.feet(step.segment()).of(step.packets())) {
            cross(step.withThis(), step.packets().and(foot.in().address()), foot);
            left = left.minus(foot.in().address());
        }
        return left;
    }

    private PacketSet gateway(Step step, PacketSet address) {
        List<Endpoint> there = tracer.endpoints(step.segment()).of(address);
        List<Tracer.Foot> feet = tracer.feet(step.segment()).of(address);
        there.forEach(endpoint -> hand(step.withThis(), step.packets(), endpoint));
        feet.forEach(foot -> cross(step.withThis(), step.packets(), foot));
        return there.isEmpty() && feet.isEmpty() ? step.packets() : packet.space().none();
    }

    private void hand(List<Step> steps, PacketSet packets, Endpoint to) {
        PacketSet taken = packets.and(to.accepts());
        taken.witness().filter(any -> !arrivals.containsKey(to.id())).ifPresent(arrived -> {
            Step.Way way = Step.way(steps, arrived);
            arrivals.put(to.id(), new Journey(from, way.sent(), way.crossed(), to));
            found |= wanted.test(to);
        });
        stop(steps, packets.minus(taken), new Stop.Refused(to.id()));
    }

    private void stop(List<Step> steps, PacketSet packets, Stop.Cause cause) {
        packets.witness().ifPresent(stopped -> stops.add(new Stop(Step.way(steps, stopped).crossed(), stopped, cause)));
    }

    private void cross(List<Step> steps, PacketSet packets, Tracer.Foot foot) {
        Router router = foot.router();
        Choice.of(packets, router.destinations()).forEach(entry -> {
            PacketSet kept = entry.after().and(router.dropped());
            stop(steps, kept, entry, new Stop.Kept(router.id()));
            PacketSet going = entry.after().minus(kept);
            PacketSet in = going.and(foot.in().incoming());
            stop(steps, going.minus(in), entry, new Stop.RefusedIn(router.id(), foot.in().id()));
            PacketSet left = in;
            for (Route route : router.routes()) {
                leave(steps, in.and(route.destinations()), foot, entry, route);
                left = left.minus(route.destinations());
            }
            stop(steps, left, entry, new Stop.NoRoute(router.id()));
        });
    }

    /** As the router has translated them; but the way to it is that of what came in. */
    private void stop(List<Step> steps, PacketSet translated, Choice entry, Stop.Cause cause) {
        translated.witness().ifPresent(stopped -> stops.add(
                new Stop(Step.way(steps, entry.before(stopped)).crossed(), stopped, cause)));
    }

    private void leave(List<Step> steps, PacketSet packets, Tracer.Foot foot, Choice entry, Route route) {
        Router router = foot.router();
        Interface out = tracer.out(route);
        PacketSet let = packets.and(out.outgoing());
        stop(steps, packets.minus(let), entry, new Stop.RefusedOut(router.id(), route.id(), out.id()));
        Choice.of(let, route.sources()).forEach(exit -> {
            Step step = new Step(steps, router, foot.in(), entry, route, out, exit);
            if (seen.add(List.of(step.segment(), step.hop(), step.packets()))) {
                next.add(step);
            }
        });
    }
}
