package io.secnumscan.k8s.analysis.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.k8s.analysis.Derived;
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.Labels;
import io.secnumscan.k8s.analysis.Match;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The roles of a cluster, by id. A role that aggregates others grants what they grant: the API server writes their rules
 * into it, a moment later, so those of the selected roles are added here.
 */
final class Roles {
    static final String ROLES = "kubernetes.rbac.role";
    static final String CLUSTER_ROLES = "kubernetes.rbac.cluster-role";

    private final Map<String, Role> byId = new TreeMap<>();

    /**
     * A role.
     *
     * @param rules of it, and of those that it aggregates
     * @param origins the role that each rule came from, by its id: itself, or one that it selects
     */
    record Role(JsonNode object, ArrayNode rules, Map<JsonNode, String> origins, Derived.Source source) {}

    static Roles read(SnapshotView snapshot, String target) {
        Roles roles = new Roles();
        snapshot.resources(target, ROLES, roles::add);
        snapshot.resources(target, CLUSTER_ROLES, roles::add);
        roles.aggregate();
        return roles;
    }

    Optional<Role> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Where a rule of a role has to be changed: the API server writes the rules of a role that aggregates others anew, so
     * in the one that it took the rule from.
     */
    String writtenIn(String id, JsonNode rule) {
        Set<String> passed = new HashSet<>();
        String at = id;
        while (passed.add(at)) {
            Role role = byId.get(at);
            at = role == null ? at : role.origins().getOrDefault(rule, at);
        }
        return at;
    }

    private void add(Resource role) {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        Map<JsonNode, String> origins = new HashMap<>();
        role.attributes().path("rules").forEach(rule -> {
            rules.add(rule);
            origins.put(rule, role.id());
        });
        byId.put(role.id(), new Role(role.attributes(), rules, origins, Derived.Source.of(role)));
    }

    /** Aggregates select by label, and may select one another: so until nothing is added any more. */
    private void aggregate() {
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Role role : byId.values()) {
                for (JsonNode selector : role.object().path("aggregationRule").path("clusterRoleSelectors")) {
                    grew |= addSelected(role, LabelSelector.of(selector));
                }
            }
        }
    }

    private boolean addSelected(Role aggregate, LabelSelector selector) {
        int before = aggregate.rules().size();
        for (Map.Entry<String, Role> other : byId.entrySet()) {
            boolean cluster = other.getKey().startsWith("ClusterRole/");
            if (cluster && other.getValue() != aggregate
                    && selector.matches(Labels.of(labels(other.getValue()))) == Match.YES) {
                for (JsonNode rule : other.getValue().rules()) {
                    aggregate.origins().merge(rule, other.getKey(),
                            (known, found) -> known.equals(aggregate.source().id()) ? found : known);
                    if (!contains(aggregate.rules(), rule)) {
                        aggregate.rules().add(rule);
                    }
                }
            }
        }
        return aggregate.rules().size() > before;
    }

    private static boolean contains(ArrayNode rules, JsonNode rule) {
        for (JsonNode known : rules) {
            if (known.equals(rule)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode labels(Role role) {
        return role.object().path("metadata").path("labels");
    }
}
