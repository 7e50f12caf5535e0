package io.secnumscan.network.analysis.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.analysis.NetworkCoverage;
import io.secnumscan.network.flow.Zones;
import io.secnumscan.network.kubernetes.engine.Agents;
import io.secnumscan.network.kubernetes.engine.Engine;
import io.secnumscan.network.kubernetes.engine.Force;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/policy-engine}: of each node, which program makes network policies hold there. Both ends of a
 * connection filter their own pods, so each node needs one.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites">Prerequisites</a>
 */
public final class PolicyEngines implements Analysis {
    static final String TYPE = "analysis/policy-engine";
    static final Set<String> NEEDS = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            ClusterReader.NODES, ClusterReader.PODS, Agents.CONFIG_MAPS, Agents.NODE_CONFIGS,
            ClusterReader.NAMESPACES)));

    private final Map<String, JsonNode> declared;

    /** @param declared values of the perimeter's parameters */
    public PolicyEngines(Map<String, JsonNode> declared) {
        this.declared = Map.copyOf(declared);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return NEEDS;
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        Agents agents = Agents.read(snapshot, target, Zones.of(snapshot, declared).keepers(target));
        List<Resource> nodes = new ArrayList<>();
        snapshot.resources(target, ClusterReader.NODES, nodes::add);
        for (Resource node : nodes) {
            Collection<Force> here = agents.on(node.name());
            Verdict verdict = verdict(here, agents);
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("name", node.name()).put("why", verdict.why());
            verdict.enforces().ifPresent(holds -> row.put("enforces", holds));
            ArrayNode names = row.putArray("engines");
            here.stream().map(force -> force.engine().title()).distinct().sorted().forEach(names::add);
            resources.accept(EngineRows.of(target, TYPE, "", node.id(), node.name(), row, Optional.of(node)));
        }
        coverage.accept(NetworkCoverage.of(snapshot, target, List.of(ClusterReader.NODES), TYPE, nodes.size()));
    }

    private record Verdict(Optional<Boolean> enforces, String why) {
        static final Verdict NOT_KNOWN = new Verdict(Optional.empty(), "not-known");
    }

    /** Of Antrea, whose own policies come first, NetworkPolicies are enforced all the same. */
    private static Answer enforces(Force force) {
        return force.engine() == Engine.CILIUM ? force.on().and(force.cilium().kubernetes()) : force.on();
    }

    private static Verdict verdict(Collection<Force> here, Agents agents) {
        Answer holds = here.stream().map(PolicyEngines::enforces).reduce(Answer.NO, Answer::or);
        boolean unready = here.stream().anyMatch(force -> force.ready() != Answer.YES);
        if (holds == Answer.YES) {
            return new Verdict(Optional.of(true), "runs");
        }
        if (holds == Answer.UNKNOWN) {
            return unready ? new Verdict(Optional.empty(), "not-ready") : Verdict.NOT_KNOWN;
        }
        if (agents.hidesSome() || agents.anywhere().isEmpty()) {
            return Verdict.NOT_KNOWN;
        }
        boolean able = here.stream().anyMatch(force -> force.engine().knowsPolicies());
        boolean elsewhere = agents.anywhere().stream().anyMatch(force -> enforces(force) != Answer.NO);
        return new Verdict(Optional.of(false), able ? "switched-off" : elsewhere ? "none-here" : "knows-none");
    }
}
