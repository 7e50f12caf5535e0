package io.secnumscan.network.reach;

import io.secnumscan.network.packet.PacketSet;

/** Where a packet is that a router has let go. */
sealed interface Place {
    String segment();

    /** On its way to who has its destination. */
    record Direct(String segment) implements Place {}

    /** On its way to who has another address. */
    record Gateway(String segment, PacketSet address) implements Place {}
}
