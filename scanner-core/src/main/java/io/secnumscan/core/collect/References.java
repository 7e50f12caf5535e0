package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who names whom in what is read of a target, and who of those named was met. Thread-safe. */
final class References {
    private final List<Reference> all;
    private final Set<String> targets;
    private final Map<Place, IdSet> met = new HashMap<>();
    private final Map<Link, Map<Reference.Named, String>> named = new HashMap<>();

    References(List<Reference> all) {
        this.all = List.copyOf(all);
        this.targets = all.stream().map(Reference::to).collect(Collectors.toUnmodifiableSet());
    }

    private record Place(String type, String region) {}

    private record Link(Reference reference, String region) {}

    /** @param by the id of one that names it */
    record Dangling(Reference reference, String region, Reference.Named named, String by) {}

    /** Hears the rows of one read; what a page said counts once it has ended. */
    interface Witness {
        /** Of a read that nothing is asked about. */
        Witness NONE = new Witness() {};

        default void add(String id, JsonNode attributes) {}

        default void endPage() {}

        default void discardPage() {}
    }

    /** Whether others name resources of the type, so that a list of it may be found lacking. */
    boolean name(String type) {
        return targets.contains(type);
    }

    Witness witness(String type, String region) {
        List<Reference> from = all.stream().filter(reference -> reference.from().equals(type)).toList();
        return from.isEmpty() && !targets.contains(type) ? Witness.NONE : new Page(new Place(type, region), from);
    }

    synchronized boolean met(String type, String region, String id) {
        return met(new Place(type, region)).contains(id);
    }

    /** What is named and was not met, by the type that it is of; in an order that is always the same. */
    synchronized Map<String, List<Dangling>> dangling() {
        Map<String, List<Dangling>> dangling = new TreeMap<>();
        for (Reference reference : all) {
            named.forEach((link, names) -> {
                if (link.reference().equals(reference)) {
                    IdSet there = met(new Place(reference.to(), link.region()));
                    names.forEach((one, by) -> {
                        if (!there.contains(one.id())) {
                            dangling.computeIfAbsent(reference.to(), type -> new ArrayList<>())
                                    .add(new Dangling(reference, link.region(), one, by));
                        }
                    });
                }
            });
        }
        dangling.values().forEach(list -> list.sort(Comparator
                .comparing((Dangling one) -> one.region() + " " + one.reference().from() + " " + one.named().id())));
        return dangling;
    }

    private IdSet met(Place place) {
        return met.computeIfAbsent(place, unused -> new IdSet());
    }

    private synchronized void heard(Place place, List<String> ids, Map<Link, Map<Reference.Named, String>> names) {
        if (targets.contains(place.type())) {
            IdSet set = met(place);
            ids.forEach(set::add);
        }
        names.forEach((link, some) -> {
            IdSet there = met(new Place(link.reference().to(), link.region()));
            Map<Reference.Named, String> known = named.computeIfAbsent(link, unused -> new HashMap<>());
            some.forEach((one, by) -> {
                if (!there.contains(one.id())) {
                    known.merge(one, by, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            });
        });
    }

    private final class Page implements Witness {
        private final Place place;
        private final List<Reference> from;
        private final List<String> ids = new ArrayList<>();
        private final Map<Link, Map<Reference.Named, String>> names = new LinkedHashMap<>();

        Page(Place place, List<Reference> from) {
            this.place = place;
            this.from = from;
        }

        @Override
        public void add(String id, JsonNode attributes) {
            ids.add(id);
            for (Reference reference : from) {
                Map<Reference.Named, String> some =
                        names.computeIfAbsent(new Link(reference, place.region()), unused -> new LinkedHashMap<>());
                reference.names().of(attributes).forEach(one -> some.putIfAbsent(one, id));
            }
        }

        @Override
        public void endPage() {
            heard(place, ids, names);
            discardPage();
        }

        @Override
        public void discardPage() {
            ids.clear();
            names.clear();
        }
    }
}
