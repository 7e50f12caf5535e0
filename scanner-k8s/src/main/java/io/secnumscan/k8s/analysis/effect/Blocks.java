package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.GlobalSpace;
import io.secnumscan.core.net.Prefix;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Blocks of addresses that a rule names, as the set that they make up.
 *
 * @param said as the policy writes them
 * @param unread whether one of them could not be read, or leads to where this program does not look
 */
record Blocks(AddressSet set, List<String> said, boolean unread) {
    static final Blocks NONE = new Blocks(AddressSet.NONE, List.of(), false);
    /** The widest block that one organisation ever got: what holds more of the reachable space is open to the internet. */
    private static final int WIDEST_V4 = 8;
    private static final int WIDEST_V6 = 16;
    private static final AddressSet PRIVATE_V4 = AddressSet.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
    private static final AddressSet PRIVATE_V6 = AddressSet.of("fc00::/7");

    Blocks {
        said = List.copyOf(said);
    }

    /** A block without what is taken out of it. What is taken out and can't be read leaves the rest unknown. */
    static Blocks of(String block, JsonNode except) {
        Optional<Prefix> prefix = Prefix.parse(block.strip());
        if (prefix.isEmpty()) {
            return new Blocks(AddressSet.NONE, List.of(), true);
        }
        AddressSet set = AddressSet.of(prefix.get());
        List<String> out = new ArrayList<>();
        for (JsonNode one : except) {
            Optional<Prefix> less = Prefix.parse(one.asText("").strip());
            if (less.isEmpty()) {
                return new Blocks(AddressSet.NONE, List.of(), true);
            }
            set = set.minus(AddressSet.of(less.get()));
            out.add(one.asText().strip());
        }
        return new Blocks(set, List.of(block.strip() + (out.isEmpty() ? "" : " - " + String.join(" - ", out))), false);
    }

    static Blocks unknown() {
        return new Blocks(AddressSet.NONE, List.of(), true);
    }

    Blocks and(Blocks other) {
        List<String> both = new ArrayList<>(said);
        other.said.stream().filter(one -> !both.contains(one)).forEach(both::add);
        return new Blocks(set.union(other.set), both, unread || other.unread);
    }

    Blocks without(AddressSet refused) {
        return new Blocks(set.minus(refused), said, unread);
    }

    /** Whether the internet is in it, of one family at least. */
    boolean isInternet() {
        return wide(Family.V4) || wide(Family.V6);
    }

    /** Whether the internet is in it, and all that is private too: what is left out is nothing to speak of. */
    boolean isEverything() {
        return wide(Family.V4) && set.containsAll(PRIVATE_V4) || wide(Family.V6) && set.containsAll(PRIVATE_V6);
    }

    /** Whether IPv6 is open to the internet, and the same rule holds IPv4 in narrower bounds. */
    boolean leavesIpv6() {
        boolean narrow = !set.v4().isEmpty() && !wide(Family.V4);
        boolean less = !set.v4().isEmpty() && set.containsAll(AddressSet.all(Family.V6))
                && !set.containsAll(AddressSet.all(Family.V4));
        return wide(Family.V6) && narrow || less;
    }

    private boolean wide(Family family) {
        int widest = switch (family) {
            case V4 -> WIDEST_V4;
            case V6 -> WIDEST_V6;
        };
        BigInteger limit = BigInteger.ONE.shiftLeft(family.bits() - widest);
        return set.size(family).compareTo(limit) > 0
                && set.intersect(GlobalSpace.ALL).size(family).compareTo(limit) > 0;
    }
}
