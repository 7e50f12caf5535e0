package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The assignments of a cloud, user by user.
 *
 * <p>Assignments come in no order, so the snapshot is read several times, each time for the users of one part; no more than
 * a part is held. Those of groups, which are few, are held throughout; what they bring their members, which may be much, is
 * part of each member's own.
 */
final class Assignments {
    static final String TYPE = "openstack.identity.role-assignment";
    static final String MEMBERSHIP = "openstack.identity.group-membership";
    static final String GROUP = "openstack.identity.group";

    private final SnapshotView snapshot;
    private final String cloud;
    private final Map<String, List<Grant>> ofGroups = new TreeMap<>();
    private final Set<String> withMembers = new HashSet<>();
    private long held;
    private long notUnderstood;
    private boolean inherits;

    private Assignments(SnapshotView snapshot, String cloud) {
        this.snapshot = snapshot;
        this.cloud = cloud;
    }

    /** A grant that a user has, with the membership that brings it when it is a group's. */
    record Held(Grant grant, List<Origin> through) {}

    /** A user with all grants, or a group that shows no member; the name is the one that some answer gave. */
    record Account(Grant.Holder holder, List<Held> grants) {}

    static Assignments read(SnapshotView snapshot, String cloud) {
        Assignments assignments = new Assignments(snapshot, cloud);
        snapshot.resources(cloud, TYPE, resource -> Grant.of(resource).ifPresentOrElse(
                assignments::count, () -> assignments.notUnderstood++));
        if (assignments.anyOfGroups()) {
            assignments.eachThroughGroup((membership, grants) -> {
                assignments.held += grants.size();
                assignments.withMembers.add(group(membership));
            });
        }
        return assignments;
    }

    private void count(Grant grant) {
        inherits |= grant.inherited();
        if (grant.holder().group()) {
            ofGroups.computeIfAbsent(grant.holder().id(), any -> new ArrayList<>()).add(grant);
        } else {
            held++;
        }
    }

    private void each(Consumer<Grant> consumer) {
        snapshot.resources(cloud, TYPE, resource -> Grant.of(resource).ifPresent(consumer));
    }

    /** Every membership of a group that holds something, with all that it holds. */
    private void eachThroughGroup(BiConsumer<Resource, List<Grant>> consumer) {
        snapshot.resources(cloud, MEMBERSHIP, membership -> {
            List<Grant> grants = ofGroups.get(group(membership));
            if (grants != null) {
                consumer.accept(membership, grants);
            }
        });
    }

    private static String group(Resource membership) {
        return membership.attributes().path("group_id").asText();
    }

    /** How many assignments say too little to know what they give to whom. */
    long notUnderstood() {
        return notUnderstood;
    }

    /** Whether group memberships matter at all. */
    boolean anyOfGroups() {
        return !ofGroups.isEmpty();
    }

    /** Whether the tree of projects matters at all. */
    boolean anyInherited() {
        return inherits;
    }

    /**
     * Hands over every account, in an order that depends on the snapshot alone; at the end the groups that hold something and
     * show no member, since a mapping may give them some for the time of a federated login. Where members were not read
     * wholly, a group may have some that did not show, and is left to what the coverage says.
     */
    void accounts(int assignmentsHeld, Consumer<Account> consumer) {
        int parts = parts(assignmentsHeld);
        for (int part = 0; part < parts; part++) {
            part(part, parts).forEach((id, account) -> consumer.accept(account));
        }
        if (membersRead()) {
            ofGroups.forEach((id, grants) -> {
                if (!withMembers.contains(id)) {
                    List<Held> own = grants.stream().map(grant -> new Held(grant, List.of())).toList();
                    consumer.accept(new Account(grants.getFirst().holder(), own));
                }
            });
        }
    }

    private boolean membersRead() {
        List<CoverageRecord> lines = snapshot.coverage(cloud, MEMBERSHIP);
        return !lines.isEmpty() && lines.stream().allMatch(line -> line.coverage() instanceof Coverage.Complete);
    }

    /** A group's grants count once for each member, as they are held. */
    int parts(int assignmentsHeld) {
        return Math.toIntExact(1 + held / assignmentsHeld);
    }

    private SortedMap<String, Account> part(int part, int parts) {
        SortedMap<String, Account> accounts = new TreeMap<>();
        BiConsumer<Grant.Holder, Held> add = (user, held) -> {
            if (Math.floorMod(user.id().hashCode(), parts) == part) {
                accounts.computeIfAbsent(user.id(), id -> new Account(user, new ArrayList<>())).grants().add(held);
            }
        };
        each(grant -> {
            if (!grant.holder().group()) {
                add.accept(grant.holder(), new Held(grant, List.of()));
            }
        });
        if (anyOfGroups()) {
            eachThroughGroup((membership, grants) -> grants.forEach(
                    grant -> add.accept(member(membership), new Held(grant, List.of(Origin.of(membership))))));
        }
        return accounts;
    }

    private static Grant.Holder member(Resource membership) {
        JsonNode user = membership.attributes().path("user");
        return new Grant.Holder(
                false, user.path("id").asText(), user.path("name").textValue(), user.path("domain_id").textValue());
    }
}
