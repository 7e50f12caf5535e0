package io.secnumscan.openstack.view;

import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.auth.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What one identity is proved to see of a type in a region. */
public record Sight(Identity identity, View view) {
    /** The scope that a reading in this view covers; everything, where nothing is proved. */
    public Scope scope() {
        return scope(view);
    }

    static Scope scope(View view) {
        return switch (view) {
            case View.Cloud() -> Scope.ALL;
            case View.Domain(String id) -> Scope.of("domain", id);
            case View.Project(String id) -> Scope.of("project", id);
            case View.Namespace(String name) -> Scope.of("namespace", name);
            case View.Unproved() -> Scope.ALL;
        };
    }

    /**
     * Who is to read a list that is refused or whole. Who sees the cloud elsewhere comes first; where there is a choice, each
     * is asked for the list, since a role that opens it need not be the one that shows the rest.
     */
    public static List<Sight> refusedOrWhole(List<Sight> sights, Predicate<Identity> given) {
        List<Identity> asking = sights.stream()
                .sorted((a, b) -> Boolean.compare(b.view() instanceof View.Cloud, a.view() instanceof View.Cloud))
                .map(Sight::identity)
                .toList();
        return Stream.of(asking)
                .filter(all -> all.size() > 1)
                .flatMap(List::stream)
                .filter(given)
                .findFirst()
                .or(() -> asking.stream().findFirst())
                .map(identity -> new Sight(identity, new View.Cloud()))
                .stream()
                .toList();
    }

    /**
     * Who is to read: one identity that sees the cloud; else one for each domain and project that is seen; else the first
     * that may try.
     */
    public static List<Sight> widest(List<Sight> sights) {
        Optional<Sight> cloud = sights.stream().filter(sight -> sight.view() instanceof View.Cloud).findFirst();
        if (cloud.isPresent()) {
            return List.of(cloud.get());
        }
        List<Sight> chosen = new ArrayList<>();
        Set<View> views = new HashSet<>();
        ToIntFunction<Sight> narrowness = sight -> sight.view() instanceof View.Domain ? 0 : 1;
        sights.stream()
                .filter(sight -> !(sight.view() instanceof View.Unproved))
                .sorted(Comparator.comparingInt(narrowness))
                .filter(sight -> views.add(sight.view()))
                .forEach(chosen::add);
        return chosen.isEmpty() ? sights.stream().limit(1).toList() : List.copyOf(chosen);
    }
}
