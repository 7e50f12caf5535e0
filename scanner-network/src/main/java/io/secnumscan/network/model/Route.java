package io.secnumscan.network.model;

import io.secnumscan.network.packet.PacketSet;
import java.util.List;

/**
 * A route of a router.
 *
 * @param id of the object that says it: a subnet, a router with its extra routes
 * @param destinations packets that take it: those of longer prefixes, or of routes that win otherwise, are already taken out
 * @param by id of the interface that they leave by
 * @param sources translations of what leaves by it, tried in order after the choice of the route; the first that takes a
 *     packet translates it, and what none takes stays as it is
 */
public record Route(String id, PacketSet destinations, String by, NextHop hop, List<Translation> sources) {
    public Route {
        sources = List.copyOf(sources);
    }
}
