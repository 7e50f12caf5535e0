package io.secnumscan.network.model;

import io.secnumscan.network.packet.Packet;

/** Names what lets single packets pass the filters of a network, or stops them there. */
@FunctionalInterface
public interface Reasons {
    /** Says nothing of any. */
    Reasons NONE = (id, incoming, packet) -> Reason.OPEN;

    /**
     * What becomes of a packet at a filter.
     *
     * @param id of an endpoint, or of an interface of a router
     * @param incoming whether the packet comes in there, or is to leave by it
     */
    Reason of(String id, boolean incoming, Packet packet);
}
