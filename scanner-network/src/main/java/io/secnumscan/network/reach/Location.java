package io.secnumscan.network.reach;

import io.secnumscan.network.packet.LabelledSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A place, and what is known so far of the packets there: the zones that they get to. */
final class Location {
    private final LabelledSet here;
    private final List<Passage> passages;
    private final List<Map<Place, LabelledSet>> seen = new ArrayList<>();
    private final List<LabelledSet> onwards = new ArrayList<>();
    private LabelledSet value;

    /** @param here what endpoints take at once */
    Location(LabelledSet here, List<Passage> passages) {
        this.here = here;
        this.passages = passages.stream().filter(passage -> !passage.isEmpty()).toList();
        this.value = here;
        this.passages.forEach(passage -> {
            seen.add(Map.of());
            onwards.add(here);
        });
    }

    LabelledSet value() {
        return value;
    }

    Set<Place> places() {
        Set<Place> places = new LinkedHashSet<>();
        passages.forEach(passage -> places.addAll(passage.places()));
        return places;
    }

    /** Looks again at the places where routers lead to; whether anything is new. Passages to which nothing is new stay. */
    boolean update(Function<Place, LabelledSet> at, PacketSpace space) {
        for (int i = 0; i < passages.size(); i++) {
            Map<Place, LabelledSet> now = new HashMap<>();
            passages.get(i).places().forEach(place -> now.put(place, at.apply(place)));
            if (!now.equals(seen.get(i))) {
                seen.set(i, now);
                onwards.set(i, passages.get(i).before(at, space));
            }
        }
        List<LabelledSet> all = new ArrayList<>(onwards);
        all.add(here);
        LabelledSet before = value;
        value = space.join(all);
        return !value.equals(before);
    }
}
