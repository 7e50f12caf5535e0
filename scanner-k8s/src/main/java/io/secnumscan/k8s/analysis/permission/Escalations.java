package io.secnumscan.k8s.analysis.permission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The verbs by which one's rights grow: {@code escalate} and {@code bind} on roles, {@code impersonate} on who can be
 * somebody. On any other resource they mean nothing.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks">RBAC good
 *     practices</a>
 */
final class Escalations {
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String AUTHENTICATION = "authentication.k8s.io";
    private static final Set<String> ROLES = Set.of("roles", "clusterroles");
    private static final Set<String> IN_CORE = Set.of("users", "groups", "serviceaccounts");

    private Escalations() {}

    /** {@code [{verb, resource, resource_names, by_wildcard}]}, each once, sorted. */
    static ArrayNode of(List<PolicyRule> rules) {
        TreeSet<String> sorted = new TreeSet<>();
        for (PolicyRule rule : rules) {
            for (String verb : List.of("escalate", "bind", "impersonate")) {
                boolean named = rule.verbs().stream().anyMatch(given -> means(given, verb));
                if (named || rule.anyVerb()) {
                    rule.resources().stream()
                            .filter(resource -> bears(verb, resource, rule.groups()))
                            .forEach(resource -> sorted.add(entry(verb, resource, rule, !named).toString()));
                }
            }
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        sorted.forEach(text -> all.add(parsed(text)));
        return all;
    }

    /** Since 1.35 impersonation can be limited: {@code impersonate:user-info}. */
    private static boolean means(String given, String verb) {
        return given.equals(verb) || verb.equals("impersonate") && given.startsWith("impersonate:");
    }

    /** A subresource of everything is one of {@code userextras}, whose subresources are the names of the fields. */
    private static boolean bears(String verb, String resource, List<String> groups) {
        boolean every = resource.equals(PolicyRule.ALL);
        if (!verb.equals("impersonate")) {
            return has(groups, RBAC) && (every || ROLES.contains(resource));
        }
        boolean ofCore = has(groups, "") && (every || IN_CORE.contains(resource));
        boolean ofAuthentication = has(groups, AUTHENTICATION)
                && (every || IN_CORE.contains(resource) || resource.equals("uids")
                        || resource.startsWith("userextras/") || resource.startsWith(PolicyRule.ALL + "/"));
        return ofCore || ofAuthentication;
    }

    private static boolean has(List<String> groups, String group) {
        return groups.contains(group) || groups.contains(PolicyRule.ALL);
    }

    private static ObjectNode entry(String verb, String resource, PolicyRule rule, boolean byWildcard) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("verb", verb).put("resource", resource);
        ArrayNode names = entry.putArray("resource_names");
        rule.names().stream().sorted().forEach(names::add);
        return entry.put("by_wildcard", byWildcard);
    }

    private static ObjectNode parsed(String text) {
        try {
            return (ObjectNode) io.secnumscan.core.http.JsonPage.JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("what was written as JSON is JSON", e);
        }
    }
}
