package io.secnumscan.openstack;

import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an administrator applies so that rights are there which were missing: role assignments, and for services that know no
 * narrower role the lines of their policy files that open those lists to a role of the scanner's own.
 */
final class Grants {
    private static final Pattern POLICY = Pattern.compile("\\((\\w+) polic(?:y|ies) ([^)]+)\\)");

    /** Nova's policies of the lists, by the families that messages name. */
    private static final Map<String, String> FAMILIES = Map.of(
            "os-aggregates", "os_compute_api:os-aggregates:index",
            "os-hypervisors", "os_compute_api:os-hypervisors:list-detail",
            "os-services", "os_compute_api:os-services:list");

    /** Whoever it is opened to is an administrator: the role says that more plainly. */
    private static final String ADMINISTRATOR = "context_is_admin";

    private Grants() {}

    static List<Text> of(Collection<Text> rights) {
        List<Text> lines = new ArrayList<>();
        if (rights.stream().anyMatch(right -> right.en().contains("on the system"))) {
            lines.add(Text.verbatim("openstack role add --user USER --system all reader"));
        }
        SortedSet<String> policies = policies(rights);
        if (rights.stream().anyMatch(right -> right.en().contains("role admin"))) {
            lines.add(Text.verbatim("openstack role add --user USER --project PROJECT admin"));
            if (!policies.isEmpty()) {
                lines.add(instead(services(policies)));
                lines.add(Text.verbatim("openstack role add --user USER --project PROJECT secnumscan"));
            }
        }
        policies.stream().map(Text::verbatim).forEach(lines::add);
        return List.copyOf(lines);
    }

    /** These lines are not all that admin opens: who takes them has to know what stays dark. */
    private static Text instead(List<String> services) {
        return new Text(
                "or, instead of admin, a role of the scanner's own and these lines of policy, which open "
                        + String.join(", ", services) + " only (the others: deploy/openstack/README.md):",
                "ou, au lieu d'admin, un rôle propre au scanner et ces lignes de politique, qui n'ouvrent que "
                        + String.join(", ", services) + " (les autres : deploy/openstack/README.md) :");
    }

    /** Nova of {@code nova/policy.yaml: …}. */
    private static List<String> services(SortedSet<String> policies) {
        return policies.stream().map(line -> line.substring(0, line.indexOf('/'))).distinct()
                .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)).toList();
    }

    /** The dots stand for the rule that is there already: what may read now may still. */
    private static SortedSet<String> policies(Collection<Text> rights) {
        SortedSet<String> lines = new TreeSet<>();
        for (Text right : rights) {
            Matcher matcher = POLICY.matcher(right.en());
            while (matcher.find()) {
                String file = matcher.group(1).toLowerCase(Locale.ROOT) + "/policy.yaml";
                Stream.of(matcher.group(2).split(", ", -1))
                        .filter(policy -> !policy.equals(ADMINISTRATOR))
                        .map(policy -> FAMILIES.getOrDefault(policy, policy))
                        .forEach(policy -> lines.add(file + ": \"" + policy + "\": \"(…) or role:secnumscan\""));
            }
        }
        return lines;
    }
}
