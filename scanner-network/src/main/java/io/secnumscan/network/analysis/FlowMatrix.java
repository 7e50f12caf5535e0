package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.perimeter.Glob;
import io.secnumscan.network.flow.PacketText;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The flows between zones that an operator authorises: {@code {from, to, protocol, ports}}; {@code *} stands for any part of a
 * zone's name, and what a line leaves out may be any.
 */
record FlowMatrix(List<Line> lines) {
    /** Of those whose ports people write down: TCP, UDP, SCTP. */
    private static final List<Integer> WITH_PORTS = List.of(6, 17, 132);

    /**
     * One line.
     *
     * @param protocols numbers; none for any
     * @param ports ranges; none for all
     */
    record Line(String from, String to, String protocol, List<Integer> protocols, List<Interval> ports) {
        Line {
            protocols = List.copyOf(protocols);
            ports = List.copyOf(ports);
        }

        boolean from(String zone) {
            return Glob.matches(from, zone);
        }

        boolean isAbout(String zone, String other) {
            return from(zone) && Glob.matches(to, other);
        }

        PacketSet packets(PacketSpace space) {
            Match match = Match.ANY;
            List<Integer> numbers = protocols.isEmpty() && !ports.isEmpty() ? WITH_PORTS : protocols;
            if (!numbers.isEmpty()) {
                match = match.with(Field.PROTOCOL, numbers.stream().map(number -> Interval.of(number)).toList());
            }
            return space.of(ports.isEmpty() ? match : match.with(Field.DESTINATION_PORT, ports));
        }
    }

    FlowMatrix {
        lines = List.copyOf(lines);
    }

    /** @param declared the value of the parameter; a line of which something can't be understood authorises nothing */
    static FlowMatrix of(JsonNode declared) {
        List<Line> lines = new ArrayList<>();
        declared.forEach(line -> {
            String protocol = line.path("protocol").asText("any");
            lines.add(new Line(
                    line.path("from").asText(), line.path("to").asText(), protocol, protocols(protocol),
                    ports(line.path("ports"))));
        });
        return new FlowMatrix(lines);
    }

    /** A number that no protocol has where the text is none, so that the line holds no packet. */
    private static List<Integer> protocols(String text) {
        return text.equals("any") ? List.of() : List.of(PacketText.number(text).orElse(NO_PROTOCOL));
    }

    private static final int NO_PROTOCOL = 256;

    private static List<Interval> ports(JsonNode ports) {
        List<Interval> intervals = new ArrayList<>();
        ports.forEach(port -> intervals.add(range(port.asText())));
        return intervals;
    }

    /** {@code 443} or {@code 8000-8099}; what is neither is a port that no packet has. */
    private static Interval range(String text) {
        List<Integer> ends = Stream.of(text.split("-", 2))
                .map(end -> end.matches("[0-9]{1,5}") ? Integer.parseInt(end) : NO_PORT)
                .toList();
        return ends.getFirst() <= ends.getLast()
                ? Interval.of(ends.getFirst(), ends.getLast())
                : Interval.of(NO_PORT, NO_PORT);
    }

    private static final int NO_PORT = 65_536;

    /** The packets that some line lets go from a zone to another. */
    PacketSet foreseen(String from, String to, PacketSpace space) {
        return space.union(lines.stream()
                .filter(line -> line.isAbout(from, to))
                .map(line -> line.packets(space))
                .toList());
    }
}
