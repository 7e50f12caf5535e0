package io.secnumscan.network.reach;

import io.secnumscan.network.packet.LabelledSet;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Who of many has an address. */
final class Holders<T> {
    private final List<T> all;
    private final Lazy<LabelledSet> byAddress;

    Holders(List<T> all, Function<T, PacketSet> address, PacketSpace space) {
        this.all = List.copyOf(all);
        this.byAddress = new Lazy<>(() -> {
            List<LabelledSet> numbered = new ArrayList<>();
            this.all.forEach(one -> numbered.add(space.labelled(address.apply(one), numbered.size())));
            return space.join(numbered);
        });
    }

    List<T> all() {
        return all;
    }

    /** Those who have the destination of one of the packets, in their order. */
    List<T> of(PacketSet packets) {
        return byAddress.get().and(packets).labels().stream().map(all::get).toList();
    }

    /** Those who have the destination of a packet, in their order. */
    List<T> of(Packet packet) {
        return byAddress.get().labels(packet).stream().map(all::get).toList();
    }
}
