package io.secnumscan.network.flow;

import io.secnumscan.core.net.AddressText;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Packets as texts: {@code tcp 10.0.0.5:49152 > 10.1.0.7:22}. */
public final class PacketText {
    /** IANA, "Protocol Numbers"; others are written as numbers. */
    private static final Map<Integer, String> NAMES = Map.of(1, "icmp", 6, "tcp", 17, "udp", 58, "icmpv6", 132, "sctp");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final int MOST = 255;
    private static final int CODES = 256;

    private PacketText() {}

    public static String of(Packet packet) {
        String protocol = protocol(packet.protocol());
        String source = address(packet.family(), packet.source());
        String destination = address(packet.family(), packet.destination());
        if (hasTypes(packet.protocol())) {
            return protocol + " " + type(packet.destinationPort()) + " " + source + " > " + destination;
        }
        boolean ports = packet.destinationPort() != 0 || packet.sourcePort() != 0;
        return ports
                ? protocol + " " + with(packet.family(), source, packet.sourcePort()) + " > "
                        + with(packet.family(), destination, packet.destinationPort())
                : protocol + " " + source + " > " + destination;
    }

    static String protocol(int number) {
        return Optional.ofNullable(NAMES.get(number)).orElseGet(() -> Integer.toString(number));
    }

    /** The number of a protocol by its name or number; empty for what is neither. */
    public static Optional<Integer> number(String protocol) {
        if (NUMBER.matcher(protocol).matches()) {
            return Optional.of(Integer.valueOf(protocol)).filter(number -> number <= MOST);
        }
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(protocol))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static boolean hasTypes(int protocol) {
        return protocol == 1 || protocol == 58;
    }

    /** Types of an ICMP: one by one, with the code where not all codes of it are meant. */
    static List<String> types(Traffic.Range range) {
        List<String> types = new ArrayList<>();
        for (int first = range.first(); first <= range.last();) {
            int type = first / CODES;
            int last = Math.min(range.last(), type * CODES + CODES - 1);
            boolean whole = first % CODES == 0 && last % CODES == CODES - 1;
            types.add(whole ? Integer.toString(type)
                    : type + "/" + new Traffic.Range(first % CODES, last % CODES));
            first = last + 1;
        }
        return types;
    }

    private static String type(int number) {
        return number / CODES + "/" + number % CODES;
    }

    private static String address(int family, Unsigned128 address) {
        return AddressText.write(family == 4 ? Family.V4 : Family.V6, address);
    }

    private static String with(int family, String address, int port) {
        return (family == 4 ? address : "[" + address + "]") + ":" + port;
    }
}
