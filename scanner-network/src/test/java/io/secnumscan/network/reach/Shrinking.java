package io.secnumscan.network.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Leaves away what a failure doesn't need. */
final class Shrinking {
    private Shrinking() {}

    /** A smallest world that fails still: whatever more is left away, it doesn't. */
    static World smallest(World failing, Predicate<World> fails) {
        Optional<World> smaller = smaller(failing).filter(fails).findFirst();
        return smaller.isPresent() ? smallest(smaller.get(), fails) : failing;
    }

    private static Stream<World> smaller(World world) {
        return Stream.of(
                without(world.boxes()).map(boxes -> new World(world.hosts(), boxes)),
                without(world.hosts()).map(hosts -> new World(hosts, world.boxes())),
                each(world.boxes(), Shrinking::smaller).map(boxes -> new World(world.hosts(), boxes)))
                .flatMap(worlds -> worlds);
    }

    private static Stream<World.Box> smaller(World.Box box) {
        Stream<World.Box> ways = Stream.concat(without(box.ways()), each(box.ways(), Shrinking::smaller))
                .map(left -> new World.Box(box.id(), box.feet(), box.destinations(), box.dropped(), left));
        Stream<World.Box> changes = without(box.destinations())
                .map(left -> new World.Box(box.id(), box.feet(), left, box.dropped(), box.ways()));
        Stream<World.Box> feet = without(box.feet())
                .filter(left -> box.ways().stream()
                        .allMatch(way -> left.stream().anyMatch(foot -> foot.id().equals(way.by()))))
                .map(left -> new World.Box(box.id(), left, box.destinations(), box.dropped(), box.ways()));
        Stream<World.Box> dropped = without(box.dropped())
                .map(left -> new World.Box(box.id(), box.feet(), box.destinations(), left, box.ways()));
        return Stream.of(ways, changes, feet, dropped).flatMap(boxes -> boxes);
    }

    private static Stream<World.Way> smaller(World.Way way) {
        return without(way.sources())
                .map(left -> new World.Way(way.id(), way.destinations(), way.by(), way.gateway(), left));
    }

    /** The list without one of its elements. */
    private static <T> Stream<List<T>> without(List<T> list) {
        return each(list, one -> Stream.empty(), true);
    }

    private static <T> Stream<List<T>> each(List<T> list, Function<T, Stream<T>> others) {
        return each(list, others, false);
    }

    private static <T> Stream<List<T>> each(
            List<T> list, Function<T, Stream<T>> others, boolean leaveAway) {
        return IntStream.range(0, list.size()).boxed().flatMap(at -> {
            List<T> rest = new ArrayList<>(list);
            rest.remove(at.intValue());
            return leaveAway ? Stream.of(rest) : others.apply(list.get(at)).map(other -> {
                List<T> all = new ArrayList<>(rest);
                all.add(at, other);
                return all;
            });
        });
    }
}
