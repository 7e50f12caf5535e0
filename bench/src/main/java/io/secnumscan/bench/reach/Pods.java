package io.secnumscan.bench.reach;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A cluster: namespaces of thirty pods, whose addresses are strewn over the nodes'. Policies are two to a namespace: half of
 * its pods take from itself and three others on one port, all take from the monitoring on another; half of the namespaces
 * let out to themselves and to the DNS alone.
 */
record Pods(int count, int policies) {
    private static final long FIRST = 0x0a80_0000L;
    private static final int EACH = 30;

    private int namespaces() {
        return count / EACH;
    }

    Network network() {
        PacketSpace space = new PacketSpace();
        RandomGenerator random = new SplittableRandom(1);
        List<Integer> strewn = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        for (int i = count - 1; i > 0; i--) {
            strewn.set(i, strewn.set(random.nextInt(i + 1), strewn.get(i)));
        }
        List<PacketSet> from = new ArrayList<>();
        List<PacketSet> to = new ArrayList<>();
        for (int namespace = 0; namespace < namespaces(); namespace++) {
            List<Interval> addresses = strewn.subList(namespace * EACH, namespace * EACH + EACH).stream()
                    .map(address -> Interval.of(FIRST + address))
                    .toList();
            from.add(space.of(Match.ANY.with(Field.FAMILY, Interval.of(4)).with(Field.SOURCE, addresses)));
            to.add(space.of(Match.ANY.with(Field.FAMILY, Interval.of(4)).with(Field.DESTINATION, addresses)));
        }
        List<Endpoint> pods = new ArrayList<>();
        for (int namespace = 0; namespace < namespaces(); namespace++) {
            PacketSet monitored = from.getFirst().and(tcp(space, 9_090 + namespace % 7));
            PacketSet some = from.get(namespace);
            for (int i = 0; i < 3; i++) {
                some = some.or(from.get(random.nextInt(namespaces())));
            }
            some = some.and(tcp(space, 8_000 + namespace % 100));
            boolean isolated = 2 * namespace < policies;
            PacketSet out = namespace % 2 == 0 ? space.all() : to.get(namespace).or(to.get(1).and(tcp(space, 53)));
            for (int pod = 0; pod < EACH; pod++) {
                int address = strewn.get(namespace * EACH + pod);
                Interval own = Interval.of(FIRST + address);
                Match family = Match.ANY.with(Field.FAMILY, Interval.of(4));
                PacketSet accepts = !isolated ? space.all() : pod % 2 == 0 ? monitored : monitored.or(some);
                pods.add(new Endpoint("ns-" + namespace + "/" + pod, "pods",
                        space.of(family.with(Field.DESTINATION, own)),
                        out.and(space.of(family.with(Field.SOURCE, own))), accepts));
            }
        }
        return new Network(pods, List.of());
    }

    private static PacketSet tcp(PacketSpace space, int port) {
        return space.of(Match.ANY.with(Field.PROTOCOL, Interval.of(6)).with(Field.DESTINATION_PORT, Interval.of(port)));
    }
}
