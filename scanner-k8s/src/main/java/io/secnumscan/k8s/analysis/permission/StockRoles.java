package io.secnumscan.k8s.analysis.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.http.JsonPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The roles that the API server makes by itself, with what they grant: as a server of release 1.37 lists them, and behind
 * that what releases since 1.25 and feature gates add. Those of everybody ({@code system:public-info-viewer},
 * {@code system:basic-user}, {@code system:discovery}) are the same in all of these.
 *
 * <p>At its start the server adds what is missing and leaves what was added, so a role of the name can grant more.
 */
final class StockRoles {
    private static final String FILE = "bootstrap-roles.json";
    private static final Map<String, JsonNode> MADE = read();
    private static final Map<String, List<PolicyRule>> KNOWN = effective();

    private StockRoles() {}

    /**
     * The rules of the role that a server with RBAC makes of that name when there is none: at its next start, if it went
     * missing, or at the first with RBAC. None for a role of another name.
     */
    static JsonNode made(String id) {
        return MADE.getOrDefault(id, JsonNodeFactory.instance.arrayNode());
    }

    /** Whether there is such a role and it grants all of this; fewer rights are as good. */
    static boolean grants(String id, List<PolicyRule> rules) {
        List<PolicyRule> stock = KNOWN.get(id);
        return stock != null && rules.stream().allMatch(rule -> within(rule, stock));
    }

    /** Each single right counts: several rules together may grant what one rule asks for. */
    private static boolean within(PolicyRule rule, List<PolicyRule> stock) {
        return rule.verbs().stream().allMatch(verb -> urls(verb, rule, stock) && resources(verb, rule, stock));
    }

    private static boolean urls(String verb, PolicyRule rule, List<PolicyRule> stock) {
        return rule.urls().stream()
                .allMatch(url -> stock.stream()
                        .anyMatch(one -> has(one.verbs(), verb)
                                && one.urls().stream().anyMatch(known -> leadsTo(known, url))));
    }

    /** A star at the end is the only pattern of a URL. */
    private static boolean leadsTo(String known, String url) {
        return known.equals(url)
                || known.endsWith(PolicyRule.ALL) && url.startsWith(known.substring(0, known.length() - 1));
    }

    private static boolean resources(String verb, PolicyRule rule, List<PolicyRule> stock) {
        return rule.groups().stream().allMatch(group -> rule.resources().stream()
                .allMatch(resource -> named(new Right(verb, group, resource), rule.names(), stock)));
    }

    private static boolean named(Right right, List<String> names, List<PolicyRule> stock) {
        List<PolicyRule> granting = stock.stream().filter(right::isOf).toList();
        boolean every = granting.stream().anyMatch(one -> one.names().isEmpty());
        return every || !names.isEmpty()
                && names.stream().allMatch(name -> granting.stream().anyMatch(one -> one.names().contains(name)));
    }

    /** One verb on one resource of one group. */
    private record Right(String verb, String group, String resource) {
        boolean isOf(PolicyRule rule) {
            int slash = resource.indexOf('/');
            String onAll = slash < 0 ? resource : PolicyRule.ALL + resource.substring(slash);
            return has(rule.verbs(), verb)
                    && has(rule.groups(), group)
                    && (has(rule.resources(), resource) || rule.resources().contains(onAll));
        }
    }

    private static boolean has(List<String> texts, String text) {
        return texts.contains(PolicyRule.ALL) || texts.contains(text);
    }

    private static Map<String, List<PolicyRule>> effective() {
        Map<String, List<PolicyRule>> known = new TreeMap<>();
        MADE.forEach((id, rules) -> known.put(id, PolicyRule.effective(rules, true)));
        return Map.copyOf(known);
    }

    private static Map<String, JsonNode> read() {
        Map<String, JsonNode> made = new TreeMap<>();
        try (InputStream stream = StockRoles.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the jar");
            }
            for (Map.Entry<String, JsonNode> role : JsonPage.JSON.readTree(stream).properties()) {
                made.put(role.getKey(), role.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(made);
    }
}
