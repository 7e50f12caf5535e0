package io.secnumscan.network.kubernetes;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.kubernetes.policy.AddressPackets;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is published, in as many ways as there are backends of any: in each of them every packet is led to one at most. */
final class Turns {
    private final PacketSpace space;
    private final AddressPackets addresses;
    private final List<Turn> turns = new ArrayList<>();
    private final PacketSet taken;
    /** What more than one of them asks for: nobody knows which gets it. */
    private final PacketSet contested;
    private final Map<PacketSet, PacketSet> before = new HashMap<>();

    Turns(List<Publication> publications, PacketSpace space, AddressPackets addresses) {
        this.space = space;
        this.addresses = addresses;
        PacketSet all = space.none();
        PacketSet twice = space.none();
        for (Publication publication : publications) {
            PacketSet again = publication.of().and(all);
            turns.add(new Turn(publication, again.isEmpty() ? 0 : after(publication)));
            all = all.or(publication.of());
            twice = twice.or(again);
        }
        taken = all;
        contested = twice;
    }

    /** @param first the way in which its first backend has its turn; those of what asks for the same packets come before */
    private record Turn(Publication publication, int first) {
        int end() {
            return first + publication.backends().size();
        }

        boolean has(boolean keeps, int way) {
            return publication.keepsSource() == keeps && way >= first && way < end();
        }
    }

    /** Packets that are led somewhere, and what asks for it. */
    record Led(String id, PacketSet of, Publication.Backend to) {}

    private int after(Publication publication) {
        return turns.stream()
                .filter(turn -> !turn.publication().of().and(publication.of()).isEmpty())
                .mapToInt(Turn::end)
                .max()
                .orElse(0);
    }

    /** All packets that are led anywhere, or refused where something would be. */
    PacketSet taken() {
        return taken;
    }

    /** How many ways there are for those that keep the source, or for the others. */
    int ways(boolean keeps) {
        return turns.stream()
                .filter(turn -> turn.publication().keepsSource() == keeps)
                .mapToInt(Turn::end)
                .max()
                .orElse(0);
    }

    List<Led> led(boolean keeps, int way, boolean surely) {
        List<Led> led = new ArrayList<>();
        for (Turn turn : turns) {
            if (turn.has(keeps, way)) {
                Publication.Backend backend = turn.publication().backends().get(way - turn.first());
                if (backend.sure() || !surely) {
                    PacketSet of = of(turn.publication(), backend).minus(surely ? contested : space.none());
                    led.add(new Led(turn.publication().id(), of, backend));
                }
            }
        }
        return led;
    }

    /** Those that are among some others once they are led on. */
    PacketSet ledInto(PacketSet these) {
        return before.computeIfAbsent(these, this::before);
    }

    private PacketSet before(PacketSet these) {
        if (these.equals(space.all())) {
            return taken;
        }
        PacketSet all = space.none();
        for (Turn turn : turns) {
            for (Publication.Backend backend : turn.publication().backends()) {
                PacketSet there = these.and(addresses.to(backend.addresses()));
                all = all.or(there.before(translation(backend), of(turn.publication(), backend)));
            }
        }
        return all;
    }

    static Map<Field, Interval> translation(Publication.Backend backend) {
        return Map.of(
                Field.DESTINATION, new Interval(backend.address(), backend.address()),
                Field.DESTINATION_PORT, Interval.of(backend.port()));
    }

    private PacketSet of(Publication publication, Publication.Backend backend) {
        return publication.of().and(addresses.to(AddressSet.all(backend.family())));
    }
}
