package io.secnumscan.network.reach;

import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A translation that takes some packets, or none that does; with all that they may become.
 *
 * @param by id of the translation
 */
record Choice(Optional<String> by, PacketSet of, Map<Field, Interval> to, PacketSet after) {
    /** What may become of packets, translation by translation: the first that takes one has it. */
    static List<Choice> of(PacketSet packets, List<Translation> inOrder) {
        List<Choice> choices = new ArrayList<>();
        PacketSet left = packets;
        for (Translation one : inOrder) {
            PacketSet taken = left.and(one.of());
            if (!taken.isEmpty()) {
                choices.add(new Choice(Optional.of(one.id()), taken, one.to(), taken.replaced(one.to())));
                left = left.minus(taken);
            }
        }
        if (!left.isEmpty()) {
            choices.add(new Choice(Optional.empty(), left, Map.of(), left));
        }
        return choices;
    }

    /** One that has become the packet. */
    Packet before(Packet packet) {
        return to.isEmpty() ? packet : of.space().of(packet).before(to, of).witness().orElseThrow();
    }
}
