package io.secnumscan.k8s.analysis.permission;

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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/binding}: one row for each binding, of a namespace or of the cluster, and whether the role and
 * the service accounts that it names exist. Where roles or accounts were not wholly read, that they were not met proves
 * nothing, and the row leaves it out.
 *
 * <p>Memory: the ids of roles and service accounts.
 */
public final class BindingAnalysis implements Analysis {
    public static final String TYPE = "analysis/binding";
    private static final String BINDINGS = "kubernetes.rbac.role-binding";
    private static final String CLUSTER_BINDINGS = "kubernetes.rbac.cluster-role-binding";
    private static final String ACCOUNTS = "kubernetes.core.service-account";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return new LinkedHashSet<>(List.of(BINDINGS, CLUSTER_BINDINGS, Roles.ROLES, Roles.CLUSTER_ROLES, ACCOUNTS));
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        Known known = new Known(snapshot, target);
        SortedMap<String, Long> counts = new TreeMap<>();
        Consumer<Resource> row = binding -> {
            String namespace = namespace(binding);
            counts.merge(namespace, 1L, Long::sum);
            resources.accept(Derived.resource(
                    target, TYPE, namespace, binding.id(), binding.name(), row(binding, namespace, known)));
        };
        snapshot.resources(target, BINDINGS, row);
        snapshot.resources(target, CLUSTER_BINDINGS, row);
        InputCoverage.of(snapshot, target, List.of(BINDINGS, CLUSTER_BINDINGS))
                .output(TYPE, counts)
                .forEach(coverage);
    }

    private static String namespace(Resource binding) {
        return binding.attributes().path("metadata").path("namespace").asText("");
    }

    private static ObjectNode row(Resource binding, String namespace, Known known) {
        String role = RoleRef.of(binding.attributes(), namespace).id();
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("binding", binding.id()).put("binding_name", binding.name());
        row.put("namespace", namespace.isEmpty() ? null : namespace).put("cluster_wide", namespace.isEmpty());
        row.put("role", role);
        known.role(role, namespace).ifPresent(found -> row.put("role_found", found));
        boolean stock = Bootstrap.isBinding(binding.id(), binding.attributes());
        ArrayNode subjects = row.putArray("subjects");
        for (JsonNode named : binding.attributes().path("subjects")) {
            Subject subject = Subject.of(named);
            ObjectNode entry = subjects.addObject().put("kind", subject.kind()).put("name", subject.name());
            entry.put("namespace", subject.namespace().isEmpty() ? null : subject.namespace());
            boolean first = Bootstrap.isSubject(binding.id(), binding.attributes(), subject.id());
            entry.put("bootstrap", first);
            stock &= first;
            known.subject(subject).ifPresent(found -> entry.put("found", found));
        }
        row.put("binding_bootstrap", stock);
        Derived.from(row, List.of(Derived.Source.of(binding)));
        return row;
    }

    /** What exists, and what may exist unseen. */
    private static final class Known {
        private final Set<String> ids = new HashSet<>();
        private final InputCoverage roles;
        private final InputCoverage clusterRoles;
        private final InputCoverage accounts;

        Known(SnapshotView snapshot, String target) {
            for (String type : List.of(Roles.ROLES, Roles.CLUSTER_ROLES, ACCOUNTS)) {
                snapshot.resources(target, type, resource -> ids.add(resource.id()));
            }
            roles = InputCoverage.of(snapshot, target, List.of(Roles.ROLES));
            clusterRoles = InputCoverage.of(snapshot, target, List.of(Roles.CLUSTER_ROLES));
            accounts = InputCoverage.of(snapshot, target, List.of(ACCOUNTS));
        }

        /** Empty when it can't be told. */
        Optional<Boolean> role(String id, String namespace) {
            boolean whole = id.startsWith("Role/") ? roles.gap(namespace).isEmpty() : clusterRoles.gap().isEmpty();
            return found(ids.contains(id), whole);
        }

        /** People and groups are known to the identity provider, not to the cluster: taken as found. */
        Optional<Boolean> subject(Subject subject) {
            boolean account = subject.kind().equals("ServiceAccount");
            return account
                    ? found(ids.contains(subject.id()), accounts.gap(subject.namespace()).isEmpty())
                    : Optional.of(true);
        }

        private static Optional<Boolean> found(boolean met, boolean whole) {
            return met ? Optional.of(true) : whole ? Optional.of(false) : Optional.empty();
        }
    }
}
