package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.network.flow.Decision;
import io.secnumscan.network.flow.Flow;
import io.secnumscan.network.flow.Flows;
import io.secnumscan.network.flow.Passing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What passes between zones besides what a matrix foresees, and which of its lines something passes by. */
final class ZoneFlows {
    private static final String INTERNET = "internet";

    private final SharedFlows.Known known;
    private final FlowMatrix matrix;
    private final Map<FlowMatrix.Line, Decision> used = new HashMap<>();

    ZoneFlows(SharedFlows.Known known, FlowMatrix matrix) {
        this.known = known;
        this.matrix = matrix;
    }

    FlowMatrix matrix() {
        return matrix;
    }

    /**
     * The flows of a zone that no line foresees, as rows by where they get. What the internet can send there as well is a
     * flow of the internet's. Every zone is to be asked about once before {@link #used} is.
     */
    ArrayNode unforeseen(String zone, List<String> places) {
        Flows flows = known.byProject();
        SortedMap<String, Flow> merged = new TreeMap<>();
        for (String place : places) {
            if (flows.places().contains(place)) {
                Passing all = flows.passing(place);
                use(zone, all);
                Passing own = place.startsWith("project/") ? flows.passingBeyond(place, INTERNET) : all;
                Passing besides = own.without((to, space) -> known.zone(to).equals(zone)
                        ? space.all()
                        : matrix.foreseen(zone, known.zone(to), space));
                flows.told(besides).forEach(flow -> merged.merge(known.zone(flow.to()), flow, ZoneFlows::both));
            }
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        merged.forEach((to, flow) -> rows.add(FlowRow.of(
                new Flow(zone, to, flow.reachable(), flow.possible(), flow.witness()), known)));
        return rows;
    }

    private static Flow both(Flow one, Flow other) {
        Flow shown = one.decision() == Decision.REACHABLE ? one : other;
        var reachable = one.reachable().or(other.reachable());
        return new Flow(one.from(), one.to(), reachable, one.possible().or(other.possible()).minus(reachable),
                shown.witness());
    }

    private void use(String zone, Passing passing) {
        for (FlowMatrix.Line line : matrix.lines()) {
            if (line.from(zone) && used.get(line) != Decision.REACHABLE) {
                passing.perhaps().keySet().stream()
                        .filter(to -> !known.zone(to).equals(zone) && line.isAbout(zone, known.zone(to)))
                        .map(to -> passing.some(to, (any, space) -> line.packets(space)))
                        .forEach(decision -> used.merge(
                                line, decision, (a, b) -> a.compareTo(b) <= 0 ? a : b));
            }
        }
    }

    /** Whether something passes by it; empty where that is not known. */
    Optional<Boolean> used(FlowMatrix.Line line) {
        return switch (used.getOrDefault(line, Decision.BLOCKED)) {
            case REACHABLE -> Optional.of(true);
            case POSSIBLE -> Optional.empty();
            case BLOCKED -> Optional.of(false);
        };
    }
}
