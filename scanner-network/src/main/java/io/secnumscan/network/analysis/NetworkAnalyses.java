package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.network.analysis.engine.NodeEncryption;
import io.secnumscan.network.analysis.engine.PolicyEngines;
import io.secnumscan.network.analysis.engine.PolicyKinds;
import io.secnumscan.network.analysis.kubernetes.PodReachAnalysis;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The analyses of whole networks. Those of one list share what they find out, so a list is for one judgement. */
public final class NetworkAnalyses {
    private NetworkAnalyses() {}

    /**
     * Those of a platform, in the order in which they are made.
     *
     * @param platform as {@code openstack}; others than those that have networks to model have none
     * @param declared values of the perimeter's parameters
     */
    public static List<Analysis> of(String platform, Map<String, JsonNode> declared) {
        return of(platform, declared, new TreeMap<>());
    }

    /**
     * The same, with pictures for a report.
     *
     * @param pictures takes that of each target by its name
     */
    public static List<Analysis> of(
            String platform, Map<String, JsonNode> declared, SortedMap<String, ReachMap> pictures) {
        return switch (platform) {
            case "openstack" -> ofOpenStack(new SharedFlows(declared), pictures);
            case "kubernetes" -> List.of(
                    new PodReachAnalysis(declared, pictures), new CloudPathAnalysis(declared),
                    new PolicyEngines(declared), new PolicyKinds(declared), new NodeEncryption(declared));
            default -> List.of();
        };
    }

    private static List<Analysis> ofOpenStack(SharedFlows flows, SortedMap<String, ReachMap> pictures) {
        return List.of(
                new ReachPicture(flows, pictures), new ExposureAnalysis(flows),
                new ZoneFlowAnalysis(flows));
    }
}
