package io.secnumscan.k8s.analysis.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/admission-action}: one row for each binding of an admission policy, and each policy of Kyverno that
 * validates: whether what is not wanted is refused, or only told.
 */
public final class AdmissionActions implements Analysis {
    public static final String TYPE = "analysis/admission-action";
    private static final String BINDINGS = "kubernetes.admission.validating-policy-binding";
    private static final List<String> KYVERNO =
            List.of("kubernetes.kyverno.cluster-policy", "kubernetes.kyverno.policy");

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        Set<String> needs = new LinkedHashSet<>(List.of(BINDINGS));
        needs.addAll(KYVERNO);
        return needs;
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        Rows rows = new Rows(target, TYPE, resources);
        snapshot.resources(target, BINDINGS, binding -> rows.add(binding, "", binding(binding)));
        KYVERNO.forEach(type -> snapshot.resources(target, type, policy -> Kyverno.row(policy, Rows.about(policy))
                .ifPresent(row -> rows.add(policy, "", row.put("policy", policy.name())))));
        rows.cover(snapshot, List.copyOf(needs()), coverage);
    }

    private static ObjectNode binding(Resource binding) {
        JsonNode spec = binding.attributes().path("spec");
        ObjectNode row = Rows.about(binding).put("policy", spec.path("policyName").asText(""));
        ArrayNode actions = row.putArray("actions");
        spec.path("validationActions").forEach(action -> actions.add(action.asText()));
        JsonNode matched = spec.path("matchResources");
        boolean everywhere = matched.path("namespaceSelector").isEmpty() && matched.path("objectSelector").isEmpty()
                && matched.path("resourceRules").isEmpty() && matched.path("excludeResourceRules").isEmpty();
        return row.put("everywhere", everywhere && !spec.path("paramRef").isObject());
    }
}
