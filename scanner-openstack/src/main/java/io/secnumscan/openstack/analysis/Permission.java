package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One role that one user, or one group without listed members, holds on one target, with every way that leads there. Filled by
 * one thread, then written.
 */
final class Permission {
    private final Grant.Holder holder;
    private final Place place;
    private Grant.Role role;
    private boolean direct;
    private final SortedMap<String, String> groups = new TreeMap<>();
    private final SortedMap<String, String> impliedBy = new TreeMap<>();
    private final SortedSet<String> inheritedFrom = new TreeSet<>();
    private final SortedSet<Origin> from = new TreeSet<>();

    Permission(Grant.Holder holder, String role, Place place) {
        this.holder = holder;
        this.role = new Grant.Role(role, Optional.empty(), null);
        this.place = place;
    }

    /**
     * Adds a way that leads there.
     *
     * @param named the role as this way calls it
     */
    void add(Assignments.Held held, Grant.Role named, Roles.Reached reached, Place through) {
        Grant grant = held.grant();
        if (role.name().isEmpty()) {
            role = named;
        }
        boolean implied = !reached.through().isEmpty();
        boolean own = grant.holder().group() == holder.group();
        direct |= own && !implied && !grant.inherited();
        if (!own) {
            groups.put(grant.holder().id(), named(grant.holder().name(), grant.holder().id()));
        }
        if (implied) {
            impliedBy.put(grant.role().id(), grant.role().name().orElse(grant.role().id()));
        }
        if (grant.inherited()) {
            inheritedFrom.add(grant.target().path());
        }
        from.add(grant.origin());
        from.addAll(held.through());
        from.addAll(reached.through());
        from.addAll(through.through());
    }

    /** Keystone writes an empty name for what it doesn't find any more. */
    private static String named(@Nullable String name, String id) {
        return name == null || name.isEmpty() ? id : name;
    }

    Target target() {
        return place.target();
    }

    Resource toResource(String cloud, String region, String type) {
        Target target = place.target();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String kind = holder.group() ? "group" : "user";
        json.put("subject_kind", kind);
        json.put("subject_id", holder.id());
        json.put("subject_name", named(holder.name(), holder.id()));
        json.put(kind + "_id", holder.id());
        json.put(kind + "_name", holder.name());
        json.put(kind + "_domain_id", holder.domainId());
        json.put("role_id", role.id());
        // Without a name nothing says whether the role is one of a single domain: both are unread then, not null.
        role.name().ifPresent(name -> json.put("role_name", name).put("role_domain_id", role.domainId()));
        json.put("scope_kind", target.kind().label());
        switch (target.kind()) {
            case PROJECT -> {
                json.put("project_id", target.id()).put("project_name", target.name()).put("project_domain_id",
                        target.domainId());
                place.tags().ifPresent(tags -> tags.forEach(json.putArray("project_tags")::add));
            }
            case DOMAIN -> json.put("domain_id", target.id()).put("domain_name", target.name());
            case SYSTEM -> {}
        }
        json.put("direct", direct);
        groups.keySet().forEach(json.putArray("groups")::add);
        groups.values().forEach(json.putArray("group_names")::add);
        impliedBy.keySet().forEach(json.putArray("implied_by")::add);
        impliedBy.values().forEach(json.putArray("implied_by_names")::add);
        inheritedFrom.forEach(json.putArray("inherited_from")::add);
        ArrayNode origins = json.putArray("from");
        from.forEach(origin -> origins.add(origin.toJson()));
        String id = kind + "/" + holder.id() + "/role/" + role.id() + "/" + target.path();
        String name = holder.name() == null ? "" : holder.name();
        return new Resource(cloud, region, target.scope(), type, id, name, 0, json);
    }
}
