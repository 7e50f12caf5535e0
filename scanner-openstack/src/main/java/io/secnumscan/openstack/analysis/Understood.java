package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Which answers of Keystone's the analyses can follow. Its collectors ask the same: what would be left out here is unreadable
 * there, so that no list is whole whose rows are not counted.
 */
public final class Understood {
    private static final String INHERITED_TO = "OS-INHERIT:inherited_to";

    private Understood() {}

    /** Whether a role assignment says who (one user or group), what, and where (one kind of scope). */
    public static boolean assignment(JsonNode assignment) {
        JsonNode scope = assignment.path("scope");
        return hasId(assignment.path("role"))
                && one(assignment, List.of("user", "group"))
                        .filter(kind -> hasId(assignment.path(kind))).isPresent()
                && one(scope, List.of("project", "domain", "system"))
                        .filter(kind -> kind.equals("system")
                                ? scope.at("/system/all").asBoolean(false)
                                : hasId(scope.path(kind)))
                        .isPresent()
                && (isNone(scope.path(INHERITED_TO)) || isInherited(assignment));
    }

    /** Whether only projects below have it. */
    public static boolean isInherited(JsonNode assignment) {
        return assignment.path("scope").path(INHERITED_TO).asText().equals("projects");
    }

    /** Whether a rule says which role implies which. */
    public static boolean implication(JsonNode rule) {
        JsonNode implies = rule.path("implies");
        return hasId(rule.path("prior_role"))
                && implies.isArray()
                && StreamSupport.stream(implies.spliterator(), false).allMatch(Understood::hasId);
    }

    /** Whether a project says where it lies. */
    public static boolean project(JsonNode project) {
        JsonNode parent = project.path("parent_id");
        JsonNode domain = project.path("is_domain");
        return (domain.isBoolean() || isNone(domain))
                && (domain.asBoolean(false) || isId(project.path("domain_id")))
                && (isNone(parent) || isId(parent));
    }

    private static Optional<String> one(JsonNode json, List<String> kinds) {
        List<String> found = kinds.stream().filter(kind -> !isNone(json.path(kind))).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean hasId(JsonNode named) {
        return isId(named.path("id"));
    }

    private static boolean isId(JsonNode id) {
        return id.isTextual() && !id.textValue().isEmpty();
    }

    private static boolean isNone(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }
}
