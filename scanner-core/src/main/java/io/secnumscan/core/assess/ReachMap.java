package io.secnumscan.core.assess;

import io.secnumscan.core.coverage.CoverageRecord;
import java.util.List;

/**
 * Who can reach whom in a target, for a report: all of it as numbers, and of the pairs as many as a person looks through.
 *
 * @param coverage how far the network was seen
 * @param places how many there are that may send
 * @param pairs how many of them reach another for sure
 * @param possible how many others may
 * @param zones the best connected ones, those first
 * @param zonesInAll how many zones reach or are reached
 * @param links between those zones
 * @param shown some pairs, fairly of each sender, by sender and receiver
 */
public record ReachMap(
        CoverageRecord coverage, long places, long pairs, long possible, List<Zone> zones, long zonesInAll,
        List<Link> links, List<Pair> shown) {
    public ReachMap {
        zones = List.copyOf(zones);
        links = List.copyOf(links);
        shown = List.copyOf(shown);
    }

    public String target() {
        return coverage.target();
    }

    /**
     * What the perimeter declares together; what it does not, by itself.
     *
     * @param pairs how many pairs it sends or receives in, with other zones
     */
    public record Zone(String name, String label, long pairs) {}

    /** How many pairs reach from one zone to another for sure, and how many others may. */
    public record Link(String from, String to, long pairs, long possible) {}

    /** A project, or what lies outside. */
    public record Place(String id, String label, String zone) {}

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
