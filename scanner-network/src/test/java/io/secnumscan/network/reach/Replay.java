package io.secnumscan.network.reach;

import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.Packet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Goes a journey again, object by object, and asks at each whether it may. */
record Replay(World world, Simulator simulator) {
    Replay(World world) {
        this(world, new Simulator(world));
    }

    /** Where a packet has got to, and who may take it there. */
    private record Here(String segment, Packet packet, Predicate<List<Match>> atAddress) {}

    boolean confirms(Journey journey) {
        World.Host from = host(journey.from().id());
        if (!simulator.fits(from.sends(), journey.sent())) {
            return false;
        }
        Optional<Here> here = Optional.of(new Here(from.segment(), journey.sent(), any -> true));
        for (Crossed crossed : journey.crossed()) {
            here = here.flatMap(at -> crossed(at, crossed));
        }
        World.Host to = host(journey.to().id());
        return here.stream().anyMatch(at -> at.segment().equals(to.segment())
                && simulator.fits(to.accepts(), at.packet()) && takes(at, to, journey));
    }

    private boolean takes(Here at, World.Host to, Journey journey) {
        return journey.crossed().isEmpty() ? simulator.fits(to.address(), at.packet())
                : at.atAddress().test(to.address());
    }

    private World.Host host(String id) {
        return world.hosts().stream().filter(host -> host.id().equals(id)).findFirst().orElseThrow();
    }

    private Optional<Here> crossed(Here at, Crossed crossed) {
        World.Box box =
                world.boxes().stream().filter(one -> one.id().equals(crossed.router())).findFirst().orElseThrow();
        World.Foot in = box.foot(crossed.in());
        World.Foot out = box.foot(crossed.out());
        World.Way way = box.ways().stream().filter(one -> one.id().equals(crossed.route())).findFirst().orElseThrow();
        boolean goes = at.segment().equals(in.segment()) && at.atAddress().test(in.address())
                && way.by().equals(out.id())
                && named(box.destinations(), at.packet()).equals(crossed.translation())
                && simulator.changed(box.destinations(), at.packet())
                        .anyMatch(now -> !simulator.fits(box.dropped(), now)
                                && Stream.of(in.incoming(), way.destinations(),
                                        out.outgoing()).allMatch(set -> simulator.fits(set, now))
                                && named(way.sources(), now).equals(crossed.sourceTranslation())
                                && simulator.changed(way.sources(), now).anyMatch(crossed.packet()::equals));
        Predicate<List<Match>> next = way.gateway()
                .<Predicate<List<Match>>>map(gateway -> address -> simulator.meet(address, gateway))
                .orElse(address -> simulator.fits(address, crossed.packet()));
        return goes ? Optional.of(new Here(out.segment(), crossed.packet(), next)) : Optional.empty();
    }

    private Optional<String> named(List<World.Change> changes, Packet packet) {
        return changes.stream().filter(change -> simulator.fits(change.of(), packet)).map(World.Change::id).findFirst();
    }
}
