package io.secnumscan.network.reach;

import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A way out of a router: packets that, once it has translated what came in, leave by it, and what they leave as. */
record Exit(Place place, Rewrite rewrite) {
    Exit within(PacketSet set) {
        return new Exit(place, rewrite.within(set));
    }

    boolean isEmpty() {
        return rewrite.isEmpty();
    }

    static List<Exit> of(Router router, PacketSpace space) {
        Map<String, Interface> interfaces =
                router.interfaces().stream().collect(Collectors.toMap(Interface::id, Function.identity()));
        List<Exit> exits = new ArrayList<>();
        for (Route route : router.routes()) {
            Interface by = interfaces.get(route.by());
            if (by == null) {
                throw new IllegalArgumentException("router " + router.id() + " has no interface " + route.by());
            }
            PacketSet taken = space.here(route.destinations()).minus(router.dropped()).and(by.outgoing());
            Rewrite.of(route.sources(), space).stream()
                    .map(rewrite -> new Exit(place(by.segment(), route.hop()), rewrite.within(taken)))
                    .filter(exit -> !exit.isEmpty())
                    .forEach(exits::add);
        }
        return List.copyOf(exits);
    }

    private static Place place(String segment, NextHop hop) {
        return switch (hop) {
            case NextHop.Destination() -> new Place.Direct(segment);
            case NextHop.Gateway(PacketSet address) -> new Place.Gateway(segment, address);
        };
    }
}
