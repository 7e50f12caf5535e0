package io.secnumscan.k8s.analysis.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.k8s.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRuleTest {
    private static String effective(String rules, boolean clusterWide) {
        return PolicyRule.effective(Read.json(rules), clusterWide).stream().map(PolicyRule::json).toList().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[{'verbs':['get'],'apiGroups':[''],'resources':['pods/*']}]",
            "[{'verbs':['get'],'apiGroups':[''],'resources':['*/*']}]",
            "[{'verbs':['get'],'apiGroups':[''],'resources':['Pods']}]",
            "[{'verbs':[],'apiGroups':[''],'resources':['pods']}]",
            "[{'verbs':['*'],'apiGroups':[],'resources':['*']}]",
            "[{'verbs':['*'],'resources':['*']}]",
            "[{'verbs':['*'],'apiGroups':['*'],'resources':[]}]",
            "[{'verbs':['create'],'apiGroups':[''],'resources':['pods'],'resourceNames':['a']}]",
    })
    void whatTheAuthorizerNeverMatchesGrantsNothing(String rules) {
        assertEquals("[]", effective(rules, true));
    }

    @Test
    void aSubresourceOfANamedObjectCanBeCreated() {
        assertEquals(
                "[{\"verbs\":[\"create\"],\"apiGroups\":[\"\"],\"resources\":[\"pods/exec\"],\"resourceNames\":[\"a\"]}]",
                effective(
                        "[{'verbs':['create'],'apiGroups':[''],'resources':['pods','pods/exec'],'resourceNames':['a']}]",
                        true));
    }

    @Test
    void urlsCountOnlyInTheWholeCluster() {
        String rules = "[{'verbs':['get'],'nonResourceURLs':['*']}]";

        assertEquals("[{\"verbs\":[\"get\"],\"nonResourceURLs\":[\"*\"]}]", effective(rules, true));
        assertEquals("[]", effective(rules, false));
    }

    /** What the authorizer of Kubernetes does with a request and a rule as it stands (RuleAllows in its rbac plugin). */
    private record Request(String verb, String group, String resource, String name) {
        boolean isAllowed(List<String> verbs, List<String> groups, List<String> resources, List<String> names) {
            boolean ofVerb = verbs.contains("*") || verbs.contains(verb);
            boolean ofGroup = groups.contains("*") || groups.contains(group);
            int slash = resource.indexOf('/');
            boolean ofResource = resources.contains("*")
                    || resources.contains(resource)
                    || slash >= 0 && resources.contains("*" + resource.substring(slash));
            return ofVerb && ofGroup && ofResource && (names.isEmpty() || names.contains(name));
        }
    }

    @Test
    void whatIsLeftOfARuleAllowsJustWhatTheRuleAllows() {
        Random random = new Random(20261124);
        for (int round = 0; round < 3000; round++) {
            List<String> verbs = some(random, "get", "create", "list", "*");
            List<String> groups = some(random, "", "apps", "*");
            List<String> resources =
                    some(random, "pods", "pods/exec", "pods/*", "*", "*/exec", "*/*", "Pods", "deployments");
            List<String> names = random.nextBoolean() ? List.of() : some(random, "a", "b");
            List<PolicyRule> left = PolicyRule.effective(
                    Read.json("[{'verbs':" + json(verbs) + ",'apiGroups':" + json(groups) + ",'resources':"
                            + json(resources)
                            + ",'resourceNames':" + json(names) + "}]"),
                    true);
            for (Request request : requests()) {
                boolean before = request.isAllowed(verbs, groups, resources, names);
                boolean after = left.stream()
                        .anyMatch(
                                rule -> request.isAllowed(rule.verbs(), rule.groups(), rule.resources(), rule.names()));
                assertEquals(before, after,
                        () -> request + " by " + verbs + groups + resources + names + " became " + left);
            }
        }
    }

    /** What the API can ask: an object that is created has no name yet, its subresource has. */
    private static List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        for (String verb : List.of("get", "list", "create")) {
            for (String group : List.of("", "apps", "other")) {
                for (String resource : List.of("pods", "deployments", "pods/exec", "deployments/exec", "pods/log")) {
                    boolean nameless = verb.equals("list") || verb.equals("create") && !resource.contains("/");
                    for (String name : nameless ? List.of("") : List.of("a", "b", "c")) {
                        requests.add(new Request(verb, group, resource, name));
                    }
                }
            }
        }
        return requests;
    }

    private static List<String> some(Random random, String... from) {
        List<String> some = new ArrayList<>();
        for (String one : from) {
            if (random.nextInt(3) == 0) {
                some.add(one);
            }
        }
        return some;
    }

    private static String json(List<String> texts) {
        return texts.isEmpty() ? "[]" : "['" + String.join("','", texts) + "']";
    }
}
