package io.secnumscan.network.reach;

import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.stream.Stream;

/** A router, prepared to be crossed: what it does to packets, without what it does in vain. */
final class Crossing {
    private final List<Rewrite> entries;
    private final List<Exit> exits;

    Crossing(Router router, PacketSpace space) {
        entries = Rewrite.of(router.destinations(), space);
        exits = Exit.of(router, space);
    }

    /** The ways of some packets that come in by an interface; in the space of theirs. */
    Passage passage(Interface in, PacketSet within) {
        List<Exit> kept = entries.stream()
                .filter(Rewrite::keeps)
                .map(entry -> entry.within(within).of().and(in.incoming()))
                .flatMap(this::exits)
                .toList();
        List<Rewrite> translated = entries.stream()
                .filter(entry -> !entry.keeps())
                .map(entry -> entry.within(within))
                .filter(entry -> !entry.isEmpty())
                .toList();
        if (translated.isEmpty()) {
            return new Passage(kept, List.of(), List.of());
        }
        PacketSet after = within.space().union(translated.stream().map(Rewrite::after).toList());
        return new Passage(kept, translated, exits(after.and(in.incoming())).toList());
    }

    private Stream<Exit> exits(PacketSet of) {
        return of.isEmpty() ? Stream.of()
                : exits.stream().map(exit -> exit.within(of)).filter(exit -> !exit.isEmpty());
    }
}
