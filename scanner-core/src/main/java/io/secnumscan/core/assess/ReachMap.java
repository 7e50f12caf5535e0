package io.secnumscan.core.assess;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Locale;

/**
 * Who can reach whom in a target, for a report: all of it as numbers, and of the pairs as many as a person looks through.
 *
 * @param coverage how far the network was seen
 * @param kind what its tenants are told apart by
 * @param places how many there are that may send
 * @param pairs how many of them reach another for sure
 * @param possible how many others may
 * @param doubts why they only may: the first reasons
 * @param doubtsInAll how many reasons there are
 * @param zones the best connected ones, those first
 * @param zonesInAll how many zones reach or are reached
 * @param links between those zones
 * @param shown some pairs, fairly of each sender, by sender and receiver
 */
public record ReachMap(
        CoverageRecord coverage, Kind kind, long places, long pairs, long possible, List<Text> doubts,
        long doubtsInAll, List<Zone> zones, long zonesInAll, List<Link> links, List<Pair> shown) {
    public ReachMap {
        doubts = List.copyOf(doubts);
        zones = List.copyOf(zones);
        links = List.copyOf(links);
        shown = List.copyOf(shown);
    }

    public String target() {
        return coverage.target();
    }

    /** What a platform tells tenants apart by. */
    public enum Kind {
        PROJECT,
        NAMESPACE;

        /** As programs read it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the perimeter declares together; what it does not, by itself.
     *
     * @param label what people know it by
     * @param pairs how many pairs it sends or receives in, with other zones
     */
    public record Zone(String name, String label, long pairs) {}

    /** How many pairs reach from one zone to another for sure, and how many others may. */
    public record Link(String from, String to, long pairs, long possible) {}

    /**
     * A project or namespace, or what lies outside.
     *
     * @param label what people know it by
     * @param zoneLabel what people know its zone by
     */
    public record Place(String id, String label, String zone, String zoneLabel) {}

    /**
     * One that can reach another.
     *
     * @param reachable false where it only may
     * @param traffic protocols with ports
     * @param witness a packet as it is sent
     * @param because ids of what it passes, in order
     */
    public record Pair(
            Place from, Place to, boolean reachable, List<String> traffic, String witness, List<String> because) {
        public Pair {
            traffic = List.copyOf(traffic);
            because = List.copyOf(because);
        }
    }
}
