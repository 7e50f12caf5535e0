package io.secnumscan.network.model;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.packet.PacketSet;

/**
 * Where packets begin and end: a port of a server, a pod, what lies beyond an uplink.
 *
 * @param id unique in the network; {@code TARGET/REGION/PROJECT/port/ID} and the like
 * @param segment that it is attached to
 * @param address packets whose destination it has: what reaches it on the wire
 * @param sends what may leave it: what its outgoing filter lets out, of the sources that it can claim. Whom it hands a packet
 *     on its segment is its own choice
 * @param accepts what its incoming filter lets in. What a router hands it as a next hop may have any destination
 * @param given of the addresses that it may have, those that it was given: what people know it by. None where that says no
 *     more. It decides of no packet
 */
public record Endpoint(
        String id, String segment, PacketSet address, PacketSet sends, PacketSet accepts, AddressSet given) {
    /** One that has no other addresses than those that it was given. */
    public Endpoint(String id, String segment, PacketSet address, PacketSet sends, PacketSet accepts) {
        this(id, segment, address, sends, accepts, AddressSet.NONE);
    }
}
