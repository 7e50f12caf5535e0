package io.secnumscan.network.reach;

import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.Packet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sends one packet after the other through a world and looks where it comes out. */
final class Simulator {
    static final int LAST_ADDRESS = 4;
    private static final List<Packet> PACKETS = allPackets();

    private final World world;
    /** What was asked before: for each set as it stands in the world, which of the packets fit it. */
    private final IdentityHashMap<List<Match>, BitSet> fitting = new IdentityHashMap<>();

    /** A packet, where it is, and whom it is handed to there: empty for who has its destination. */
    private record At(String segment, Packet packet, Optional<List<Match>> gateway) {}

    Simulator(World world) {
        this.world = world;
    }

    /** Address 0 stands for all that no set names. */
    static List<Packet> packets() {
        return PACKETS;
    }

    private static List<Packet> allPackets() {
        List<Packet> packets = new ArrayList<>();
        for (int bits = 0; bits < 8; bits++) {
            for (int destination = 0; destination <= LAST_ADDRESS; destination++) {
                for (int source = 0; source <= LAST_ADDRESS; source++) {
                    packets.add(new Packet(bits < 4 ? 4 : 6, 6, bits & 1, bits >> 1 & 1, Unsigned128.of(destination),
                            Unsigned128.of(source)));
                }
            }
        }
        return packets;
    }

    /** Ids of the hosts that a host can make a packet arrive at. */
    Set<String> arrivals(World.Host from, Packet packet) {
        Set<String> arrived = new TreeSet<>();
        if (!fits(from.sends(), packet)) {
            return arrived;
        }
        Set<At> seen = new HashSet<>();
        Deque<At> next = new ArrayDeque<>();
        Consumer<At> more = at -> {
            if (seen.add(at)) {
                next.add(at);
            }
        };
        onWire(from.segment(), packet, arrived);
        world.boxes().forEach(box -> box.feet().stream()
                .filter(foot -> foot.segment().equals(from.segment()))
                .forEach(foot -> cross(box, foot, packet, more)));
        while (!next.isEmpty()) {
            At at = next.remove();
            if (at.gateway().isEmpty()) {
                onWire(at.segment(), at.packet(), arrived);
            } else {
                world.hosts().stream()
                        .filter(host -> host.segment().equals(at.segment()))
                        .filter(host -> meet(host.address(), at.gateway().get()) && fits(host.accepts(), at.packet()))
                        .forEach(host -> arrived.add(host.id()));
            }
            world.boxes().forEach(box -> box.feet().stream()
                    .filter(foot -> foot.segment().equals(at.segment()))
                    .filter(foot -> at.gateway().isEmpty() ? fits(foot.address(), at.packet())
                            : meet(foot.address(), at.gateway().get()))
                    .forEach(foot -> cross(box, foot, at.packet(), more)));
        }
        return arrived;
    }

    private void onWire(String segment, Packet packet, Set<String> arrived) {
        world.hosts().stream()
                .filter(host -> host.segment().equals(segment))
                .filter(host -> fits(host.address(), packet) && fits(host.accepts(), packet))
                .forEach(host -> arrived.add(host.id()));
    }

    private void cross(World.Box box, World.Foot in, Packet packet, Consumer<At> more) {
        changed(box.destinations(), packet)
                .filter(now -> !fits(box.dropped(), now) && fits(in.incoming(), now))
                .forEach(now -> {
                    for (World.Way way : box.ways()) {
                        World.Foot out = box.foot(way.by());
                        if (fits(way.destinations(), now) && fits(out.outgoing(), now)) {
                            changed(way.sources(), now)
                                    .forEach(then -> more.accept(new At(out.segment(), then, way.gateway())));
                        }
                    }
                });
    }

    /** What may become of a packet: the first that fits it changes it. */
    Stream<Packet> changed(List<World.Change> changes, Packet packet) {
        for (World.Change change : changes) {
            if (fits(change.of(), packet)) {
                return values(change.to(), Field.DESTINATION, packet.destination().low())
                        .flatMap(destination -> values(change.to(), Field.SOURCE, packet.source().low())
                                .flatMap(source -> values(change.to(), Field.DESTINATION_PORT, packet.destinationPort())
                                        .flatMap(to -> values(change.to(), Field.SOURCE_PORT, packet.sourcePort())
                                                .map(from -> new Packet(packet.family(), packet.protocol(),
                                                        to.intValue(), from.intValue(),
                                                        Unsigned128.of(destination), Unsigned128.of(source))))));
            }
        }
        return Stream.of(packet);
    }

    private static Stream<Long> values(Map<Field, Interval> to, Field field, long otherwise) {
        Interval values = to.getOrDefault(field, Interval.of(otherwise));
        return LongStream.rangeClosed(values.first().low(), values.last().low()).boxed();
    }

    /** Whether one address has a packet in both. */
    boolean meet(List<Match> one, List<Match> other) {
        return fitting(one).intersects(fitting(other));
    }

    boolean fits(List<Match> set, Packet packet) {
        return fitting(set).get(index(packet));
    }

    private BitSet fitting(List<Match> set) {
        return fitting.computeIfAbsent(set, matches -> {
            BitSet fitting = new BitSet(PACKETS.size());
            for (Packet packet : PACKETS) {
                fitting.set(index(packet), matches.stream().anyMatch(match -> match.fields().entrySet().stream()
                        .allMatch(field -> holds(field.getValue(), value(field.getKey(), packet)))));
            }
            return fitting;
        });
    }

    private static int index(Packet packet) {
        int numbers = (packet.family() - 4) * 2 + packet.sourcePort() * 2 + packet.destinationPort();
        int destination = (int) packet.destination().low();
        return (numbers * (LAST_ADDRESS + 1) + destination) * (LAST_ADDRESS + 1) + (int) packet.source().low();
    }

    private static boolean holds(List<Interval> intervals, Unsigned128 value) {
        for (Interval one : intervals) {
            if (one.first().compareTo(value) <= 0 && value.compareTo(one.last()) <= 0) {
                return true;
            }
        }
        return false;
    }

    private static Unsigned128 value(Field field, Packet packet) {
        return switch (field) {
            case FAMILY -> Unsigned128.of(packet.family());
            case DESTINATION -> packet.destination();
            case SOURCE -> packet.source();
            case PROTOCOL -> Unsigned128.of(packet.protocol());
            case DESTINATION_PORT -> Unsigned128.of(packet.destinationPort());
            case SOURCE_PORT -> Unsigned128.of(packet.sourcePort());
        };
    }
}
