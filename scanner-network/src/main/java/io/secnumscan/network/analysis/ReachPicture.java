package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.core.assess.ReachMap.Link;
import io.secnumscan.core.assess.ReachMap.Pair;
import io.secnumscan.core.assess.ReachMap.Place;
import io.secnumscan.core.assess.ReachMap.Zone;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Looks at the rows of {@link ReachAnalysis} on their way to the rules and keeps what a report shows of them: numbers of all,
 * links between the best connected zones, and some pairs of each sender. What it keeps stays small however many pairs there are.
 */
final class ReachPicture implements Analysis {
    private static final int SHOWN = 1_000;
    private static final int OF_ONE = 40;
    private static final int ZONES = 14;
    /** Links that are counted before the best connected zones are known. */
    private static final int LINKS = 200_000;

    private final ReachAnalysis analysis;
    private final SortedMap<String, ReachMap> maps;

    /** @param maps takes the picture of each target by its name */
    ReachPicture(ReachAnalysis analysis, SortedMap<String, ReachMap> maps) {
        this.analysis = analysis;
        this.maps = maps;
    }

    @Override
    public String type() {
        return analysis.type();
    }

    @Override
    public Set<String> needs() {
        return analysis.needs();
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        Drawing drawing = new Drawing();
        analysis.derive(snapshot, target, row -> {
            drawing.row(row);
            resources.accept(row);
        }, line -> {
            drawing.coverage = Optional.of(line);
            coverage.accept(line);
        });
        drawing.coverage.ifPresent(line -> maps.put(target, drawing.map(line)));
    }

    /** Of one target. */
    private static final class Drawing {
        private Optional<CoverageRecord> coverage = Optional.empty();
        private final List<List<Pair>> bySender = new ArrayList<>();
        private final Map<String, String> labels = new HashMap<>();
        private final Map<String, Long> degrees = new HashMap<>();
        private final Map<List<String>, long[]> links = new HashMap<>();
        private long places;
        private long pairs;
        private long possible;

        private void row(Resource row) {
            places++;
            JsonNode flows = row.attributes().path("flows");
            String name = row.name().isEmpty() ? row.id() : row.name() + " (" + row.id() + ")";
            Place from = new Place("project/" + row.id(), name, row.attributes().path("zone").asText());
            List<Pair> its = new ArrayList<>();
            for (JsonNode flow : flows) {
                Place to = new Place(
                        flow.path("to").asText(), flow.path("label").asText(), flow.path("zone").asText());
                boolean reachable = flow.path("reachable").asBoolean(false);
                count(from, to, reachable);
                if (its.size() < OF_ONE) {
                    its.add(new Pair(from, to, reachable, texts(flow.path("traffic")),
                            flow.path("witness").asText(), texts(flow.path("because"))));
                }
            }
            if (!its.isEmpty()) {
                bySender.add(its);
            }
        }

        private void count(Place from, Place to, boolean reachable) {
            pairs += reachable ? 1 : 0;
            possible += reachable ? 0 : 1;
            label(from);
            label(to);
            if (!from.zone().equals(to.zone())) {
                degrees.merge(from.zone(), 1L, Long::sum);
                degrees.merge(to.zone(), 1L, Long::sum);
                List<String> key = List.of(from.zone(), to.zone());
                if (links.size() < LINKS || links.containsKey(key)) {
                    links.computeIfAbsent(key, any -> new long[2])[reachable ? 0 : 1]++;
                }
            }
        }

        /** A zone that is a project alone is known by the project's name. */
        private void label(Place place) {
            labels.putIfAbsent(place.zone(), place.zone().equals(place.id()) ? place.label() : place.zone());
        }

        private ReachMap map(CoverageRecord line) {
            List<Zone> zones = degrees.entrySet().stream()
                    .sorted(Comparator.comparingLong((Map.Entry<String, Long> one) -> -one.getValue())
                            .thenComparing(Map.Entry::getKey))
                    .limit(ZONES)
                    .map(one -> new Zone(one.getKey(), labels.getOrDefault(one.getKey(), one.getKey()), one.getValue()))
                    .toList();
            Set<String> drawn = Set.copyOf(zones.stream().map(Zone::name).toList());
            List<Link> between = new TreeMap<>(named()).entrySet().stream()
                    .map(Map.Entry::getValue)
                    .filter(link -> drawn.contains(link.from()) && drawn.contains(link.to()))
                    .toList();
            return new ReachMap(line, places, pairs, possible, zones, degrees.size(), between, shown());
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
            return bySender.stream().flatMap(pairs -> pairs.stream().limit(each)).limit(SHOWN).toList();
        }

        private static List<String> texts(JsonNode list) {
            return list.valueStream().map(JsonNode::asText).toList();
        }
    }
}
