package io.secnumscan.network.kubernetes.read;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Ranges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Sets of many addresses at once, and addresses as texts. */
public final class Addresses {
    /** "This network": never a source or destination on a wire (RFC 6890). */
    public static final AddressSet NOWHERE = AddressSet.of("0.0.0.0/8");

    private Addresses() {}

    public static Optional<AddressSet> parse(String text) {
        return Prefix.parse(text).map(AddressSet::of);
    }

    public static AddressSet union(Collection<AddressSet> sets) {
        List<Ranges.Range> v4 = new ArrayList<>();
        List<Ranges.Range> v6 = new ArrayList<>();
        for (AddressSet set : sets) {
            v4.addAll(set.ranges(Family.V4).list());
            v6.addAll(set.ranges(Family.V6).list());
        }
        return new AddressSet(Ranges.canonical(v4), Ranges.canonical(v6));
    }
}
