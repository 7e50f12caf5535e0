package io.secnumscan.network.analysis.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.analysis.NetworkCoverage;
import io.secnumscan.network.flow.Zones;
import io.secnumscan.network.kubernetes.engine.Agents;
import io.secnumscan.network.kubernetes.policy.Enforcing;
import io.secnumscan.network.kubernetes.policy.Kind;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/policy-kind}: of each kind of policies, whether every node has an engine that enforces it. A policy of
 * the whole cluster is one for nodes that do.
 */
public final class PolicyKinds implements Analysis {
    static final String TYPE = "analysis/policy-kind";

    private final Map<String, JsonNode> declared;

    /** @param declared values of the perimeter's parameters */
    public PolicyKinds(Map<String, JsonNode> declared) {
        this.declared = Map.copyOf(declared);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return PolicyEngines.NEEDS;
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        Agents agents = Agents.read(snapshot, target, Zones.of(snapshot, declared).keepers(target));
        List<String> nodes = new ArrayList<>();
        snapshot.resources(target, ClusterReader.NODES, node -> nodes.add(node.name()));
        for (Kind kind : Kind.values()) {
            String word = kind.type().substring(kind.type().lastIndexOf('.') + 1);
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("kind", word).put("title", kind.title());
            Answer enforced = everywhere(kind, nodes, agents);
            if (enforced != Answer.UNKNOWN) {
                row.put("enforced", enforced == Answer.YES);
            }
            resources.accept(EngineRows.of(target, TYPE, "", word, kind.title(), row, Optional.empty()));
        }
        coverage.accept(NetworkCoverage.of(
                snapshot, target, List.of(ClusterReader.NODES), TYPE, Kind.values().length));
    }

    private static Answer everywhere(Kind kind, List<String> nodes, Agents agents) {
        Answer all = nodes.isEmpty() || !agents.seesAll() ? Answer.UNKNOWN : Answer.YES;
        boolean open = agents.hidesSome() || agents.anywhere().isEmpty();
        for (String node : nodes) {
            Answer here = Enforcing.any(agents.on(node), kind);
            all = all.and(open ? here.or(Answer.UNKNOWN) : here);
        }
        return all;
    }
}
