package io.secnumscan.network.reach;

import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.LabelledSet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What becomes of some packets: their fields hold values of these intervals, or they stay as they are.
 *
 * @param by id of the translation; empty when they stay as they are
 */
record Rewrite(String by, PacketSet of, Map<Field, Interval> to) {
    boolean keeps() {
        return to.isEmpty();
    }

    /** Of these packets alone; in the space of theirs. */
    Rewrite within(PacketSet set) {
        return new Rewrite(by, set.and(of), to);
    }

    boolean isEmpty() {
        return of.isEmpty();
    }

    /** The packets that become one of the set. */
    LabelledSet before(LabelledSet after) {
        return keeps() ? after.and(of) : after.before(to, of);
    }

    PacketSet after() {
        return keeps() ? of : of.replaced(to);
    }

    /** One for each translation that is left a packet by those before it, and one for the packets that none takes. */
    static List<Rewrite> of(List<Translation> inOrder, PacketSpace space) {
        List<PacketSet> left = new ArrayList<>(inOrder.stream()
                .map(translation -> space.here(translation.of()))
                .toList());
        PacketSet taken = takeFromLater(left, space);
        List<Rewrite> all = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            Translation one = inOrder.get(i);
            all.add(new Rewrite(one.id(), left.get(i), one.to()));
        }
        all.add(new Rewrite("", space.all().minus(taken), Map.of()));
        all.removeIf(Rewrite::isEmpty);
        return List.copyOf(all);
    }

    /** Takes from each set what those before it hold; by halves, since there may be thousands. Returns the union of all. */
    private static PacketSet takeFromLater(List<PacketSet> sets, PacketSpace space) {
        if (sets.size() < 2) {
            return space.union(sets);
        }
        List<PacketSet> earlier = sets.subList(0, sets.size() / 2);
        List<PacketSet> later = sets.subList(sets.size() / 2, sets.size());
        PacketSet taken = takeFromLater(earlier, space);
        PacketSet more = takeFromLater(later, space);
        later.replaceAll(set -> set.minus(taken));
        return taken.or(more);
    }
}
