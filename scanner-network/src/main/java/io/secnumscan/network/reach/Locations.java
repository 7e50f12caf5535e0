package io.secnumscan.network.reach;

import io.secnumscan.network.packet.LabelledSet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The places that packets can get to, and the least sets that agree with each other: a packet has a zone where it is when an
 * endpoint of the zone takes it there, or when a router makes it one that has the zone where that puts it. Places are looked
 * at from the last ones backwards, and again as long as one that they lead to has changed; so those without cycles are looked
 * at once, and where there are cycles it ends because sets only grow and there are finitely many.
 */
final class Locations {
    private final PacketSpace space;
    private final Map<String, Segment> segments;
    private final Map<Place, Location> locations = new HashMap<>();
    /** Each behind all that it leads to, but where there are cycles. */
    private final List<Place> order = new ArrayList<>();

    Locations(Map<String, Segment> segments, PacketSpace space) {
        this.segments = segments;
        this.space = space;
    }

    /** What an endpoint can send on a segment, with the zones that it gets to. All places must be known. */
    LabelledSet sent(String segment, PacketSet sends, PacketSpace in) {
        Location wire = wire(segment, sends);
        wire.update(this::value, in);
        return wire.value();
    }

    private Location wire(String segment, PacketSet sends) {
        Segment on = segment(segment);
        return new Location(
                on.direct().and(sends), on.feet().stream().map(foot -> foot.passage(sends)).toList());
    }

    private Segment segment(String name) {
        Segment segment = segments.get(name);
        if (segment == null) {
            throw new IllegalArgumentException("no segment " + name);
        }
        return segment;
    }

    /** Finds out about all places that senders on these segments can get to. */
    void solve(Collection<String> from) {
        for (String segment : from) {
            segment(segment).direct();
            wire(segment, space.all()).places().forEach(this::explore);
        }
        settle();
    }

    private LabelledSet value(Place place) {
        return location(place).value();
    }

    private Location location(Place place) {
        return Optional.ofNullable(locations.get(place)).orElseThrow();
    }

    private Location make(Place place) {
        Segment segment = segment(place.segment());
        Location made = switch (place) {
            case Place.Direct(String _) -> new Location(segment.direct(),
                    segment.feet().stream().map(foot -> foot.passage(space.here(foot.in().address()))).toList());
            case Place.Gateway(String _, PacketSet address) -> new Location(segment.takenAt(address),
                    segment.feetAt(address).stream().map(foot -> foot.passage(space.all())).toList());
        };
        locations.put(place, made);
        return made;
    }

    /** Depth first, without recursion: a chain of routers may be long. */
    private void explore(Place first) {
        record Step(Place place, Iterator<Place> next) {}
        if (locations.containsKey(first)) {
            return;
        }
        Deque<Step> path = new ArrayDeque<>();
        path.push(new Step(first, make(first).places().iterator()));
        while (!path.isEmpty()) {
            Step step = path.element();
            if (step.next().hasNext()) {
                Place place = step.next().next();
                if (!locations.containsKey(place)) {
                    path.push(new Step(place, make(place).places().iterator()));
                }
            } else {
                order.add(path.pop().place());
            }
        }
    }

    private void settle() {
        Map<Place, List<Integer>> asks = new HashMap<>();
        TreeSet<Integer> toDo = new TreeSet<>();
        for (int i = 0; i < order.size(); i++) {
            toDo.add(i);
            for (Place place : location(order.get(i)).places()) {
                asks.computeIfAbsent(place, any -> new ArrayList<>()).add(i);
            }
        }
        while (!toDo.isEmpty()) {
            Place place = order.get(toDo.removeFirst());
            if (location(place).update(this::value, space)) {
                toDo.addAll(asks.getOrDefault(place, List.of()));
            }
        }
    }
}
