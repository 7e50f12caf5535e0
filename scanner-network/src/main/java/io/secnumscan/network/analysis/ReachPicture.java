package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.core.assess.ReachMap.Pair;
import io.secnumscan.core.assess.ReachMap.Place;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.flow.Decision;
import io.secnumscan.network.flow.Flow;
import io.secnumscan.network.flow.FlowLine;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Looks at the rows of {@link ReachAnalysis} on their way to the rules, and at what the internet can send, and keeps what a
 * report shows of them.
 */
final class ReachPicture implements Analysis {
    private static final String INTERNET = "internet";
    private static final String PROJECT = "project/";

    private final ReachAnalysis analysis;
    private final SharedFlows shared;
    private final SortedMap<String, ReachMap> maps;

    /** @param maps takes the picture of each target by its name */
    ReachPicture(SharedFlows shared, SortedMap<String, ReachMap> maps) {
        this.analysis = new ReachAnalysis(shared);
        this.shared = shared;
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
        SharedFlows.Known known = shared.of(snapshot, target);
        ReachDrawing drawing = new ReachDrawing(ReachMap.Kind.PROJECT);
        drawing.outside(published(known));
        analysis.derive(snapshot, target, row -> {
            drawing.sender(pairs(row, known));
            resources.accept(row);
        }, line -> {
            maps.put(target, drawing.map(line, known.network().bounds().doubts()));
            coverage.accept(line);
        });
    }

    /** What the internet can send to projects. */
    private static List<Pair> published(SharedFlows.Known known) {
        Place internet = place(INTERNET, known);
        return known.byProject().from(INTERNET).stream()
                .filter(flow -> flow.to().startsWith(PROJECT))
                .map(flow -> pair(internet, flow, known))
                .toList();
    }

    private static Pair pair(Place from, Flow flow, SharedFlows.Known known) {
        List<FlowLine> lines = FlowLine.of(flow, known.network().chain());
        return new Pair(from, place(flow.to(), known), flow.decision() == Decision.REACHABLE,
                lines.stream().filter(line -> line.decision() == flow.decision()).map(FlowRow::text).toList(),
                lines.getFirst().witness().orElse(""), lines.getFirst().because());
    }

    private static List<Pair> pairs(Resource row, SharedFlows.Known known) {
        Place from = place(PROJECT + row.id(), known);
        return row.attributes().path("flows").valueStream()
                .map(flow -> new Pair(from, place(flow.path("to").asText(), known),
                        flow.path("reachable").asBoolean(false), texts(flow.path("traffic")),
                        flow.path("witness").asText(), texts(flow.path("because"))))
                .toList();
    }

    private static Place place(String place, SharedFlows.Known known) {
        String zone = known.zone(place);
        return new Place(place, known.projects().called(place), zone, known.projects().called(zone));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
