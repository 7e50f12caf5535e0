package io.secnumscan.openstack.net;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Internet;
import io.secnumscan.core.net.Prefix;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses that may send, as far as that could be seen.
 *
 * @param certain addresses that surely may
 * @param possible these, and all that may besides, depending on what was not read
 * @param missing names of what was not read, sorted; empty exactly when both sets are equal
 */
public record Sources(AddressSet certain, AddressSet possible, SortedSet<String> missing) {
    public static final Sources NONE = new Sources(AddressSet.NONE, AddressSet.NONE, new TreeSet<>());

    /** Prefixes that a text of them shows before it says how many more there are. */
    private static final int SHOWN = 8;

    public Sources {
        missing =
                Collections.unmodifiableSortedSet(certain.equals(possible) ? new TreeSet<>() : new TreeSet<>(missing));
    }

    public static Sources certain(AddressSet addresses) {
        return new Sources(addresses, addresses, new TreeSet<>());
    }

    /** Nothing is certain: what these send may or may not arrive. */
    Sources doubtful(SortedSet<String> because) {
        SortedSet<String> names = new TreeSet<>(missing);
        names.addAll(because);
        return new Sources(AddressSet.NONE, possible, names);
    }

    public Sources union(Sources other) {
        SortedSet<String> both = new TreeSet<>(missing);
        both.addAll(other.missing);
        return new Sources(certain.union(other.certain), possible.union(other.possible), both);
    }

    /** Addresses that both let send. */
    Sources intersect(Sources other) {
        SortedSet<String> both = new TreeSet<>(missing);
        both.addAll(other.missing);
        return new Sources(certain.intersect(other.certain), possible.intersect(other.possible), both);
    }

    /** Whether the internet may send; empty when what was not read decides it. */
    public Optional<Boolean> coversInternet() {
        return decided(Internet.isCoveredBy(certain), Internet.isCoveredBy(possible));
    }

    /** Whether all of these addresses may send; empty when what was not read decides it. */
    public Optional<Boolean> coversAll(AddressSet addresses) {
        return decided(certain.containsAll(addresses), possible.containsAll(addresses));
    }

    /** Whether some address is in both; empty when what was not read decides it. */
    public Optional<Boolean> overlaps(Sources other) {
        Sources both = intersect(other);
        return decided(!both.certain().isEmpty(), !both.possible().isEmpty());
    }

    /** Whether some address is one of the internet's; empty when what was not read decides it. */
    public Optional<Boolean> holdsGlobal() {
        return overlaps(certain(Internet.GLOBAL));
    }

    /**
     * Whether as many addresses may send as a block wider than these prefixes has, be it in pieces; empty when what was not
     * read decides it.
     */
    public Optional<Boolean> holdsWiderThan(int bitsV4, int bitsV6) {
        return decided(isWider(certain, bitsV4, bitsV6), isWider(possible, bitsV4, bitsV6));
    }

    private static boolean isWider(AddressSet set, int bitsV4, int bitsV6) {
        return set.holdsWiderThan(Family.V4, bitsV4) || set.holdsWiderThan(Family.V6, bitsV6);
    }

    /** What is more only makes more true: a certain yes and a no to all that may be are final. */
    private static Optional<Boolean> decided(boolean surely, boolean possibly) {
        return surely == possibly ? Optional.of(surely) : Optional.empty();
    }

    /** The certain addresses for people: {@code 0.0.0.0/0, ::/0}; {@code +3} at the end of a long list; {@code -} for none. */
    public String show() {
        List<Prefix> prefixes = Stream.of(Family.values())
                .flatMap(family -> certain.prefixes(family).stream())
                .toList();
        if (prefixes.isEmpty()) {
            return "-";
        }
        String shown = prefixes.stream().limit(SHOWN).map(Prefix::toString).collect(Collectors.joining(", "));
        return prefixes.size() <= SHOWN ? shown : shown + ", +" + (prefixes.size() - SHOWN);
    }
}
