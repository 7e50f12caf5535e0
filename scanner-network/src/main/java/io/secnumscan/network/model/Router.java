package io.secnumscan.network.model;

import io.secnumscan.network.packet.PacketSet;
import java.util.List;

/**
 * What hands packets on between segments: a router, a node's service proxy, the provider's fabric beyond an external network.
 * A packet that comes in by an interface is translated, routed, filtered at that interface and at the one that it leaves by,
 * and translated again: the order of netfilter's PREROUTING, FORWARD and POSTROUTING. It may leave by where it came in.
 *
 * @param destinations translations of what comes in, tried in order before the choice of a route; the first that takes a
 *     packet translates it, and what none takes stays as it is
 * @param dropped packets that it hands to nobody: after translation, those for its own addresses, and what no route takes is
 *     dropped anyway
 */
public record Router(
        String id, List<Interface> interfaces, List<Translation> destinations, PacketSet dropped, List<Route> routes) {
    public Router {
        interfaces = List.copyOf(interfaces);
        destinations = List.copyOf(destinations);
        routes = List.copyOf(routes);
    }
}
