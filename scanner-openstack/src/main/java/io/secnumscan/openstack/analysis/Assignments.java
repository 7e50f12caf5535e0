package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final SnapshotView snapshot;
    private final String cloud;
    private final Map<String, List<Grant>> ofGroups = new HashMap<>();
    private long held;
    private boolean inherits;

    private Assignments(SnapshotView snapshot, String cloud) {
        this.snapshot = snapshot;
        this.cloud = cloud;
    }

    /** A grant that a user has, with the membership that brings it when it is a group's. */
    record Held(Grant grant, List<Origin> through) {}

    /** A user with all grants; the name is the one that some answer gave. */
    record Account(Grant.Holder user, List<Held> grants) {}

    static Assignments read(SnapshotView snapshot, String cloud) {
        Assignments assignments = new Assignments(snapshot, cloud);
        assignments.each(grant -> {
            assignments.inherits |= grant.inherited();
            if (grant.holder().group()) {
                assignments.ofGroups.computeIfAbsent(grant.holder().id(), any -> new ArrayList<>()).add(grant);
            } else {
                assignments.held++;
            }
        });
        if (assignments.anyOfGroups()) {
            assignments.eachThroughGroup((membership, grants) -> assignments.held += grants.size());
        }
        return assignments;
    }

    private void each(Consumer<Grant> consumer) {
        snapshot.resources(cloud, TYPE, resource -> Grant.of(resource).ifPresent(consumer));
    }

    /** Every membership of a group that holds something, with all that it holds. */
    private void eachThroughGroup(BiConsumer<Resource, List<Grant>> consumer) {
        snapshot.resources(cloud, MEMBERSHIP, membership -> {
            List<Grant> grants = ofGroups.get(membership.attributes().path("group_id").asText());
            if (grants != null) {
                consumer.accept(membership, grants);
            }
        });
    }

    /** Whether group memberships matter at all. */
    boolean anyOfGroups() {
        return !ofGroups.isEmpty();
    }

    /** Whether the tree of projects matters at all. */
    boolean anyInherited() {
        return inherits;
    }

    /** Hands over every account, in an order that depends on the snapshot alone. */
    void accounts(int assignmentsHeld, Consumer<Account> consumer) {
        int parts = parts(assignmentsHeld);
        for (int part = 0; part < parts; part++) {
            part(part, parts).forEach((id, account) -> consumer.accept(account));
        }
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
