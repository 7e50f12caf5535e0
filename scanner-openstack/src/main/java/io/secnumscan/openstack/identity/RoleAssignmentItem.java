package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.analysis.Understood;
import io.secnumscan.openstack.read.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role assignment, which has no id of its own: {@code user/ID/role/ID/SCOPE} or {@code group/ID/role/ID/SCOPE}, where SCOPE
 * is {@code project/ID}, {@code domain/ID} or {@code system/all}, with {@code /inherited} where only projects below inherit it.
 */
final class RoleAssignmentItem implements Item {
    @Override
    public Optional<Found> of(JsonNode assignment) throws IOException {
        if (!Understood.assignment(assignment)) {
            throw new IOException("a role assignment names no role, not one scope, or not one user or group");
        }
        String kind = assignment.hasNonNull("user") ? "user" : "group";
        String who = kind + "/" + assignment.path(kind).path("id").asText();
        String role = assignment.path("role").path("id").asText();
        String on = on(assignment.path("scope")) + (Understood.isInherited(assignment) ? "/inherited" : "");
        String name = assignment.path("role").path("name").asText();
        return Optional
                .of(new Found(scope(assignment.path("scope")), who + "/role/" + role + "/" + on, name, assignment));
    }

    private static String on(JsonNode scope) {
        if (scope.hasNonNull("project")) {
            return "project/" + scope.path("project").path("id").asText();
        }
        return scope.hasNonNull("domain") ? "domain/" + scope.path("domain").path("id").asText() : "system/all";
    }

    /** A project's assignment lies in the project's domain too, which {@code include_names} tells. */
    private static Scope scope(JsonNode scope) {
        List<Scope.Step> steps = new ArrayList<>();
        String domain = scope.hasNonNull("project")
                ? scope.path("project").path("domain").path("id").asText()
                : scope.path("domain").path("id").asText();
        String project = scope.path("project").path("id").asText();
        if (!domain.isEmpty()) {
            steps.add(new Scope.Step("domain", domain));
        }
        if (!project.isEmpty()) {
            steps.add(new Scope.Step("project", project));
        }
        return new Scope(steps);
    }
}
