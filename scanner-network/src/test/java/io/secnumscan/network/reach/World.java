package io.secnumscan.network.reach;

import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.Packet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A small network as it is said, not as it is computed: sets are the matches of which one must fit. */
record World(List<Host> hosts, List<Box> boxes) {
    /** An endpoint. */
    record Host(
            String id, String segment, String zone, List<Match> address, List<Match> sends, List<Match> accepts) {}

    /** A router's interface. */
    record Foot(String id, String segment, List<Match> address, List<Match> incoming, List<Match> outgoing) {}

    record Change(String id, List<Match> of, Map<Field, Interval> to) {}

    record Way(String id, List<Match> destinations, String by, Optional<List<Match>> gateway, List<Change> sources) {}

    /** A router. */
    record Box(String id, List<Foot> feet, List<Change> destinations, List<Match> dropped, List<Way> ways) {
        Foot foot(String id) {
            return feet.stream().filter(foot -> foot.id().equals(id)).findFirst().orElseThrow();
        }
    }

    Map<String, String> zones() {
        return hosts.stream().collect(Collectors.toMap(Host::id, Host::zone));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Host host : hosts) {
            text.append("\n  ").append(host.id()).append(" on ").append(host.segment()).append(" of ")
                    .append(host.zone())
                    .append(" has ").append(set(host.address())).append(" sends ").append(set(host.sends()))
                    .append(" accepts ").append(set(host.accepts()));
        }
        for (Box box : boxes) {
            text.append("\n  ").append(box.id()).append(" drops ").append(set(box.dropped()));
            for (Foot foot : box.feet()) {
                text.append("\n    ").append(foot.id()).append(" on ").append(foot.segment()).append(" has ")
                        .append(set(foot.address())).append(" in ").append(set(foot.incoming())).append(" out ")
                        .append(set(foot.outgoing()));
            }
            text.append(changes(box.destinations()));
            for (Way way : box.ways()) {
                text.append("\n    ").append(way.id()).append(" to ").append(set(way.destinations())).append(" by ")
                        .append(way.by()).append(way.gateway().map(set -> " via " + set(set)).orElse(""))
                        .append(changes(way.sources()));
            }
        }
        return text.toString();
    }

    private static String changes(List<Change> changes) {
        return changes.stream()
                .map(change -> "\n      " + change.id() + " makes of " + set(change.of()) + " "
                        + new TreeMap<>(change.to()).entrySet().stream()
                                .map(to -> to.getKey() + "=" + text(to.getValue()))
                                .toList())
                .collect(Collectors.joining());
    }

    private static String set(List<Match> matches) {
        return matches.stream()
                .map(match -> new TreeMap<>(match.fields()).entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue().stream().map(World::text).toList())
                        .toList().toString())
                .toList().toString();
    }

    private static String text(Interval interval) {
        return interval.first().low() + ".." + interval.last().low();
    }

    static String text(Packet packet) {
        return packet.family() + "/" + packet.source().low() + ":" + packet.sourcePort() + ">"
                + packet.destination().low() + ":" + packet.destinationPort();
    }
}
