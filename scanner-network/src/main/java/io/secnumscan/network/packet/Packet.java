package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;

/**
 * One packet.
 *
 * @param family 4 or 6
 * @param destinationPort see {@link Field#DESTINATION_PORT}
 * @param sourcePort see {@link Field#SOURCE_PORT}
 */
public record Packet(
        int family, int protocol, int destinationPort, int sourcePort, Unsigned128 destination, Unsigned128 source) {
    Unsigned128 of(Field field) {
        return switch (field) {
            case FAMILY -> Unsigned128.of(family);
            case PROTOCOL -> Unsigned128.of(protocol);
            case DESTINATION_PORT -> Unsigned128.of(destinationPort);
            case SOURCE_PORT -> Unsigned128.of(sourcePort);
            case DESTINATION -> destination;
            case SOURCE -> source;
        };
    }
}
