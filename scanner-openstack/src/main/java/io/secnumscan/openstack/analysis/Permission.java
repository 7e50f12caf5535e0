package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One role that one user holds on one target, with every way that leads there. Filled by one thread, then written. */
final class Permission {
    private final Grant.Holder user;
    private final Place place;
    private Grant.Role role;
    private boolean direct;
    private final SortedSet<String> groups = new TreeSet<>();
    private final SortedSet<String> impliedBy = new TreeSet<>();
    private final SortedSet<String> inheritedFrom = new TreeSet<>();
    private final SortedSet<Origin> from = new TreeSet<>();

    Permission(Grant.Holder user, String role, Place place) {
        this.user = user;
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
        direct |= !grant.holder().group() && !implied && !grant.inherited();
        if (grant.holder().group()) {
            groups.add(grant.holder().id());
        }
        if (implied) {
            impliedBy.add(grant.role().id());
        }
        if (grant.inherited()) {
            inheritedFrom.add(grant.target().path());
        }
        from.add(grant.origin());
        from.addAll(held.through());
        from.addAll(reached.through());
        from.addAll(through.through());
    }

    Target target() {
        return place.target();
    }

    Resource toResource(String cloud, String region, String type) {
        Target target = place.target();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("user_id", user.id());
        json.put("user_name", user.name());
        json.put("user_domain_id", user.domainId());
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
        groups.forEach(json.putArray("groups")::add);
        impliedBy.forEach(json.putArray("implied_by")::add);
        inheritedFrom.forEach(json.putArray("inherited_from")::add);
        ArrayNode origins = json.putArray("from");
        from.forEach(origin -> origins.add(origin.toJson()));
        String id = "user/" + user.id() + "/role/" + role.id() + "/" + target.path();
        String name = user.name() == null ? "" : user.name();
        return new Resource(cloud, region, target.scope(), type, id, name, 0, json);
    }
}
