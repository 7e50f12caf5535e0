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

    /** The same with another value in a field. */
    public Packet with(Field field, Unsigned128 value) {
        return new Packet(
                field == Field.FAMILY ? (int) value.low() : family,
                field == Field.PROTOCOL ? (int) value.low() : protocol,
                field == Field.DESTINATION_PORT ? (int) value.low() : destinationPort,
                field == Field.SOURCE_PORT ? (int) value.low() : sourcePort,
                field == Field.DESTINATION ? value : destination,
                field == Field.SOURCE ? value : source);
    }
}
