package io.secnumscan.k8s.analysis.selection;

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
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.Labels;
import io.secnumscan.k8s.analysis.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/network-policy}: one row for each NetworkPolicy, with what it selects, which ports it names that
 * no pod has, how wide its ranges are, and where two peers stand that may have been meant as one.
 *
 * <p>Memory: the policies with their selectors; pods and controllers stream by.
 */
public final class NetworkPolicyAnalysis implements Analysis {
    public static final String TYPE = "analysis/network-policy";
    private static final String PODS = "kubernetes.core.pod";
    private static final String NAMESPACES = "kubernetes.core.namespace";

    /** Where controllers keep the labels of the pods that they will make: none may run now. */
    private static final SortedMap<String, String> TEMPLATES = new TreeMap<>(Map.of(
            "kubernetes.apps.deployment", "/spec/template",
            "kubernetes.apps.daemon-set", "/spec/template",
            "kubernetes.apps.stateful-set", "/spec/template",
            "kubernetes.apps.replica-set", "/spec/template",
            "kubernetes.core.replication-controller", "/spec/template",
            "kubernetes.batch.job", "/spec/template",
            "kubernetes.batch.cron-job", "/spec/jobTemplate/spec/template"));

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        Set<String> needs = new LinkedHashSet<>(List.of(Policy.KUBERNETES, PODS, NAMESPACES));
        needs.addAll(TEMPLATES.keySet());
        return needs;
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        SortedMap<String, List<Reach>> reaches = new TreeMap<>();
        snapshot.resources(target, Policy.KUBERNETES, policy -> {
            Reach reach = new Reach(policy);
            reaches.computeIfAbsent(reach.namespace, key -> new ArrayList<>()).add(reach);
        });
        Map<String, Place> places = new HashMap<>();
        snapshot.resources(target, NAMESPACES,
                one -> places.put(one.name(), new Place(one.name(), Optional.of(one.attributes()))));
        snapshot.resources(target, PODS, resource -> LivePod.of(resource).ifPresent(pod -> {
            Place place = places.getOrDefault(pod.namespace(), new Place(pod.namespace(), Optional.empty()));
            reaches.getOrDefault(pod.namespace(), List.of()).forEach(reach -> reach.see(pod.own()));
            reaches.values().forEach(some -> some.forEach(reach -> reach.see(place, pod, resource)));
        }));
        TEMPLATES.forEach((type, template) -> snapshot.resources(target, type, controller -> reaches
                .getOrDefault(controller.attributes().path("metadata").path("namespace").asText(""), List.of())
                .forEach(reach -> reach.expect(Labels.of(
                        controller.attributes().at(template).path("metadata").path("labels"))))));

        InputCoverage pods = InputCoverage.of(snapshot, target, List.of(PODS));
        InputCoverage everywhere = InputCoverage.of(snapshot, target, List.of(PODS, NAMESPACES));
        List<String> expected = new ArrayList<>(List.of(PODS));
        expected.addAll(TEMPLATES.keySet());
        InputCoverage controllers = InputCoverage.of(snapshot, target, expected);
        reaches.forEach((namespace, some) -> some.forEach(reach -> resources.accept(reach.row(
                target, pods.gap(namespace).isEmpty(), controllers.gap(namespace).isEmpty(),
                everywhere.gap().isEmpty()))));
        long count = reaches.values().stream().mapToLong(List::size).sum();
        InputCoverage.of(snapshot, target, List.of(Policy.KUBERNETES))
                .output(TYPE, count, namespace -> reaches.getOrDefault(namespace, List.of()).size())
                .forEach(coverage);
    }

    /** A policy, and what was seen of what it is about. */
    private static final class Reach {
        private final Resource policy;
        private final String namespace;
        private final LabelSelector selector;
        private final List<NamedPort> ports;
        private final List<Either> either;
        private long pods;
        private boolean unsure;
        private boolean expected;

        Reach(Resource policy) {
            JsonNode spec = policy.attributes().path("spec");
            this.policy = policy;
            this.namespace = policy.attributes().path("metadata").path("namespace").asText("");
            this.selector = LabelSelector.of(spec.path("podSelector"));
            this.ports = NamedPort.of(spec, namespace);
            this.either = Either.of(spec);
        }

        void see(Labels labels) {
            Match selected = selector.matches(labels);
            pods += selected == Match.YES ? 1 : 0;
            unsure |= selected == Match.UNKNOWN;
            either.forEach(one -> one.see(labels));
        }

        void see(Place place, LivePod pod, Resource resource) {
            ports.forEach(port -> port.see(place, pod, resource));
        }

        void expect(Labels labels) {
            expected |= selector.matches(labels) == Match.YES;
        }

        Resource row(String target, boolean podsWhole, boolean allExpected, boolean allPods) {
            JsonNode spec = policy.attributes().path("spec");
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("policy", policy.id()).put("namespace", namespace).put("name", policy.name());
            row.put("every_pod", selector.selectsAll());
            if (podsWhole && !unsure) {
                row.put("pods", pods);
            }
            boolean some = pods > 0 || expected;
            if (some || allExpected && !unsure) {
                row.put("selects", some);
            }
            ArrayNode named = row.putArray("named_ports");
            ports.forEach(port -> port.write(named.addObject(), podsWhole && !unsure, allPods));
            ArrayNode ranges = row.putArray("ranges");
            PortRange.write(ranges, "ingress", spec.path("ingress"));
            PortRange.write(ranges, "egress", spec.path("egress"));
            ArrayNode twice = row.putArray("either");
            either.forEach(one -> one.write(twice.addObject(), podsWhole));
            Derived.from(row, List.of(Derived.Source.of(policy)));
            return Derived.resource(target, TYPE, namespace, policy.id(), policy.name(), row);
        }
    }
}
