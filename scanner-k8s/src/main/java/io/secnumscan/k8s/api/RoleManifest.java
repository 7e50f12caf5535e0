package io.secnumscan.k8s.api;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The ClusterRole that gives rights which were missing, and its binding to who scans, as a manifest.
 *
 * <p>Who that is the API server says when it refuses. Where it does not, or where not all refusals name the same, a person
 * fills it in; nobody's rights are ever everybody's.
 */
public final class RoleManifest {
    /** As {@link ResourcePath#missing} writes it, and behind it the only objects that the right is about. */
    private static final Pattern RIGHT =
            Pattern.compile("verb ([a-z]+), resource ([^.,]+)(?:\\.([^,]+))?, [^,]+(?:, name (.+))?");

    private static final Pattern USER = Pattern.compile("User \"([A-Za-z0-9@:._/+=-]{1,253})\" cannot ");
    private static final String ACCOUNT = "system:serviceaccount:";
    private static final String ANONYMOUS = "system:anonymous";
    private static final String NAME = "secnumscan-missing";

    private RoleManifest() {}

    /** What is needed in some namespaces only is given in all of them: a scan is of the whole cluster. */
    public static List<Text> of(List<CoverageRecord> coverage) {
        SortedMap<Rule, SortedSet<String>> rules = new TreeMap<>();
        SortedSet<String> users = new TreeSet<>();
        for (CoverageRecord line : coverage) {
            user(line).ifPresent(users::add);
            Matcher matcher = RIGHT.matcher(line.coverage().missingRight().map(Text::en).orElse(""));
            if (matcher.matches()) {
                Rule rule = new Rule(given(matcher, 3), given(matcher, 4), matcher.group(1));
                rules.computeIfAbsent(rule, unused -> new TreeSet<>()).add(matcher.group(2));
            }
        }
        return rules.isEmpty() ? List.of() : manifest(rules, users);
    }

    private static Optional<String> user(CoverageRecord line) {
        return Gap.of(line.type(), line.coverage())
                .map(gap -> USER.matcher(gap.reason()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
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

    private static List<Text> manifest(SortedMap<Rule, SortedSet<String>> rules, SortedSet<String> users) {
        List<String> lines = new ArrayList<>(List.of(
                "apiVersion: rbac.authorization.k8s.io/v1",
                "kind: ClusterRole",
                "metadata: {name: " + NAME + "}",
                "rules:"));
        rules.forEach((rule, resources) -> {
            lines.add("  - apiGroups: " + list(List.of(rule.group())));
            lines.add("    resources: " + list(resources));
            if (!rule.objects().isEmpty()) {
                lines.add("    resourceNames: " + list(List.of(rule.objects().split(", ", -1))));
            }
            lines.add("    verbs: " + list(List.of(rule.verb())));
        });
        lines.addAll(List.of(
                "---",
                "apiVersion: rbac.authorization.k8s.io/v1",
                "kind: ClusterRoleBinding",
                "metadata: {name: " + NAME + "}",
                "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: " + NAME + "}",
                "subjects:"));
        List<Text> all = new ArrayList<>(lines.stream().map(Text::verbatim).toList());
        all.add(users.size() == 1 && !users.contains(ANONYMOUS)
                ? Text.verbatim("  - " + subject(users.first()))
                : new Text(
                        "  - {kind: User, apiGroup: rbac.authorization.k8s.io, name: USER}   # kubectl auth whoami",
                        "  - {kind: User, apiGroup: rbac.authorization.k8s.io, name: UTILISATEUR}   # kubectl auth whoami"));
        all.addAll(deployed(rules));
        return List.copyOf(all);
    }

    private static String subject(String user) {
        String[] account = user.substring(user.startsWith(ACCOUNT) ? ACCOUNT.length() : user.length()).split(":", -1);
        return account.length == 2
                ? "{kind: ServiceAccount, namespace: \"" + account[0] + "\", name: \"" + account[1] + "\"}"
                : "{kind: User, apiGroup: rbac.authorization.k8s.io, name: \"" + user + "\"}";
    }

    /** What comes with the program gives the same to an account of its own. */
    private static List<Text> deployed(SortedMap<Rule, SortedSet<String>> rules) {
        StringBuilder files = new StringBuilder("-f deploy/kubernetes/reader.yaml");
        SortedSet<String> core = rules.getOrDefault(new Rule("", "", "list"), new TreeSet<>());
        if (core.contains("configmaps")) {
            files.append(" -f deploy/kubernetes/config-maps.yaml");
        }
        if (core.contains("secrets")) {
            files.append(" -f deploy/kubernetes/secrets.yaml");
        }
        return List.of(
                new Text(
                        "# or all that a scan reads, for an account of its own (secnumscan/scanner):",
                        "# ou tout ce que lit une analyse, pour un compte à elle (secnumscan/scanner) :"),
                Text.verbatim("# kubectl apply " + files));
    }

    private static String list(Collection<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", ", "[", "]"));
    }
}
