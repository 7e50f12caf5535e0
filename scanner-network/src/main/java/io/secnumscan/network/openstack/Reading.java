package io.secnumscan.network.openstack;

import io.secnumscan.core.text.Text;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One of the two ways to take what was not read: as what lets least pass, or as what lets most pass. */
final class Reading {
    private final boolean widest;
    private final Set<Text> doubts = new LinkedHashSet<>();

    private Reading(boolean widest) {
        this.widest = widest;
    }

    static Reading certain() {
        return new Reading(false);
    }

    static Reading possible() {
        return new Reading(true);
    }

    /**
     * Whether to take it that something lets pass, where that is not known.
     *
     * @param why it is not
     */
    boolean widens(Text why) {
        doubts.add(why);
        return widest;
    }

    /** Whether something is administratively up. */
    boolean isUp(Row row, String what, String quoi) {
        return row.bool("admin_state_up").orElseGet(() -> widens(new Text(
                "admin_state_up of " + what + " " + row.id() + " was not read",
                "admin_state_up de " + quoi + " " + row.id() + " n'a pas été lu")));
    }

    /**
     * Whether to let routers hand packets on: one that was not seen, a floating IP or a tunnel may be the better way of a
     * packet, so that what is known of the others is not what happens.
     */
    boolean hasRoutes(Region region, Set<Type> ways) {
        List<String> missing = Stream.concat(
                ways.stream().sorted().flatMap(type -> Members.gaps(region, type)),
                region.missing(Type.ROUTER).stream()).toList();
        return missing.isEmpty() || widens(new Text(
                "which way packets take depends on " + String.join(", ", missing) + ", of which not all was read",
                "le chemin des paquets dépend de " + String.join(", ", missing) + ", dont tout n'a pas été lu"));
    }

    Set<Text> doubts() {
        return Collections.unmodifiableSet(doubts);
    }
}
