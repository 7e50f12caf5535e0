package io.secnumscan.k8s.analysis.permission;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.k8s.analysis.InputCoverage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/effective-permission}: one row for each binding and each of its subjects.
 *
 * <p>Bindings stream by; roles are held, since any binding may name any of them. RBAC has no denials: what a subject may
 * do is the union of its rows, and of the groups' that it is in.
 */
public final class PermissionAnalysis implements Analysis {
    public static final String TYPE = "analysis/effective-permission";
    private static final String BINDINGS = "kubernetes.rbac.role-binding";
    private static final String CLUSTER_BINDINGS = "kubernetes.rbac.cluster-role-binding";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return new LinkedHashSet<>(List.of(BINDINGS, CLUSTER_BINDINGS, Roles.ROLES, Roles.CLUSTER_ROLES));
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        Roles roles = Roles.read(snapshot, target);
        Whole whole = new Whole(snapshot, target);
        SortedMap<String, Long> counts = new TreeMap<>();
        Consumer<Resource> binding = one -> {
            Grant grant = new Grant(one, roles, whole.of(one));
            List<Resource> rows = grant.rows(target);
            counts.merge(grant.namespace(), (long) rows.size(), Long::sum);
            rows.forEach(resources);
        };
        snapshot.resources(target, BINDINGS, binding);
        snapshot.resources(target, CLUSTER_BINDINGS, binding);
        InputCoverage.of(snapshot, target, List.copyOf(needs()))
                .output(TYPE, counts)
                .forEach(coverage);
    }

    /** Whether every role that a binding could name was read. */
    private static final class Whole {
        private final InputCoverage clusterRoles;
        private final InputCoverage roles;

        Whole(SnapshotView snapshot, String target) {
            this.clusterRoles = InputCoverage.of(snapshot, target, List.of(Roles.CLUSTER_ROLES));
            this.roles = InputCoverage.of(snapshot, target, List.of(Roles.ROLES));
        }

        boolean of(Resource binding) {
            boolean named = binding.attributes().path("roleRef").path("kind").asText().equals("Role");
            return named
                    ? roles.gap(binding.attributes().path("metadata").path("namespace").asText("")).isEmpty()
                    : clusterRoles.gap().isEmpty();
        }
    }
}
