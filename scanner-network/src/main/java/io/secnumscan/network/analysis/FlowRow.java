package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.network.flow.Decision;
import io.secnumscan.network.flow.Flow;
import io.secnumscan.network.flow.FlowLine;
import java.util.List;

/** A flow as rules see it. Whether it exists is left out where that is not known: rules then can't assess it. */
final class FlowRow {
    private FlowRow() {}

    static ObjectNode of(Flow flow, SharedFlows.Known known) {
        Projects projects = known.projects();
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        projects.describe(flow.to(), row);
        row.put("to", flow.to());
        row.put("label", projects.label(flow.to()));
        row.put("zone", known.zone(flow.to()));
        if (flow.decision() == Decision.REACHABLE) {
            row.put("reachable", true);
        }
        List<FlowLine> lines = FlowLine.of(flow, known.network().chain());
        ArrayNode traffic = row.putArray("traffic");
        lines.stream().filter(line -> line.decision() == flow.decision()).forEach(line -> traffic.add(text(line)));
        way(lines, row);
        return row;
    }

    /** What shows that it exists. */
    static void way(List<FlowLine> lines, ObjectNode row) {
        FlowLine first = lines.getFirst();
        row.put("witness", first.witness().orElse(""));
        ArrayNode because = row.putArray("because");
        first.because().forEach(because::add);
    }

    static String text(FlowLine line) {
        return line.ports().isEmpty() ? line.protocol() : line.protocol() + " " + String.join(",", line.ports());
    }
}
