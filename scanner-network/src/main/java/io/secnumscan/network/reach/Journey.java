package io.secnumscan.network.reach;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.packet.Packet;
import java.util.List;

/**
 * The way that a packet takes from one endpoint to another: a witness that the one can reach the other.
 *
 * @param sent as the sender sends it
 * @param crossed routers, in order; none when the two share a segment and the sender hands it over itself
 */
public record Journey(Endpoint from, Packet sent, List<Crossed> crossed, Endpoint to) {
    public Journey {
        crossed = List.copyOf(crossed);
    }

    /** As it arrives. */
    public Packet arrived() {
        return crossed.isEmpty() ? sent : crossed.getLast().packet();
    }
}
