package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What names users and projects of Keystone, and keeps their ids when they are gone.
 *
 * @param kind what rules and people call it
 * @param type the type of the snapshot
 * @param counts of what names somebody indeed: no deleted trust, no server without a key
 * @param users where the ids of users stand, by what they are to it; a list has several
 * @param projects likewise
 */
record IdentityUse(
        String kind, String type, Predicate<JsonNode> counts, Map<String, String> users, Map<String, String> projects) {
    private static final String EVERY_PROJECT = "*";

    /** Nova lists the key pairs of users who are there; what others left is seen by the servers that were given it. */
    static final List<IdentityUse> ALL = List.of(
            of("key-pair", "openstack.compute.keypair", Map.of("owner", "/user_id"), Map.of()),
            new IdentityUse("server-key", "openstack.compute.server", server -> server.hasNonNull("key_name"),
                    Map.of("owner", "/user_id"), Map.of()),
            of("ec2-credential", "openstack.identity.ec2-credential", Map.of("owner", "/user_id"),
                    Map.of("project", "/tenant_id")),
            of("application-credential", "openstack.identity.application-credential", Map.of("owner", "/user_id"),
                    Map.of("project", "/project_id")),
            new IdentityUse("trust", "openstack.identity.trust", trust -> !trust.hasNonNull("deleted_at"),
                    Map.of("trustor", "/trustor_user_id", "trustee", "/trustee_user_id"),
                    Map.of("project", "/project_id")),
            of("image-member", "openstack.image.member", Map.of(), Map.of("member", "/member_id")),
            of("network-share", "openstack.network.rbac-policy", Map.of(), Map.of("target", "/target_tenant")),
            of("secret-access", "openstack.key-manager.acl", Map.of("reader", "/acl/read/users"), Map.of()));

    private static IdentityUse of(
            String kind, String type, Map<String, String> users, Map<String, String> projects) {
        return new IdentityUse(kind, type, any -> true, users, projects);
    }

    /** The scope of what is read of this kind, inside that of its type. */
    Scope within(Scope scope) {
        List<Scope.Step> steps = new ArrayList<>();
        steps.add(new Scope.Step("kind", kind));
        steps.addAll(scope.steps());
        return new Scope(steps);
    }

    /** A row for each user and project that the resource names. */
    List<Resource> rows(Resource resource) {
        List<Resource> rows = new ArrayList<>();
        if (!counts.test(resource.attributes())) {
            return rows;
        }
        users.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(named -> add(rows, resource, named, "user_id"));
        projects.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(named -> add(rows, resource, named, "project_id"));
        return rows;
    }

    /** Who was left out of an answer may be anybody: his id is unread then. Null is nobody, and so is every project. */
    private void add(List<Resource> rows, Resource resource, Map.Entry<String, String> named, String member) {
        JsonNode value = resource.attributes().at(named.getValue());
        String role = named.getKey();
        if (value.isArray()) {
            value.forEach(one -> rows.add(row(resource, role, role + "/" + one.asText(), member, one)));
        } else if (value.isMissingNode()) {
            if (!role.equals("reader")) {
                rows.add(row(resource, role, role, member, value));
            }
        } else if (!value.isNull() && !value.asText().equals(EVERY_PROJECT)) {
            rows.add(row(resource, role, role, member, value));
        }
    }

    private Resource row(Resource resource, String role, String part, String member, JsonNode named) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", kind).put("object_id", resource.id()).put("object_name", resource.name()).put("role", role);
        json.putNull("user_id").putNull("project_id");
        if (named.isMissingNode()) {
            json.remove(member);
        } else {
            json.put(member, named.asText());
        }
        json.putArray("from").add(Origin.of(resource).toJson());
        return new Resource(
                resource.target(), resource.region(), within(resource.scope()), IdentityUses.TYPE,
                kind + "/" + resource.id() + "/" + part, resource.name(), 0, json);
    }
}
