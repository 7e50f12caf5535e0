package io.secnumscan.k8s.analysis.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/admission-call}: one row for each webhook of a configuration and each admission policy: whom the
 * API server asks, and what it does when nobody answers.
 */
public final class AdmissionCalls implements Analysis {
    public static final String TYPE = "analysis/admission-call";
    private static final List<String> WEBHOOKS =
            List.of("kubernetes.admission.validating-webhooks", "kubernetes.admission.mutating-webhooks");
    private static final List<String> POLICIES =
            List.of("kubernetes.admission.validating-policy", "kubernetes.admission.mutating-policy");

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        Set<String> needs = new LinkedHashSet<>(WEBHOOKS);
        needs.addAll(POLICIES);
        return needs;
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        Rows rows = new Rows(target, TYPE, resources);
        WEBHOOKS.forEach(type -> snapshot.resources(target, type, configuration -> webhooks(configuration, rows)));
        POLICIES.forEach(type -> snapshot.resources(target, type, policy -> policy(policy, rows)));
        rows.cover(snapshot, List.copyOf(needs()), coverage);
    }

    private static void policy(Resource policy, Rows rows) {
        JsonNode spec = policy.attributes().path("spec");
        ObjectNode row = Rows.about(policy).put("webhook", false);
        row.put("failure_policy", spec.path("failurePolicy").asText("Fail"));
        groups(row, spec.at("/matchConstraints/resourceRules"));
        rows.add(policy, "", row);
    }

    private static void groups(ObjectNode row, JsonNode rules) {
        SortedSet<String> groups = new TreeSet<>();
        rules.forEach(rule -> rule.path("apiGroups").forEach(group -> groups.add(group.asText())));
        groups.forEach(row.putArray("api_groups")::add);
    }

    private static void webhooks(Resource configuration, Rows rows) {
        for (JsonNode webhook : configuration.attributes().path("webhooks")) {
            String name = webhook.path("name").asText("");
            ObjectNode row = Rows.about(configuration).put("name", name).put("webhook", true);
            row.put("failure_policy", webhook.path("failurePolicy").asText("Fail"));
            groups(row, webhook.path("rules"));
            Backend.write(row, webhook.path("clientConfig"));
            rows.add(configuration, "/" + name, row);
        }
    }
}
