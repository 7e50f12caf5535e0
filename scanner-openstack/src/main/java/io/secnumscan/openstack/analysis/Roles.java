package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roles of a cloud, and which imply which. There are dozens of them, not thousands. */
final class Roles {
    static final String TYPE = "openstack.identity.role";
    static final String IMPLIED = "openstack.identity.implied-role";

    private final Map<String, Grant.Role> listed = new HashMap<>();
    private final Map<String, String> implicationNames = new HashMap<>();
    private final Map<String, List<Implication>> implications = new HashMap<>();
    private final Map<String, List<Reached>> reached = new HashMap<>();

    private long notUnderstood;

    private record Implication(String implied, Origin origin) {}

    /** A role that another one brings along, and the implications on the way. */
    record Reached(String role, List<Origin> through) {}

    static Roles read(SnapshotView snapshot, String target) {
        Roles roles = new Roles();
        snapshot.resources(target, TYPE, role -> {
            JsonNode json = role.attributes();
            Optional<String> name = Optional.ofNullable(json.path("name").textValue());
            roles.listed.put(role.id(), new Grant.Role(role.id(), name, json.path("domain_id").textValue()));
        });
        snapshot.resources(target, IMPLIED, roles::implication);
        return roles;
    }

    private void implication(Resource rule) {
        if (!Understood.implication(rule.attributes())) {
            notUnderstood++;
        }
        String prior = rule.attributes().path("prior_role").path("id").asText();
        for (JsonNode implied : rule.attributes().path("implies")) {
            implications
                    .computeIfAbsent(prior, any -> new ArrayList<>())
                    .add(new Implication(implied.path("id").asText(), Origin.of(rule)));
            if (implied.path("name").isTextual()) {
                implicationNames.put(implied.path("id").asText(), implied.path("name").asText());
            }
        }
    }

    /** How many implications say too little to know what implies what. */
    long notUnderstood() {
        return notUnderstood;
    }

    /** Everything that holding a role brings along, itself first, each by a shortest way; implications may run in circles. */
    List<Reached> reachedFrom(String role) {
        return reached.computeIfAbsent(role, this::search);
    }

    private List<Reached> search(String role) {
        List<Reached> found = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(role));
        Deque<Reached> open = new ArrayDeque<>(List.of(new Reached(role, List.of())));
        while (!open.isEmpty()) {
            Reached next = open.remove();
            found.add(next);
            for (Implication implication : implications.getOrDefault(next.role(), List.of())) {
                if (seen.add(implication.implied())) {
                    List<Origin> through = new ArrayList<>(next.through());
                    through.add(implication.origin());
                    open.add(new Reached(implication.implied(), List.copyOf(through)));
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * A role by its id: as listed, else as the assignment or the implication that leads to it calls it. A role of one domain
     * is never implied.
     */
    Grant.Role find(String id, Grant grant) {
        Grant.Role role = listed.get(id);
        if (role != null) {
            return role;
        }
        return grant.role().id().equals(id)
                ? grant.role()
                : new Grant.Role(id, Optional.ofNullable(implicationNames.get(id)), null);
    }
}
