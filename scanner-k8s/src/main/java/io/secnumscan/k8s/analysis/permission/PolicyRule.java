package io.secnumscan.k8s.analysis.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One rule of a role, reduced to what takes effect.
 *
 * <p>The authorizer compares texts: {@code *} is every verb, group or resource, {@code *}{@code /scale} that subresource of
 * every resource, and nothing else is a pattern, so {@code pods/*} and {@code Pods} grant nothing.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources">RBAC</a>
 */
record PolicyRule(
        List<String> verbs, List<String> groups, List<String> resources, List<String> names, List<String> urls) {
    static final String ALL = "*";
    private static final String CREATE = "create";

    /**
     * The rules that take effect.
     *
     * @param clusterWide whether they are bound in the whole cluster: only there do URLs count
     */
    static List<PolicyRule> effective(JsonNode rules, boolean clusterWide) {
        List<PolicyRule> all = new ArrayList<>();
        for (JsonNode rule : rules) {
            PolicyRule read = new PolicyRule(
                    texts(rule, "verbs"),
                    texts(rule, "apiGroups"),
                    texts(rule, "resources").stream().filter(PolicyRule::matchesSomething).toList(),
                    texts(rule, "resourceNames"),
                    clusterWide ? texts(rule, "nonResourceURLs") : List.of());
            read.parts().stream().filter(PolicyRule::grants).distinct().filter(part -> !all.contains(part))
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    private static boolean matchesSomething(String resource) {
        return !resource.endsWith("/" + ALL) && resource.equals(resource.toLowerCase(Locale.ROOT));
    }

    /**
     * An object that is being created has no name yet, so a rule that names objects lets none be created; subresources of
     * those objects can be, and {@code *} holds these.
     */
    private List<PolicyRule> parts() {
        if (names.isEmpty() || !verbs.contains(CREATE)) {
            return List.of(this);
        }
        List<String> others = verbs.stream().filter(verb -> !verb.equals(CREATE)).toList();
        return List.of(
                new PolicyRule(others, groups, resources.stream().filter(PolicyRule::isObject).toList(), names,
                        List.of()),
                new PolicyRule(verbs, groups, resources.stream().filter(r -> !isObject(r)).toList(), names, urls));
    }

    private static boolean isObject(String resource) {
        return !resource.contains("/") && !resource.equals(ALL);
    }

    private boolean grants() {
        return !verbs.isEmpty() && (!urls.isEmpty() || !groups.isEmpty() && !resources.isEmpty());
    }

    boolean anyVerb() {
        return verbs.contains(ALL);
    }

    boolean anyGroup() {
        return groups.contains(ALL);
    }

    boolean anyResource() {
        return resources.contains(ALL);
    }

    /** {@code *} or a subresource of everything. */
    boolean wildResource() {
        return resources.stream().anyMatch(resource -> resource.equals(ALL) || resource.startsWith(ALL + "/"));
    }

    /** In the API's own words. */
    ObjectNode json() {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        put(rule, "verbs", verbs);
        put(rule, "apiGroups", groups);
        put(rule, "resources", resources);
        put(rule, "resourceNames", names);
        put(rule, "nonResourceURLs", urls);
        return rule;
    }

    private static void put(ObjectNode rule, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(rule.withArray(name)::add);
        }
    }

    private static List<String> texts(JsonNode rule, String name) {
        List<String> texts = new ArrayList<>();
        rule.path(name).forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
