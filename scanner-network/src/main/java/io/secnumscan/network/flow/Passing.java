package io.secnumscan.network.flow;

import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The packets of one place by where they get, before they are told as {@linkplain Flow flows}.
 *
 * @param surely those that surely get there
 * @param perhaps those that may
 */
public record Passing(String from, SortedMap<String, PacketSet> surely, SortedMap<String, PacketSet> perhaps) {
    /** @param foreseen for each place that they get to, packets that are taken out; made in the space that it is given */
    public Passing without(BiFunction<String, PacketSpace, PacketSet> foreseen) {
        return new Passing(from, without(surely, foreseen), without(perhaps, foreseen));
    }

    private static SortedMap<String, PacketSet> without(
            SortedMap<String, PacketSet> packets, BiFunction<String, PacketSpace, PacketSet> foreseen) {
        SortedMap<String, PacketSet> left = new TreeMap<>();
        packets.forEach((to, its) -> {
            PacketSet rest = its.minus(foreseen.apply(to, its.space()));
            if (!rest.isEmpty()) {
                left.put(to, rest);
            }
        });
        return left;
    }

    /** Whether some of these get there. */
    public Decision some(String to, BiFunction<String, PacketSpace, PacketSet> those) {
        if (meets(surely, to, those)) {
            return Decision.REACHABLE;
        }
        return meets(perhaps, to, those) ? Decision.POSSIBLE : Decision.BLOCKED;
    }

    private static boolean meets(
            SortedMap<String, PacketSet> packets, String to, BiFunction<String, PacketSpace, PacketSet> those) {
        return Optional.ofNullable(packets.get(to))
                .filter(its -> !its.and(those.apply(to, its.space())).isEmpty())
                .isPresent();
    }
}
