package io.secnumscan.k8s.analysis.secondary;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/secondary-interface}: one row for each live pod and each network that it is attached to by Multus,
 * with the policies that hold there. NetworkPolicies hold for the cluster's own network alone.
 *
 * <p>Memory: the MultiNetworkPolicies; pods stream by.
 *
 * @see <a href="https://github.com/k8snetworkplumbingwg/multi-networkpolicy">MultiNetworkPolicy</a>
 */
public final class SecondaryInterfaces implements Analysis {
    public static final String TYPE = "analysis/secondary-interface";
    private static final String PODS = "kubernetes.core.pod";
    private static final String POLICIES = "kubernetes.network.multi-network-policy";
    private static final String ATTACHED = "k8s.v1.cni.cncf.io/networks";
    private static final String POLICY_FOR = "k8s.v1.cni.cncf.io/policy-for";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return new LinkedHashSet<>(List.of(PODS, POLICIES));
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        List<Policy> policies = new ArrayList<>();
        snapshot.resources(target, POLICIES, policy -> policies.add(Policy.of(policy)));
        boolean whole = InputCoverage.of(snapshot, target, List.of(POLICIES)).gap().isEmpty();
        SortedMap<String, Long> counts = new TreeMap<>();
        snapshot.resources(target, PODS, pod -> {
            if (!Set.of("Succeeded", "Failed").contains(pod.attributes().at("/status/phase").asText(""))) {
                String namespace = pod.attributes().at("/metadata/namespace").asText("");
                Set<String> networks = Attachments.of(
                        pod.attributes().path("metadata").path("annotations").path(ATTACHED).asText(""), namespace);
                for (String network : networks) {
                    resources.accept(row(target, pod, namespace, network, policies, whole));
                    counts.merge(namespace, 1L, Long::sum);
                }
            }
        });
        InputCoverage.of(snapshot, target, List.of(PODS)).output(TYPE, counts).forEach(coverage);
    }

    private static Resource row(String target, Resource pod, String namespace, String network, List<Policy> policies,
            boolean whole) {
        Labels labels = Labels.of(pod.attributes().path("metadata").path("labels"));
        List<Policy> some = policies.stream()
                .filter(policy -> policy.holds(namespace, network, labels) == Match.YES)
                .toList();
        boolean sure = whole
                && policies.stream().noneMatch(one -> one.holds(namespace, network, labels) == Match.UNKNOWN);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("pod", pod.id()).put("namespace", namespace).put("name", pod.name()).put("network", network);
        ArrayNode names = row.putArray("policies");
        some.forEach(policy -> names.add(policy.id()));
        put(row, "ingress", some.stream().anyMatch(Policy::ingress), sure);
        put(row, "egress", some.stream().anyMatch(Policy::egress), sure);
        Derived.from(row, List.of(Derived.Source.of(pod)));
        return Derived.resource(target, TYPE, namespace, pod.id() + "#" + network, pod.name(), row);
    }

    private static void put(ObjectNode row, String direction, boolean restricted, boolean sure) {
        if (restricted || sure) {
            row.put(direction, restricted);
        }
    }

    /** A policy, and the networks that it is about; those without a namespace lie in its own. */
    private record Policy(
            String id, String namespace, Set<String> networks, LabelSelector pods, boolean ingress, boolean egress) {
        static Policy of(Resource policy) {
            JsonNode object = policy.attributes();
            JsonNode spec = object.path("spec");
            String namespace = object.at("/metadata/namespace").asText("");
            List<String> types = new ArrayList<>();
            spec.path("policyTypes").forEach(type -> types.add(type.asText("")));
            return new Policy(
                    policy.id(), namespace,
                    Attachments.of(object.path("metadata").path("annotations").path(POLICY_FOR).asText(""), namespace),
                    LabelSelector.of(spec.path("podSelector")),
                    types.isEmpty() || types.contains("Ingress"),
                    types.isEmpty() ? !spec.path("egress").isEmpty() : types.contains("Egress"));
        }

        Match holds(String of, String network, Labels labels) {
            return Match.of(namespace.equals(of) && networks.contains(network)).and(pods.matches(labels));
        }
    }
}
