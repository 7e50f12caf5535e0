package io.secnumscan.network.reach;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.model.Router;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;

/** A world as a network. */
record Built(World world, PacketSpace space) {
    Network network() {
        return new Network(
                world.hosts().stream().map(this::endpoint).toList(), world.boxes().stream().map(this::router).toList());
    }

    private PacketSet set(List<Match> matches) {
        return space.union(matches.stream().map(space::of).toList());
    }

    private Endpoint endpoint(World.Host host) {
        return new Endpoint(
                host.id(), host.segment(), set(host.address()), set(host.sends()), set(host.accepts()));
    }

    private Router router(World.Box box) {
        return new Router(box.id(), box.feet().stream().map(this::foot).toList(), translations(box.destinations()),
                set(box.dropped()), box.ways().stream().map(this::route).toList());
    }

    private Interface foot(World.Foot foot) {
        return new Interface(
                foot.id(), foot.segment(), set(foot.address()), set(foot.incoming()), set(foot.outgoing()));
    }

    private Route route(World.Way way) {
        NextHop hop = way.gateway().isPresent()
                ? new NextHop.Gateway(set(way.gateway().get()))
                : new NextHop.Destination();
        return new Route(way.id(), set(way.destinations()), way.by(), hop, translations(way.sources()));
    }

    private List<Translation> translations(List<World.Change> changes) {
        return changes.stream()
                .map(change -> new Translation(change.id(), set(change.of()), change.to()))
                .toList();
    }
}
