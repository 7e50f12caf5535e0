package io.secnumscan.network.analysis;

import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.core.assess.ReachMap.Link;
import io.secnumscan.core.assess.ReachMap.Pair;
import io.secnumscan.core.assess.ReachMap.Place;
import io.secnumscan.core.assess.ReachMap.Zone;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a report keeps of the pairs of one target: numbers of all, links between the best connected zones, and some pairs of
 * each sender. It stays small however many pairs there are.
 */
public final class ReachDrawing {
    private static final int SHOWN = 1_000;
    private static final int OF_ONE = 40;
    private static final int ZONES = 14;
    private static final int DOUBTS = 20;
    /** Links that are counted before the best connected zones are known. */
    private static final int LINKS = 200_000;

    private final ReachMap.Kind kind;
    private final List<Pair> first = new ArrayList<>();
    private final List<List<Pair>> bySender = new ArrayList<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Long> degrees = new HashMap<>();
    private final Map<List<String>, long[]> links = new HashMap<>();
    private long places;
    private long pairs;
    private long possible;

    public ReachDrawing(ReachMap.Kind kind) {
        this.kind = kind;
    }

    /** One more that may send, whether it does or not, with all its pairs. */
    public void sender(List<Pair> its) {
        places++;
        its.forEach(this::count);
        if (!its.isEmpty()) {
            bySender.add(List.copyOf(its.subList(0, Math.min(OF_ONE, its.size()))));
        }
    }

    /** The pairs of one that is outside: it is no tenant, and what it reaches matters so much that it is shown first. */
    public void outside(List<Pair> its) {
        its.forEach(this::count);
        first.addAll(its.subList(0, Math.min(OF_ONE, its.size())));
    }

    private void count(Pair pair) {
        Place from = pair.from();
        Place to = pair.to();
        pairs += pair.reachable() ? 1 : 0;
        possible += pair.reachable() ? 0 : 1;
        labels.putIfAbsent(from.zone(), from.zoneLabel());
        labels.putIfAbsent(to.zone(), to.zoneLabel());
        if (!from.zone().equals(to.zone())) {
            degrees.merge(from.zone(), 1L, Long::sum);
            degrees.merge(to.zone(), 1L, Long::sum);
            List<String> key = List.of(from.zone(), to.zone());
            if (links.size() < LINKS || links.containsKey(key)) {
                links.computeIfAbsent(key, any -> new long[2])[pair.reachable() ? 0 : 1]++;
            }
        }
    }

    /** @param doubts why some pairs are only possible */
    public ReachMap map(CoverageRecord line, List<Text> doubts) {
        List<Zone> zones = degrees.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> one) -> -one.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(ZONES)
                .map(one -> new Zone(one.getKey(), labels.getOrDefault(one.getKey(), one.getKey()), one.getValue()))
                .toList();
        Set<String> drawn = Set.copyOf(zones.stream().map(Zone::name).toList());
        List<Link> between = named().values().stream()
                .filter(link -> drawn.contains(link.from()) && drawn.contains(link.to()))
                .toList();
        return new ReachMap(line, kind, places, pairs, possible, doubts.stream().limit(DOUBTS).toList(),
                doubts.size(), zones, degrees.size(), between, shown());
    }

    private SortedMap<String, Link> named() {
        SortedMap<String, Link> all = new TreeMap<>();
        links.forEach((zones, numbers) -> all.put(
                zones.getFirst() + "\n" + zones.getLast(),
                new Link(zones.getFirst(), zones.getLast(), numbers[0], numbers[1])));
        return all;
    }

    /** As many of each sender, so that none of them hides the others. */
    private List<Pair> shown() {
        int each = bySender.isEmpty() ? 0 : Math.clamp(SHOWN / bySender.size(), 1, OF_ONE);
        List<Pair> shown = new ArrayList<>(first);
        bySender.stream().flatMap(its -> its.stream().limit(each)).limit(SHOWN - first.size()).forEach(shown::add);
        return shown;
    }
}
