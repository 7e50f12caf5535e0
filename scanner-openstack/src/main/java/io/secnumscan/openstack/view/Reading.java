package io.secnumscan.openstack.view;

import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.Ownership;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * One reading of a type: by whom, in what view, and beside which others.
 *
 * @param others scopes that are read by other identities
 * @param keepers shared by the readings of a type, see {@link Ownership}
 */
public record Reading(Sight sight, Set<Scope> others, ConcurrentMap<String, Scope> keepers) {
    public Reading {
        others = Set.copyOf(others);
    }

    public Identity identity() {
        return sight.identity();
    }

    public View view() {
        return sight.view();
    }

    /** The item, stored once though several readings show it. */
    public Item own(Item item) {
        return others.isEmpty() ? item : new Ownership(item, sight.scope(), others, keepers);
    }

    /** The tasks that read one type with the widest views there are. */
    public static List<CollectTask> tasks(List<Sight> sights, String region, Function<Reading, Collector> collector) {
        List<Sight> chosen = Sight.widest(sights);
        ConcurrentMap<String, Scope> keepers = new ConcurrentHashMap<>();
        List<CollectTask> tasks = new ArrayList<>();
        for (Sight sight : chosen) {
            Set<Scope> others = new HashSet<>();
            chosen.stream().filter(other -> !other.equals(sight)).map(Sight::scope).forEach(others::add);
            Reading reading = new Reading(sight, others, keepers);
            tasks.add(new CollectTask(
                    collector.apply(reading), region, sight.scope(), sight.identity().name(), sight.view()));
        }
        return tasks;
    }
}
