package io.secnumscan.network.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.network.kubernetes.read.Protocols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ports and messages of Cilium's rules.
 *
 * @see <a href="https://docs.cilium.io/en/stable/security/policy/language/#layer-4-examples">Layer 4</a>
 */
final class CiliumPorts {
    private static final List<Integer> ANY =
            List.of(Protocols.TCP, Protocols.UDP, Protocols.SCTP);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final int LAST_PORT = 65_535;

    private CiliumPorts() {}

    static List<Ports> of(JsonNode ports) {
        List<Ports> all = new ArrayList<>();
        for (JsonNode port : ports) {
            String name = port.path("protocol").asText("ANY");
            Optional<Integer> protocol = Protocols.number(name);
            List<Integer> protocols = protocol.map(List::of).orElse(name.equals("ANY") ? ANY : List.of());
            protocols.forEach(one -> all.add(port(one, port)));
        }
        return ports.isEmpty() ? List.of(new Ports.Any()) : all;
    }

    private static Ports port(int protocol, JsonNode port) {
        String text = port.path("port").asText("0");
        if (!NUMBER.matcher(text).matches()) {
            return new Ports.Named(text, protocol);
        }
        int first = Math.clamp(Integer.parseInt(text), 0, LAST_PORT);
        return first == 0
                ? new Ports.Protocol(protocol)
                : new Ports.Range(protocol, first, Math.clamp(port.path("endPort").asInt(first), first, LAST_PORT));
    }

    static List<Ports> messages(JsonNode icmps) {
        List<Ports> all = new ArrayList<>();
        for (JsonNode icmp : icmps) {
            for (JsonNode field : icmp.path("fields")) {
                int protocol = field.path("family").asText("IPv4").equals("IPv6") ? Protocols.ICMPV6 : Protocols.ICMP;
                JsonNode type = field.path("type");
                boolean number = type.isIntegralNumber() || NUMBER.matcher(type.asText("")).matches();
                all.add(number
                        ? new Ports.Icmp(protocol, type.asInt(), -1)
                        : named(protocol, type.asText("")));
            }
        }
        return all;
    }

    /** Of the names only those of the commonest messages are known here; another is any message. */
    private static Ports named(int protocol, String name) {
        boolean six = protocol == Protocols.ICMPV6;
        return switch (name) {
            case "EchoRequest" -> new Ports.Icmp(protocol, six ? 128 : 8, -1);
            case "EchoReply" -> new Ports.Icmp(protocol, six ? 129 : 0, -1);
            default -> new Ports.Protocol(protocol);
        };
    }
}
