package io.secnumscan.network.model;

import io.secnumscan.network.packet.PacketSet;

/** Whom a router hands a packet on the segment that it leaves by. */
public sealed interface NextHop {
    /** Who has the packet's destination. */
    record Destination() implements NextHop {}

    /**
     * Who has another address: an interface of a router, or an endpoint, which takes it whatever its destination.
     *
     * @param address packets whose destination is that address; who answers for one of them is the next hop
     */
    record Gateway(PacketSet address) implements NextHop {}
}
