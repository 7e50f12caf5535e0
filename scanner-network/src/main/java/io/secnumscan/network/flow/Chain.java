package io.secnumscan.network.flow;

import io.secnumscan.network.reach.Crossed;
import io.secnumscan.network.reach.Journey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a packet passes, as ids in order: the sender, each router with its feet and translations, the receiver. */
final class Chain {
    private Chain() {}

    static List<String> of(Journey journey) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(journey.from().id());
        for (Crossed crossed : journey.crossed()) {
            ids.add(crossed.in());
            ids.add(crossed.router());
            crossed.translation().ifPresent(ids::add);
            ids.add(crossed.route());
            crossed.sourceTranslation().ifPresent(ids::add);
            ids.add(crossed.out());
        }
        ids.add(journey.to().id());
        return List.copyOf(ids);
    }
}
