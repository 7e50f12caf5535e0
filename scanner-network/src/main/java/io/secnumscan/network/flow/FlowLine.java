package io.secnumscan.network.flow;

import io.secnumscan.network.packet.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of a matrix of flows: what one protocol may do between two places. Other programs read these, so their fields and
 * words are fixed.
 *
 * @param protocol {@code any}, {@code tcp}, {@code udp}, {@code sctp}, {@code icmp}, {@code icmpv6} or a number
 * @param ports ranges of destination ports, of ICMP types ({@code 8}) or types with codes ({@code 3/4}); empty for all
 * @param witness a packet that passes, as it is sent
 * @param because ids of what lets it pass, in order
 */
public record FlowLine(
        String from, String to, String protocol, List<String> ports, Decision decision, Optional<String> witness,
        List<String> because) {
    static final String ANY = "any";

    public FlowLine {
        ports = List.copyOf(ports);
        because = List.copyOf(because);
    }

    /** The lines of a flow: those that surely pass, by protocol, then those that may; one when nothing passes. */
    public static List<FlowLine> of(Flow flow, Chain chain) {
        Optional<String> witness = flow.witness().map(journey -> PacketText.of(journey.sent()));
        List<String> because = flow.witness().map(chain::of).orElse(List.of());
        List<FlowLine> lines = new ArrayList<>();
        for (Decision decision : List.of(Decision.REACHABLE, Decision.POSSIBLE)) {
            Traffic traffic = decision == Decision.REACHABLE ? flow.reachable() : flow.possible();
            boolean shown = decision == flow.decision();
            protocols(traffic).forEach(protocol -> lines.add(new FlowLine(
                    flow.from(), flow.to(), protocol.name(), protocol.ports(), decision,
                    shown ? witness : Optional.empty(), shown ? because : List.of())));
        }
        return lines.isEmpty()
                ? List.of(new FlowLine(
                        flow.from(), flow.to(), ANY, List.of(), Decision.BLOCKED, Optional.empty(), List.of()))
                : lines;
    }

    /** A protocol and its ports. */
    public record Protocol(String name, List<String> ports) {
        public Protocol {
            ports = List.copyOf(ports);
        }
    }

    /** Traffic by protocol, ascending by their numbers. */
    public static List<Protocol> protocols(Traffic traffic) {
        if (traffic.isAny()) {
            return List.of(new Protocol(ANY, List.of()));
        }
        return traffic.ports().keySet().stream()
                .map(number -> new Protocol(PacketText.protocol(number), ports(number, traffic)))
                .toList();
    }

    private static List<String> ports(int protocol, Traffic traffic) {
        boolean types = PacketText.hasTypes(protocol);
        return traffic.ranges(protocol).stream()
                .flatMap(range -> types ? PacketText.types(range).stream() : Stream.of(range.toString()))
                .toList();
    }
}
