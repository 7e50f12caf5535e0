package io.secnumscan.openstack.analysis;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What every user may really do: role assignments expanded through group memberships, implied roles (transitively) and
 * inheritance, on projects, domains and the system; one row for each user, role and target. A group without listed members
 * has such rows of its own: a federated identity gets groups at its login, which no answer shows.
 *
 * <p>As Keystone does it (api-ref identity v3, "List role assignments" with {@code effective}; admin guide, "Role
 * inheritance" and "Implied roles"): an inherited assignment holds on every project of the domain, or on every project below
 * the project, and not on the domain or project itself; a role brings along all roles that it implies. Done here and not
 * asked of Keystone, because its {@code effective} answer hides the groups and is made for one scope at a time.
 */
public final class EffectivePermissions implements Analysis {
    static final String TYPE = "analysis/effective-permission";

    /** Assignments of users held at a time: some 100 MB at most. */
    private static final int HELD = 200_000;

    private final int held;

    public EffectivePermissions() {
        this(HELD);
    }

    EffectivePermissions(int held) {
        this.held = held;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return new TreeSet<>(
                List.of(Assignments.TYPE, Assignments.MEMBERSHIP, Assignments.GROUP, Roles.TYPE, Roles.IMPLIED,
                        Projects.TYPE));
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        Roles roles = Roles.read(snapshot, target);
        Projects projects = Projects.read(snapshot, target);
        Assignments assignments = Assignments.read(snapshot, target);
        PermissionCoverage lines = new PermissionCoverage(snapshot, target, assignments, roles, projects);
        assignments.accounts(held, account -> {
            for (Permission permission : permissions(account, roles, projects).values()) {
                lines.count(permission.target().scope());
                resources.accept(permission.toResource(target, "", TYPE));
            }
        });
        lines.records().forEach(coverage);
    }

    /** Of one account, by target and role. */
    private static SortedMap<String, Permission> permissions(
            Assignments.Account account, Roles roles, Projects projects) {
        SortedMap<String, Permission> permissions = new TreeMap<>();
        for (Assignments.Held held : account.grants()) {
            for (Place place : Place.of(held.grant(), projects)) {
                for (Roles.Reached reached : roles.reachedFrom(held.grant().role().id())) {
                    permissions
                            .computeIfAbsent(
                                    place.target().path() + "/role/" + reached.role(),
                                    key -> new Permission(account.holder(), reached.role(), place))
                            .add(held, roles.find(reached.role(), held.grant()), reached, place);
                }
            }
        }
        return permissions;
    }
}
