package io.secnumscan.k8s.analysis.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.k8s.analysis.Derived;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What one binding gives: the same to each of its subjects. */
final class Grant {
    /** All that the API itself does; the verbs beyond them only matter to those who may do these on everything. */
    private static final Set<String> EVERY_VERB =
            Set.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    private final Resource binding;
    private final String namespace;
    private final RoleRef reference;
    private final Optional<Roles.Role> role;
    private final Roles roles;
    private final ObjectNode rights;

    /** @param rolesWhole whether the role would have been seen if it existed */
    Grant(Resource binding, Roles roles, boolean rolesWhole) {
        this.binding = binding;
        this.roles = roles;
        JsonNode attributes = binding.attributes();
        this.namespace = attributes.path("metadata").path("namespace").asText("");
        this.reference = RoleRef.of(attributes, namespace);
        this.role = roles.find(reference.id());
        this.rights = rights(rolesWhole);
    }

    String namespace() {
        return namespace;
    }

    /** Rows for its subjects, in their order, one that is named twice once. */
    List<Resource> rows(String target) {
        List<Resource> rows = new ArrayList<>();
        Set<Subject> seen = new HashSet<>();
        for (JsonNode named : binding.attributes().path("subjects")) {
            Subject subject = Subject.of(named);
            if (seen.add(subject)) {
                rows.add(Derived.resource(
                        target,
                        PermissionAnalysis.TYPE,
                        namespace,
                        binding.id() + "/" + subject.id(),
                        subject.name(),
                        row(subject)));
            }
        }
        return rows;
    }

    private ObjectNode row(Subject subject) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("binding", binding.id());
        row.put("binding_kind", namespace.isEmpty() ? "ClusterRoleBinding" : "RoleBinding");
        row.put("binding_name", binding.name());
        row.put("binding_bootstrap", Bootstrap.isSubject(binding.id(), binding.attributes(), subject.id()));
        row.put("subject_kind", subject.kind()).put("subject_name", subject.name());
        row.put("subject_namespace", subject.namespace().isEmpty() ? null : subject.namespace());
        row.put("account", subject.account()).put("kubectl_as", subject.kubectl());
        row.put("anonymous", subject.anonymous()).put("everyone", subject.everyone());
        row.put("cluster_wide", namespace.isEmpty());
        row.put("namespace", namespace.isEmpty() ? null : namespace);
        row.put("role", reference.id()).put("role_kind", reference.kind());
        row.put("role_name", reference.name());
        row.setAll(rights);
        List<Derived.Source> sources = new ArrayList<>(List.of(Derived.Source.of(binding)));
        role.ifPresent(found -> sources.add(found.source()));
        Derived.from(row, sources);
        return row;
    }

    /** Nothing at all when the role may exist unseen: its fields are then unread. */
    private ObjectNode rights(boolean rolesWhole) {
        ObjectNode rights = JsonNodeFactory.instance.objectNode();
        if (role.isEmpty() && !rolesWhole) {
            return rights;
        }
        List<PolicyRule> rules = PolicyRule.effective(rules(), namespace.isEmpty());
        boolean verbs = rules.stream().anyMatch(PolicyRule::anyVerb);
        boolean resources = rules.stream().anyMatch(PolicyRule::wildResource);
        boolean groups = rules.stream().anyMatch(PolicyRule::anyGroup);
        rights.put("role_found", role.isPresent());
        rights.put("role_bootstrap",
                role.map(found -> Bootstrap.isRole(reference.id(), found.object(), found.rules()))
                        .orElse(!rules.isEmpty()));
        rights.put("all_powerful", allPowerful(rules));
        rights.put("wildcard_verbs", verbs).put("wildcard_resources", resources).put("wildcard_groups", groups);
        ArrayNode list = rights.putArray("rules");
        rules.forEach(rule -> list.add(rule.json()));
        rights.set("escalations", Escalations.of(rules));
        writtenIn(Grant::starred).forEach(rights.putArray("wildcards_in")::add);
        writtenIn(effective -> !Escalations.of(effective).isEmpty()).forEach(rights.putArray("escalations_in")::add);
        return rights;
    }

    /** Of a role that is not there, what the API server would make it grant: the binding waits for it. */
    private JsonNode rules() {
        return role.<JsonNode>map(Roles.Role::rules).orElseGet(() -> StockRoles.made(reference.id()));
    }

    private static boolean starred(List<PolicyRule> rules) {
        return rules.stream().anyMatch(rule -> rule.anyVerb() || rule.wildResource() || rule.anyGroup());
    }

    /** The roles in which such rules are written. */
    private SortedSet<String> writtenIn(Predicate<List<PolicyRule>> such) {
        SortedSet<String> places = new TreeSet<>();
        for (JsonNode rule : rules()) {
            List<PolicyRule> effective =
                    PolicyRule.effective(JsonNodeFactory.instance.arrayNode().add(rule), namespace.isEmpty());
            if (such.test(effective)) {
                places.add(roles.writtenIn(reference.id(), rule));
            }
        }
        return places;
    }

    /** Every verb on every resource of every group, in one rule or in several together. */
    private static boolean allPowerful(List<PolicyRule> rules) {
        Set<String> verbs = new HashSet<>();
        rules.stream()
                .filter(rule -> rule.anyGroup() && rule.anyResource() && rule.names().isEmpty())
                .forEach(rule -> verbs.addAll(rule.verbs()));
        return verbs.contains(PolicyRule.ALL) || verbs.containsAll(EVERY_VERB);
    }
}
