package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role assignment as Keystone lists it.
 *
 * @param holder the user or group that holds it
 * @param inherited only the projects below the target have it, the target itself has not
 */
record Grant(Holder holder, Role role, Target target, boolean inherited, Origin origin) {
    /** A user or a group. */
    record Holder(boolean group, String id, @Nullable String name, @Nullable String domainId) {}

    /**
     * A role as an answer names it.
     *
     * @param name empty when the answer has ids only
     * @param domainId of a role of one domain; known to be none when the answer has names
     */
    record Role(String id, Optional<String> name, @Nullable String domainId) {}

    /** Reads an assignment; empty for one that doesn't say who, what and where, as future kinds of scope may. */
    static Optional<Grant> of(Resource resource) {
        JsonNode json = resource.attributes();
        if (!Understood.assignment(json)) {
            return Optional.empty();
        }
        Holder holder = holder(json, json.hasNonNull("user") ? "user" : "group");
        JsonNode role = json.path("role");
        Role held = new Role(
                role.path("id").asText(), Optional.ofNullable(role.path("name").textValue()),
                role.at("/domain/id").textValue());
        return Optional.of(new Grant(
                holder, held, target(json.path("scope")), Understood.isInherited(json), Origin.of(resource)));
    }

    private static Holder holder(JsonNode json, String kind) {
        JsonNode holder = json.path(kind);
        return new Holder(
                kind.equals("group"), holder.path("id").asText(), holder.path("name").textValue(),
                holder.at("/domain/id").textValue());
    }

    private static Target target(JsonNode scope) {
        if (scope.hasNonNull("project")) {
            JsonNode project = scope.path("project");
            return new Target(
                    Target.Kind.PROJECT, project.path("id").asText(), project.path("name").textValue(),
                    project.at("/domain/id").textValue());
        }
        if (scope.hasNonNull("domain")) {
            JsonNode domain = scope.path("domain");
            return new Target(
                    Target.Kind.DOMAIN, domain.path("id").asText(), domain.path("name").textValue(), null);
        }
        return new Target(Target.Kind.SYSTEM, "all", null, null);
    }
}
