package io.secnumscan.network.model;

import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.PacketSet;
import java.util.Map;

/**
 * An address translation: a floating IP, a port forwarding, SNAT, a published port.
 *
 * @param id of the object that asks for it
 * @param of the packets that it takes
 * @param to what their fields hold after it; any value of an interval may be chosen
 */
public record Translation(String id, PacketSet of, Map<Field, Interval> to) {
    public Translation {
        to = Map.copyOf(to);
    }
}
