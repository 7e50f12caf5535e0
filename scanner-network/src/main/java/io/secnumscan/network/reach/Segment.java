package io.secnumscan.network.reach;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.packet.LabelledSet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is attached to a segment. */
final class Segment {
    /** An interface and the router that it belongs to. */
    record Foot(Interface in, Crossing router) {
        Passage passage(PacketSet within) {
            return router.passage(in, within);
        }
    }

    /** An endpoint and the number of its zone. */
    record Target(Endpoint endpoint, int zone) {}

    private final PacketSpace space;
    private final List<Target> targets = new ArrayList<>();
    private final List<Foot> feet = new ArrayList<>();
    private final Lazy<LabelledSet> direct = new Lazy<>(this::joinTargets);
    private final Lazy<Holders<Target>> targetHolders;
    private final Lazy<Holders<Foot>> footHolders;

    Segment(PacketSpace space) {
        this.space = space;
        this.targetHolders = new Lazy<>(() -> new Holders<>(targets, one -> one.endpoint().address(), space));
        this.footHolders = new Lazy<>(() -> new Holders<>(feet, foot -> foot.in().address(), space));
    }

    void add(Target target) {
        targets.add(target);
    }

    void add(Foot foot) {
        feet.add(foot);
    }

    List<Foot> feet() {
        return feet;
    }

    /** What endpoints take of the packets whose destination they have, with their zones. */
    LabelledSet direct() {
        return direct.get();
    }

    /** Endpoints of a zone with the same filter are one: their addresses together. */
    private LabelledSet joinTargets() {
        record Alike(int zone, PacketSet accepts) {}
        Map<Alike, List<PacketSet>> addresses = new LinkedHashMap<>();
        for (Target target : targets) {
            addresses.computeIfAbsent(new Alike(target.zone(), target.endpoint().accepts()), any -> new ArrayList<>())
                    .add(target.endpoint().address());
        }
        List<LabelledSet> all = new ArrayList<>();
        addresses.forEach(
                (alike, sets) -> all.add(space.labelled(space.union(sets).and(alike.accepts()), alike.zone())));
        return space.join(all);
    }

    /** What endpoints take that have the address, with their zones. */
    LabelledSet takenAt(PacketSet address) {
        return space.join(targetHolders.get().of(address).stream()
                .map(target -> space.labelled(target.endpoint().accepts(), target.zone()))
                .toList());
    }

    /** Interfaces that have the address. */
    List<Foot> feetAt(PacketSet address) {
        return footHolders.get().of(address);
    }
}
