package io.secnumscan.k8s.api;

import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ClusterRole that gives rights which were missing, as a manifest. */
public final class RoleManifest {
    /** As {@link ResourcePath#missing} writes it, and behind it the only objects that the right is about. */
    private static final Pattern RIGHT =
            Pattern.compile("verb ([a-z]+), resource ([^.,]+)(?:\\.([^,]+))?, [^,]+(?:, name (.+))?");

    private RoleManifest() {}

    /** What is needed in some namespaces only is given in all of them: a scan is of the whole cluster. */
    public static List<String> of(Collection<Text> rights) {
        SortedMap<Rule, SortedSet<String>> rules = new TreeMap<>();
        for (Text right : rights) {
            Matcher matcher = RIGHT.matcher(right.en());
            if (matcher.matches()) {
                Rule rule = new Rule(given(matcher, 3), given(matcher, 4), matcher.group(1));
                rules.computeIfAbsent(rule, unused -> new TreeSet<>()).add(matcher.group(2));
            }
        }
        return rules.isEmpty() ? List.of() : manifest(rules);
    }

    /**
     * Resources that one rule can hold together.
     *
     * @param objects the only ones that it is about, with commas between; empty for all
     */
    private record Rule(String group, String objects, String verb) implements Comparable<Rule> {
        @Override
        public int compareTo(Rule other) {
            return List.of(group, objects, verb).toString()
                    .compareTo(List.of(other.group, other.objects, other.verb).toString());
        }
    }

    private static String given(Matcher matcher, int group) {
        return matcher.group(group) == null ? "" : matcher.group(group);
    }

    private static List<String> manifest(SortedMap<Rule, SortedSet<String>> rules) {
        List<String> lines = new ArrayList<>(List.of(
                "apiVersion: rbac.authorization.k8s.io/v1",
                "kind: ClusterRole",
                "metadata: {name: secnumscan-missing}",
                "rules:"));
        rules.forEach((rule, resources) -> {
            lines.add("  - apiGroups: " + list(List.of(rule.group())));
            lines.add("    resources: " + list(resources));
            if (!rule.objects().isEmpty()) {
                lines.add("    resourceNames: " + list(List.of(rule.objects().split(", ", -1))));
            }
            lines.add("    verbs: " + list(List.of(rule.verb())));
        });
        return List.copyOf(lines);
    }

    private static String list(Collection<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", ", "[", "]"));
    }
}
