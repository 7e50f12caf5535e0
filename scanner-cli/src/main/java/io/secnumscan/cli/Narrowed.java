package io.secnumscan.cli;

import io.secnumscan.core.assess.Filters;
import io.secnumscan.core.evaluate.Focus;
import io.secnumscan.core.perimeter.Glob;
import io.secnumscan.core.referential.Profile;
import io.secnumscan.core.referential.RuleIds;
import io.secnumscan.core.referential.RuleMap;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What filters mean: which rules they leave, and on which resources. A filter that is about nothing is a mistake. */
record Narrowed(Filters filters, Rulebook rulebook) {
    private static final String PROJECTS = "openstack.identity.project";

    /**
     * The rules of the profile that are left.
     *
     * @throws BadInputException when a filter is about no rule, or none is left
     */
    SortedSet<String> rules(Profile profile) {
        SortedSet<String> all = rulebook.ids(profile);
        SortedSet<String> left = new TreeSet<>(all);
        if (!filters.rules().isEmpty()) {
            left.retainAll(named("--rule", filters.rules(), all, profile));
        }
        if (!filters.requirements().isEmpty()) {
            left.removeIf(rule -> requirements(filters.requirements()).stream().noneMatch(one -> bears(rule, one)));
        }
        left.removeAll(named("--exclude",
                filters.exclude().stream().filter(one -> !Filters.isScope(one)).toList(), all, profile));
        if (left.isEmpty()) {
            throw new BadInputException(new Text(
                    filters + ": leaves no rule of the profile " + profile.name() + "; name less to leave out",
                    filters + " : ne laisse aucune règle du profil " + profile.name() + " ; en écarter moins"));
        }
        return left;
    }

    /** On which resources; a project may be called by its name, where the projects were read. */
    Focus focus(List<SnapshotReader> snapshots) {
        List<String> only = new ArrayList<>();
        filters.projects().forEach(one -> only.add("project/" + id(one, snapshots)));
        filters.namespaces().forEach(one -> only.add("namespace/" + one));
        List<String> without = filters.exclude().stream()
                .filter(Filters::isScope)
                .map(one -> one.startsWith("project/")
                        ? "project/" + id(one.substring("project/".length()), snapshots)
                        : one)
                .toList();
        return new Focus(only, without);
    }

    /** @throws BadInputException when nothing that was read is where a filter points to */
    void refuseUnmet(Focus focus) {
        List<String> unmet = focus.unmet();
        if (!unmet.isEmpty()) {
            String listed = String.join(", ", unmet);
            throw new BadInputException(new Text(
                    listed + ": nothing that was read is there; correct --project, --namespace or --exclude",
                    listed + " : rien de ce qui a été lu ne s'y trouve ; corriger --project, --namespace ou --exclude"));
        }
    }

    private static String id(String project, List<SnapshotReader> snapshots) {
        List<String> ids = new ArrayList<>();
        for (SnapshotReader snapshot : snapshots) {
            snapshot.targets().forEach(target -> snapshot.resources(target.name(), PROJECTS, resource -> {
                if (resource.name().equals(project)) {
                    ids.add(resource.id());
                }
            }));
        }
        return ids.size() == 1 ? ids.getFirst() : project;
    }

    private SortedSet<String> named(String option, List<String> patterns, SortedSet<String> all, Profile profile) {
        SortedSet<String> named = new TreeSet<>();
        RuleIds known = RuleIds.of(rulebook.rules());
        for (String pattern : patterns) {
            String id = known.find(pattern).orElse(pattern);
            List<String> matching = all.stream().filter(rule -> Glob.matches(id, rule)).toList();
            if (matching.isEmpty()) {
                throw Unknown.of(option, pattern, all, new Text(
                        "no such rule in the profile " + profile.name(),
                        "pas de telle règle dans le profil " + profile.name()));
            }
            named.addAll(matching);
        }
        return named;
    }

    private List<String> requirements(List<String> patterns) {
        Collection<String> all = rulebook.library().referential().requirements().keySet();
        return patterns.stream().flatMap(pattern -> {
            List<String> matching = all.stream()
                    .filter(id -> RequirementIds.matches(pattern, id))
                    .toList();
            if (matching.isEmpty()) {
                throw Unknown.of("--requirement", pattern, all,
                        new Text("no such requirement", "pas de telle exigence"));
            }
            return matching.stream();
        }).toList();
    }

    private boolean bears(String rule, String requirement) {
        RuleMap.Link link = rulebook.library().map().links().get(rule);
        return link != null && Stream.concat(link.decides().stream(), link.supports().stream())
                .anyMatch(requirement::equals);
    }
}
