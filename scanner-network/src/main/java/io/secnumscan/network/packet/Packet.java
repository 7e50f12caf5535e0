package io.secnumscan.network.packet;

/**
 * One packet.
 *
 * @param family 4 or 6
 * @param destinationPort see {@link Field#DESTINATION_PORT}
 * @param sourcePort see {@link Field#SOURCE_PORT}
 */
public record Packet(
        int family, int protocol, int destinationPort, int sourcePort, Value destination, Value source) {
    Value of(Field field) {
        return switch (field) {
            case FAMILY -> Value.of(family);
            case PROTOCOL -> Value.of(protocol);
            case DESTINATION_PORT -> Value.of(destinationPort);
            case SOURCE_PORT -> Value.of(sourcePort);
            case DESTINATION -> destination;
            case SOURCE -> source;
        };
    }
}
