package io.secnumscan.network.flow;

import io.secnumscan.network.model.Reason;
import io.secnumscan.network.model.Reasons;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.reach.Crossed;
import io.secnumscan.network.reach.Journey;
import io.secnumscan.network.reach.Stop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a packet passes, as ids in order: the sender, what lets it out, each router with its feet, firewalls and translations,
 * what lets it in, the receiver. Where it is stopped, what does so comes last.
 *
 * @param reasons what names rules and policies
 */
public record Chain(Reasons reasons) {
    /** Without rules and policies. */
    public static final Chain OF_OBJECTS = new Chain(Reasons.NONE);

    /** From end to end. */
    public List<String> of(Journey journey) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(journey.from().id());
        ids.addAll(sent(journey));
        Packet before = journey.sent();
        for (Crossed crossed : journey.crossed()) {
            add(crossed, before, ids);
            before = crossed.packet();
        }
        ids.addAll(taken(journey));
        ids.add(journey.to().id());
        return List.copyOf(ids);
    }

    /** As far as it gets. */
    public List<String> of(Stop stop) {
        Set<String> ids = new LinkedHashSet<>();
        stop.crossed().forEach(crossed -> add(crossed, crossed.packet(), ids));
        ids.add(stop.cause().at());
        ids.addAll(stopping(stop));
        return List.copyOf(ids);
    }

    private void add(Crossed crossed, Packet before, Set<String> ids) {
        ids.add(crossed.in());
        ids.addAll(entering(crossed, before));
        ids.add(crossed.router());
        crossed.translation().ifPresent(ids::add);
        ids.add(crossed.route());
        crossed.sourceTranslation().ifPresent(ids::add);
        ids.addAll(leaving(crossed, before));
        ids.add(crossed.out());
    }

    /** What lets it into a router. */
    List<String> entering(Crossed crossed, Packet before) {
        return because(crossed.in(), true, inside(crossed, before));
    }

    /** What lets it out of a router. */
    List<String> leaving(Crossed crossed, Packet before) {
        return because(crossed.out(), false, inside(crossed, before));
    }

    /** What lets it leave its sender. */
    List<String> sent(Journey journey) {
        return because(journey.from().id(), false, journey.sent());
    }

    /** What lets it enter its receiver. */
    List<String> taken(Journey journey) {
        return because(journey.to().id(), true, journey.arrived());
    }

    /** What of the filter where it stops does not let it pass; none where nothing of it is known, or no filter stops it. */
    List<String> stopping(Stop stop) {
        Reason reason = switch (stop.cause()) {
            case Stop.NotSent(String endpoint) -> reasons.of(endpoint, false, stop.packet());
            case Stop.Refused(String endpoint) -> reasons.of(endpoint, true, stop.packet());
            case Stop.RefusedIn(String _, String by) -> reasons.of(by, true, stop.packet());
            case Stop.RefusedOut(String _, String _, String by) -> reasons.of(by, false, stop.packet());
            case Stop.NoRoute _,Stop.Kept _,Stop.Nobody _,Stop.Elsewhere _ -> Reason.OPEN;
        };
        return reason.passes() ? List.of() : reason.because();
    }

    /** Firewalls see it after the translation of its destination and before that of its source. */
    private static Packet inside(Crossed crossed, Packet before) {
        Packet after = crossed.packet();
        return crossed.sourceTranslation().isEmpty() ? after
                : new Packet(after.family(), after.protocol(), after.destinationPort(), before.sourcePort(),
                        after.destination(), before.source());
    }

    private List<String> because(String id, boolean incoming, Packet packet) {
        Reason reason = reasons.of(id, incoming, packet);
        return reason.passes() ? reason.because() : List.of();
    }
}
