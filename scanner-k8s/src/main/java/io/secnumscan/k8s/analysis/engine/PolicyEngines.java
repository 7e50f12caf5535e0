package io.secnumscan.k8s.analysis.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.k8s.analysis.Derived;
import io.secnumscan.k8s.analysis.InputCoverage;
import io.secnumscan.k8s.analysis.Match;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    public static final String TYPE = "analysis/policy-engine";
    private static final String NODES = "kubernetes.core.node";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return new LinkedHashSet<>(List.of(NODES, Agents.PODS, Agents.CONFIG_MAPS));
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        Agents agents = Agents.read(snapshot, target);
        List<Resource> nodes = new ArrayList<>();
        snapshot.resources(target, NODES, nodes::add);
        boolean builtIn = nodes.stream().anyMatch(PolicyEngines::hasItInside);
        for (Resource node : nodes) {
            Verdict verdict = verdict(node, agents, builtIn);
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("name", node.name()).put("why", verdict.why());
            verdict.enforces().ifPresent(holds -> row.put("enforces", holds));
            ArrayNode names = row.putArray("engines");
            agents.on(node.name()).forEach(program -> names.add(program.name()));
            Derived.from(row, List.of(Derived.Source.of(node)));
            resources.accept(Derived.resource(target, TYPE, "", node.id(), node.name(), row));
        }
        InputCoverage.of(snapshot, target, List.of(NODES)).output(TYPE, nodes.size(), namespace -> 0).forEach(coverage);
    }

    private record Verdict(Optional<Boolean> enforces, String why) {
        static final Verdict NOT_KNOWN = new Verdict(Optional.empty(), "not-known");
    }

    /** k3s has an engine inside its one program, unless it is switched off: https://docs.k3s.io/networking/networking-services */
    private static boolean hasItInside(Resource node) {
        return node.attributes().at("/status/nodeInfo/kubeletVersion").asText("").contains("+k3s");
    }

    private static Verdict verdict(Resource node, Agents agents, boolean builtIn) {
        List<Program> here = agents.on(node.name()).stream().filter(Program::knowsPolicies).toList();
        boolean ciliumAlone = !here.isEmpty() && here.stream().allMatch(one -> one.name().equals(Program.CILIUM));
        if (!here.isEmpty()) {
            return switch (ciliumAlone ? agents.ciliumEnforces() : Match.YES) {
                case YES -> new Verdict(Optional.of(true), "runs");
                case NO -> new Verdict(Optional.of(false), "switched-off");
                case UNKNOWN -> Verdict.NOT_KNOWN;
            };
        }
        if (builtIn || !agents.podsWhole() || agents.anywhere().isEmpty()) {
            return Verdict.NOT_KNOWN;
        }
        boolean elsewhere = agents.anywhere().stream().anyMatch(Program::knowsPolicies);
        return new Verdict(Optional.of(false), elsewhere ? "none-here" : "knows-none");
    }
}
