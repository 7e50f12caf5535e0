package io.secnumscan.network.reach;

import io.secnumscan.network.packet.LabelledSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The ways through a router of packets that come in by one interface.
 *
 * @param kept exits of those whose destination it does not translate
 * @param entries what it makes of the others first
 * @param exits where those then leave
 */
record Passage(List<Exit> kept, List<Rewrite> entries, List<Exit> exits) {
    boolean isEmpty() {
        return kept.isEmpty() && exits.isEmpty();
    }

    Set<Place> places() {
        Set<Place> places = new LinkedHashSet<>();
        kept.forEach(exit -> places.add(exit.place()));
        exits.forEach(exit -> places.add(exit.place()));
        return places;
    }

    /** The packets that come in, with the labels of what they become at the places that they get to. */
    LabelledSet before(Function<Place, LabelledSet> at, PacketSpace space) {
        List<LabelledSet> all = new ArrayList<>();
        kept.forEach(exit -> all.add(exit.rewrite().before(at.apply(exit.place()))));
        if (!exits.isEmpty()) {
            LabelledSet translated = space.join(exits.stream()
                    .map(exit -> exit.rewrite().before(at.apply(exit.place())))
                    .toList());
            entries.forEach(entry -> all.add(entry.before(translated)));
        }
        return space.join(all);
    }
}
