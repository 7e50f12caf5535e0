package io.secnumscan.cli;

import io.secnumscan.core.perimeter.Glob;
import io.secnumscan.core.resource.Places;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The projects and namespaces that snapshots show, by their ids and by the names that filters may call them. */
final class KnownPlaces {
    /** Whose resources are places themselves. */
    private static final List<String> LISTS =
            List.of("openstack.identity.domain", "openstack.identity.project", "kubernetes.core.namespace");

    private final List<SnapshotReader> snapshots;
    private final List<Named> named = new ArrayList<>();
    /** Of the lists, and of what was listed by itself: the list of projects may not have been readable. */
    private final Set<String> places = new TreeSet<>();

    /** @param name {@code kind/name}, where the place is {@code kind/id} */
    private record Named(String name, String place) {}

    private KnownPlaces(List<SnapshotReader> snapshots) {
        this.snapshots = List.copyOf(snapshots);
    }

    static KnownPlaces of(List<SnapshotReader> snapshots) {
        KnownPlaces known = new KnownPlaces(snapshots);
        for (SnapshotReader snapshot : snapshots) {
            snapshot.coverage().forEach(line -> known.places.addAll(Places.of(line.scope())));
            snapshot.targets().forEach(target -> LISTS.forEach(
                    type -> snapshot.resources(target.name(), type, unused -> false, known::add)));
        }
        return known;
    }

    private void add(Resource resource) {
        String kind = Places.kind(resource.type());
        String place = Places.of(resource.type(), resource.id(), resource.scope()).getLast();
        places.add(place);
        named.add(new Named(kind + "/" + resource.name(), place));
    }

    /** The places that are called so. An id goes before names: whoever names a project may choose another's id. */
    List<String> named(String pattern) {
        return places.contains(pattern)
                ? List.of()
                : named.stream().filter(one -> Glob.matches(pattern, one.name())).map(Named::place).distinct().sorted()
                        .toList();
    }

    /** Whether anything that was read is there, or the place itself was: it may well be empty. */
    boolean holds(String pattern) {
        return !named(pattern).isEmpty()
                || places.stream().anyMatch(place -> Glob.matches(pattern, place))
                || isOfSomeResource(pattern);
    }

    /** The long way, for what no list names. */
    private boolean isOfSomeResource(String pattern) {
        boolean[] found = {false};
        Consumer<Resource> look = resource -> found[0] |= Places.of(resource.scope()).stream()
                .anyMatch(place -> Glob.matches(pattern, place));
        for (SnapshotReader snapshot : snapshots) {
            snapshot.coverage().stream()
                    .map(line -> List.of(line.target(), line.type()))
                    .distinct()
                    .takeWhile(unused -> !found[0])
                    .forEach(list -> snapshot.resources(list.getFirst(), list.getLast(), unused -> false, look));
        }
        return found[0];
    }
}
