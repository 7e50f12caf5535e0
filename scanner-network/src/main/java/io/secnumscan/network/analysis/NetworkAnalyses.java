package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import java.util.List;
import java.util.Map;

/** The analyses of whole networks. Those of one list share what they find out, so a list is for one judgement. */
public final class NetworkAnalyses {
    private NetworkAnalyses() {}

    /** @param declared values of the perimeter's parameters */
    public static List<Analysis> ofOpenStack(Map<String, JsonNode> declared) {
        SharedFlows flows = new SharedFlows(declared);
        return List.of(new ReachAnalysis(flows), new ExposureAnalysis(flows), new ZoneFlowAnalysis(flows));
    }
}
