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

    /** Reads an assignment; empty for one that says neither who nor where, as future kinds of scope may. */
    static Optional<Grant> of(Resource resource) {
        JsonNode json = resource.attributes();
        Optional<Holder> holder = holder(json, "user").or(() -> holder(json, "group"));
        Optional<Target> target = target(json.path("scope"));
        JsonNode role = json.path("role");
        if (holder.isEmpty() || target.isEmpty() || !role.path("id").isTextual()) {
            return Optional.empty();
        }
        Role held = new Role(
                role.path("id").asText(), Optional.ofNullable(role.path("name").textValue()),
                role.at("/domain/id").textValue());
        boolean inherited = json.path("scope").path("OS-INHERIT:inherited_to").isTextual();
        return Optional.of(new Grant(holder.get(), held, target.get(), inherited, Origin.of(resource)));
    }

    private static Optional<Holder> holder(JsonNode json, String kind) {
        JsonNode holder = json.path(kind);
        return holder.path("id").isTextual()
                ? Optional.of(new Holder(
                        kind.equals("group"),
                        holder.path("id").asText(),
                        holder.path("name").textValue(),
                        holder.at("/domain/id").textValue()))
                : Optional.empty();
    }

    private static Optional<Target> target(JsonNode scope) {
        if (scope.at("/project/id").isTextual()) {
            JsonNode project = scope.path("project");
            String domain = project.at("/domain/id").textValue();
            return Optional.of(
                    new Target(Target.Kind.PROJECT, project.path("id").asText(), project.path("name").textValue(),
                            domain));
        }
        if (scope.at("/domain/id").isTextual()) {
            JsonNode domain = scope.path("domain");
            return Optional.of(
                    new Target(Target.Kind.DOMAIN, domain.path("id").asText(), domain.path("name").textValue(), null));
        }
        return scope.at("/system/all").asBoolean(false)
                ? Optional.of(new Target(Target.Kind.SYSTEM, "all", null, null))
                : Optional.empty();
    }
}
