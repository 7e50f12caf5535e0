package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/policy-effect}: one row for each network policy of any kind, with whom it lets through as far as
 * that is everybody, and what it refuses.
 *
 * <p>Memory: the namespaces with their labels, and administrators' policies; all others stream by.
 */
public final class PolicyEffects implements Analysis {
    public static final String TYPE = "analysis/policy-effect";
    private static final String NAMESPACES = "kubernetes.core.namespace";
    private static final String PODS = "kubernetes.core.pod";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        Set<String> needs = new LinkedHashSet<>(Kind.TYPES);
        needs.add(NAMESPACES);
        needs.add(PODS);
        return needs;
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        List<Live.Namespace> namespaces = new ArrayList<>();
        snapshot.resources(target, NAMESPACES, one -> namespaces.add(
                new Live.Namespace(one.name(), one.attributes().path("metadata").path("labels"))));
        Live live = new Live(
                namespaces, InputCoverage.of(snapshot, target, List.of(NAMESPACES)).gap().isEmpty());
        Rows rows = new Rows(target, live, ipv6(snapshot, target), ranked(snapshot, target), resources);
        for (Kind kind : Kind.values()) {
            snapshot.resources(target, kind.type(), policy -> rows.add(kind, policy));
        }
        InputCoverage.of(snapshot, target, Kind.TYPES).output(TYPE, rows.counts).forEach(coverage);
    }

    private static List<Ranked> ranked(SnapshotView snapshot, String target) {
        List<Ranked> ranked = new ArrayList<>();
        for (Kind kind : List.of(Kind.ADMIN, Kind.CLUSTER)) {
            snapshot.resources(target, kind.type(), policy -> ranked.add(
                    Ranked.of(policy.id(), kind.type(), policy.attributes().path("spec"))));
        }
        return ranked;
    }

    /** Whether some pod has an address of IPv6; empty when the pods that would tell were not read. */
    private static Optional<Boolean> ipv6(SnapshotView snapshot, String target) {
        List<String> found = new ArrayList<>();
        snapshot.resources(target, PODS, pod -> {
            for (JsonNode ip : pod.attributes().path("status").path("podIPs")) {
                if (found.isEmpty() && ip.path("ip").asText("").contains(":")) {
                    found.add(pod.id());
                }
            }
        });
        boolean whole = InputCoverage.of(snapshot, target, List.of(PODS)).gap().isEmpty();
        return found.isEmpty() && !whole ? Optional.empty() : Optional.of(!found.isEmpty());
    }

    /** Writes the rows. */
    private static final class Rows {
        private final String target;
        private final Live live;
        private final Optional<Boolean> ipv6;
        private final List<Ranked> ranked;
        private final Consumer<Resource> resources;
        private final SortedMap<String, Long> counts = new TreeMap<>();

        Rows(String target, Live live, Optional<Boolean> ipv6, List<Ranked> ranked, Consumer<Resource> resources) {
            this.target = target;
            this.live = live;
            this.ipv6 = ipv6;
            this.ranked = ranked;
            this.resources = resources;
        }

        void add(Kind kind, Resource policy) {
            JsonNode object = policy.attributes();
            String namespace = object.path("metadata").path("namespace").asText("");
            Effect effect = new Effect(live);
            kind.read(object, effect);
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("policy", policy.id()).put("kind", kind.word()).put("family", kind.family());
            row.put("namespace", namespace).put("name", policy.name());
            row.put("cluster_wide", namespace.isEmpty()).put("every_pod", kind.isAboutEveryPod(object));
            effect.write(row);
            ipv6.ifPresent(some -> row.put("ipv6", some));
            clashes(policy.id(), row);
            Derived.from(row, List.of(Derived.Source.of(policy)));
            // Two kinds of policy share the name NetworkPolicy.
            String id = kind == Kind.CALICO ? policy.id() + "#calico" : policy.id();
            resources.accept(Derived.resource(target, TYPE, namespace, id, policy.name(), row));
            counts.merge(namespace, 1L, Long::sum);
        }

        private void clashes(String id, ObjectNode row) {
            ArrayNode names = row.putArray("clashes");
            for (Ranked one : ranked) {
                if (one.id().equals(id)) {
                    one.clashes(ranked, live, Match.YES).forEach(other -> names.add(other.id()));
                    if (!one.clashes(ranked, live, Match.UNKNOWN).isEmpty()) {
                        return;
                    }
                }
            }
            row.put("ranked", true);
        }
    }
}
