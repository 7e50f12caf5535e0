package io.secnumscan.cli;

import io.secnumscan.core.assess.Filters;
import io.secnumscan.core.evaluate.Focus;
import io.secnumscan.core.perimeter.Glob;
import io.secnumscan.core.referential.Profile;
import io.secnumscan.core.referential.RuleIds;
import io.secnumscan.core.referential.RuleMap;
import io.secnumscan.core.rule.RuleSet;
import io.secnumscan.core.rule.Subject;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What filters mean: which rules they leave, and on which resources. A filter that is about nothing is a mistake.
 *
 * @param note hears what a person should know of what they were taken for
 */
record Narrowed(Filters filters, Rulebook rulebook, Consumer<Text> note) {
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

    /**
     * On which resources; what a name means is seen in the snapshots.
     *
     * @throws BadInputException when nothing that was read is where a filter points to
     */
    Focus focus(List<SnapshotReader> snapshots) {
        List<String> only = new ArrayList<>();
        filters.projects().forEach(one -> only.add("project/" + one));
        filters.namespaces().forEach(one -> only.add("namespace/" + one));
        List<String> without = filters.exclude().stream().filter(Filters::isScope).toList();
        if (only.isEmpty() && without.isEmpty()) {
            return Focus.onAll();
        }
        KnownPlaces known = KnownPlaces.of(snapshots);
        refuseUnknown(Stream.concat(only.stream(), without.stream()).filter(one -> !known.holds(one)).toList());
        return new Focus(meant(only, known), meant(without, known));
    }

    /** @throws BadInputException when no rule that is left could say anything of the parts that are asked for */
    void refuseUnlessConcerned(RuleSet rules, Focus focus) {
        boolean concerned = focus.only().isEmpty() || rules.rules().stream()
                .anyMatch(rule -> rule.subject() instanceof Subject.Resources(var type) && focus.concerns(type));
        if (!concerned) {
            throw new BadInputException(new Text(
                    filters + ": no rule that is left judges what is in a project or namespace; drop one of them",
                    filters + " : aucune règle restante ne juge ce qui est dans un projet ou un espace de noms ;"
                            + " en retirer un"));
        }
    }

    private static void refuseUnknown(List<String> unknown) {
        if (!unknown.isEmpty()) {
            String listed = String.join(", ", unknown);
            throw new BadInputException(new Text(
                    listed + ": nothing that was read is there; correct --project, --namespace or --exclude",
                    listed + " : rien de ce qui a été lu ne s'y trouve ; corriger --project, --namespace ou --exclude"));
        }
    }

    private List<String> meant(List<String> places, KnownPlaces known) {
        return places.stream().flatMap(place -> {
            List<String> named = known.named(place);
            if (named.size() > 1 && !place.contains("*")) {
                String all = String.join(", ", named);
                note.accept(new Text(
                        place + " is the name of " + named.size() + ", and all are meant: " + all
                                + "; write an id to mean one",
                        place + " est le nom de " + named.size() + ", et tous sont compris : " + all
                                + " ; écrire un identifiant pour n'en désigner qu'un"));
            }
            return Stream.concat(Stream.of(place), named.stream());
        }).toList();
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
