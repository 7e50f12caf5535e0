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
    private final Lazy<LabelledSet> holders = new Lazy<>(this::joinHolders);

    Segment(PacketSpace space) {
        this.space = space;
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

    /** Packets by who has their destination: first the targets are counted, then the interfaces. */
    private LabelledSet joinHolders() {
        List<LabelledSet> all = new ArrayList<>();
        targets.forEach(target -> all.add(space.labelled(target.endpoint().address(), all.size())));
        feet.forEach(foot -> all.add(space.labelled(foot.in().address(), all.size())));
        return space.join(all);
    }

    /** What endpoints take that have the address, with their zones. */
    LabelledSet takenAt(PacketSet address) {
        return space.join(holders.get().and(address).labels().stream()
                .filter(holder -> holder < targets.size())
                .map(targets::get)
                .distinct()
                .map(target -> space.labelled(target.endpoint().accepts(), target.zone()))
                .toList());
    }

    /** Interfaces that have the address. */
    List<Foot> feetAt(PacketSet address) {
        return holders.get().and(address).labels().stream()
                .filter(holder -> holder >= targets.size())
                .map(holder -> feet.get(holder - targets.size()))
                .toList();
    }
}
