package io.secnumscan.k8s.analysis.selection;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.k8s.analysis.InputCoverage;
import io.secnumscan.k8s.analysis.Match;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/policy-selection}: one row for each namespace and each policy of the five families (Kubernetes,
 * the admin kinds, Cilium, Calico) that selects a live pod of it, or could where none lives.
 *
 * <p>A row is written only when that is certain. Where it is not (pods were refused, an operator is not known), the
 * namespace's coverage is partial instead: one more policy that may or may not bear on it. Policies are held and pods
 * stream by.
 */
public final class SelectionAnalysis implements Analysis {
    public static final String TYPE = "analysis/policy-selection";
    private static final String NAMESPACES = "kubernetes.core.namespace";
    private static final String PODS = "kubernetes.core.pod";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        Set<String> needs = new LinkedHashSet<>(Policy.TYPES);
        needs.add(PODS);
        needs.add(NAMESPACES);
        return needs;
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        SortedMap<String, Place> places = places(snapshot, target);
        SortedMap<String, List<Candidate>> candidates = candidates(snapshot, target, places.values());
        SortedSet<String> inhabited = new TreeSet<>();
        snapshot.resources(target, PODS, resource -> LivePod.of(resource).ifPresent(pod -> {
            inhabited.add(pod.namespace());
            candidates.getOrDefault(pod.namespace(), List.of()).forEach(candidate -> candidate.see(pod));
        }));

        InputCoverage pods = InputCoverage.of(snapshot, target, List.of(PODS));
        InputCoverage inputs = InputCoverage.of(snapshot, target, List.copyOf(needs()));
        Result result = new Result();
        for (String namespace : places.keySet()) {
            boolean podsWhole = pods.gap(namespace).isEmpty();
            List<Resource> rows = new ArrayList<>();
            for (Candidate candidate : candidates.getOrDefault(namespace, List.of())) {
                switch (candidate.bears(podsWhole, inhabited.contains(namespace))) {
                    case YES -> rows.add(candidate.row(target, podsWhole));
                    case UNKNOWN ->
                            result.open(namespace, candidate.awaitsPod(podsWhole, inhabited.contains(namespace)));
                    case NO -> {}
                }
            }
            rows.forEach(resources);
            result.counts.put(namespace, (long) rows.size());
        }
        result.lines(inputs).forEach(coverage);
    }

    /** Namespaces that were read, and those that something that was read lives in. */
    private static SortedMap<String, Place> places(SnapshotView snapshot, String target) {
        SortedMap<String, Place> places = new TreeMap<>();
        snapshot.resources(target, NAMESPACES, namespace -> places.put(namespace.name(),
                new Place(namespace.name(), Optional.of(namespace.attributes()))));
        for (String type : List.of(PODS, Policy.KUBERNETES)) {
            snapshot.coverage(target, type).forEach(line -> line.scope()
                    .id("namespace")
                    .ifPresent(name -> places.putIfAbsent(name, new Place(name, Optional.empty()))));
            snapshot.resources(target, type, resource -> resource.scope()
                    .id("namespace")
                    .ifPresent(name -> places.putIfAbsent(name, new Place(name, Optional.empty()))));
        }
        return places;
    }

    /** By namespace, in the order of the kinds. */
    private static SortedMap<String, List<Candidate>> candidates(
            SnapshotView snapshot, String target, Iterable<Place> places) {
        SortedMap<String, List<Candidate>> candidates = new TreeMap<>();
        for (String type : Policy.TYPES) {
            snapshot.resources(target, type, resource -> {
                Policy policy = Policy.of(resource);
                for (Place place : places) {
                    Match about = policy.selection().namespace(place);
                    if (about != Match.NO) {
                        candidates.computeIfAbsent(place.name(), name -> new ArrayList<>())
                                .add(new Candidate(policy, place, about));
                    }
                }
            });
        }
        return candidates;
    }

    /** How many rows each namespace has, and of which it is not certain that these are all. */
    private static final class Result {
        final SortedMap<String, Long> counts = new TreeMap<>();
        /** Where something selects in a way that is not understood. */
        private final SortedSet<String> unsure = new TreeSet<>();
        /** Where only a live pod would tell. */
        private final SortedSet<String> deserted = new TreeSet<>();

        void open(String namespace, boolean awaitsPod) {
            (awaitsPod ? deserted : unsure).add(namespace);
        }

        List<CoverageRecord> lines(InputCoverage inputs) {
            long count = counts.values().stream().mapToLong(Long::longValue).sum();
            Optional<Gap> gap = inputs.gap().or(this::doubt);
            if (gap.isEmpty()) {
                return List.of(inputs.line(TYPE, Scope.ALL, new Coverage.Complete(count), new View.Cloud()));
            }
            List<CoverageRecord> lines = new ArrayList<>();
            for (Map.Entry<String, Long> namespace : counts.entrySet()) {
                String name = namespace.getKey();
                if (inputs.gap(name).isEmpty() && !unsure.contains(name) && !deserted.contains(name)) {
                    Coverage whole = new Coverage.Complete(namespace.getValue());
                    lines.add(inputs.line(TYPE, Scope.of("namespace", name), whole, new View.Namespace(name)));
                }
            }
            lines.add(inputs.line(TYPE, Scope.ALL, InputCoverage.missing(gap.get(), count), new View.Unproved()));
            return lines;
        }

        private Optional<Gap> doubt() {
            List<String> reasons = new ArrayList<>();
            reason("a policy selects in a way that is not understood, in ", unsure).ifPresent(reasons::add);
            reason("no live pod has labels that would tell whether a policy selects any, in ", deserted)
                    .ifPresent(reasons::add);
            Cause cause = unsure.isEmpty() ? Cause.NOT_COLLECTED : Cause.UNREADABLE;
            return reasons.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Gap(TYPE, cause, String.join("; ", reasons), Optional.empty()));
        }

        private static Optional<String> reason(String text, SortedSet<String> namespaces) {
            return namespaces.isEmpty() ? Optional.empty() : Optional.of(text + String.join(", ", namespaces));
        }
    }
}
