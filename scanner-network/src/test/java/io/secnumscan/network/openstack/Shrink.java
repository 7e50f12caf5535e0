package io.secnumscan.network.openstack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** Takes one thing after the other out of a cloud for as long as something stays wrong with it. */
final class Shrink {
    private Shrink() {}

    static World least(World world, long seed, BiPredicate<World, Long> wrong) {
        World least = world;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (World candidate : smaller(least)) {
                if (wrong.test(candidate, seed)) {
                    least = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return least;
    }

    private static List<World> smaller(World w) {
        List<World> all = new ArrayList<>();
        each(w.speakers(), less -> all.add(new World(w.nets(), w.ports(), w.groups(), w.addressGroups(), w.routers(),
                w.floatingIps(), w.walls(), w.tunnels(), w.balancers(), less)));
        each(w.balancers(), less -> all.add(new World(w.nets(), w.ports(), w.groups(), w.addressGroups(), w.routers(),
                w.floatingIps(), w.walls(), w.tunnels(), less, w.speakers())));
        each(w.tunnels(), less -> all.add(new World(w.nets(), w.ports(), w.groups(), w.addressGroups(), w.routers(),
                w.floatingIps(), w.walls(), less, w.balancers(), w.speakers())));
        each(w.walls(), less -> all.add(new World(w.nets(), w.ports(), w.groups(), w.addressGroups(), w.routers(),
                w.floatingIps(), less, w.tunnels(), w.balancers(), w.speakers())));
        each(w.floatingIps(), less -> all.add(new World(w.nets(), w.ports(), w.groups(), w.addressGroups(),
                w.routers(), less, w.walls(), w.tunnels(), w.balancers(), w.speakers())));
        each(w.routers(), less -> all.add(new World(w.nets(), w.ports(), w.groups(), w.addressGroups(), less,
                w.floatingIps(), w.walls(), w.tunnels(), w.balancers(), w.speakers())));
        each(w.ports(), less -> all.add(new World(w.nets(), less, w.groups(), w.addressGroups(), w.routers(),
                w.floatingIps(), w.walls(), w.tunnels(), w.balancers(), w.speakers())));
        each(w.groups(), less -> all.add(new World(w.nets(), w.ports(), less, w.addressGroups(), w.routers(),
                w.floatingIps(), w.walls(), w.tunnels(), w.balancers(), w.speakers())));
        for (int i = 0; i < w.routers().size(); i++) {
            List<World.Router> routers = new ArrayList<>(w.routers());
            World.Router r = routers.get(i);
            int at = i;
            each(r.feet(), less -> {
                routers.set(at, new World.Router(r.id(), r.up(), r.snat(), less, r.hops()));
                all.add(with(w, routers));
            });
            each(r.hops(), less -> {
                routers.set(at, new World.Router(r.id(), r.up(), r.snat(), r.feet(), less));
                all.add(with(w, routers));
            });
        }
        return all;
    }

    private static World with(World w, List<World.Router> routers) {
        return new World(w.nets(), w.ports(), w.groups(), w.addressGroups(), List.copyOf(routers), w.floatingIps(),
                w.walls(), w.tunnels(), w.balancers(), w.speakers());
    }

    private static <T> void each(List<T> list, Consumer<List<T>> less) {
        for (int i = 0; i < list.size(); i++) {
            List<T> copy = new ArrayList<>(list);
            copy.remove(i);
            less.accept(List.copyOf(copy));
        }
    }
}
