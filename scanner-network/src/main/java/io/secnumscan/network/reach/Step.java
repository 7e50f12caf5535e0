package io.secnumscan.network.reach;

import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What a packet may be once it has passed a router, and how it got there.
 *
 * @param before the steps before it, each as this one; none for the first router
 * @param entry what the router made of what came in
 * @param exit what it made of what left
 */
record Step(List<Step> before, Router router, Interface in, Choice entry, Route route, Interface out, Choice exit) {
    /** On which segment it is then. */
    String segment() {
        return out.segment();
    }

    NextHop hop() {
        return route.hop();
    }

    PacketSet packets() {
        return exit.after();
    }

    List<Step> withThis() {
        List<Step> all = new ArrayList<>(before);
        all.add(this);
        return all;
    }

    /** One way of one packet through all steps, from what it has become at the end backwards. */
    static Way way(List<Step> steps, Packet end) {
        List<Crossed> crossed = new ArrayList<>();
        Packet packet = end;
        for (Step step : steps.reversed()) {
            crossed.addFirst(new Crossed(step.router.id(), step.in.id(), step.entry.by(), step.route.id(),
                    step.out.id(), step.exit.by(), packet));
            packet = step.entry.before(step.exit.before(packet));
        }
        return new Way(packet, crossed);
    }

    /** A packet as it was sent, and the routers that it has passed. */
    record Way(Packet sent, List<Crossed> crossed) {}
}
