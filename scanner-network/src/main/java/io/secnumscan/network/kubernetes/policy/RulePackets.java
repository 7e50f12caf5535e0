package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.read.Node;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.select.Extent;
import io.secnumscan.network.kubernetes.select.Extents;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules as sets of packets. */
final class RulePackets {
    private final PacketSpace space;
    private final Cluster cluster;
    private final Extents extents;
    private final AddressPackets addresses;
    private final Map<Ports, PacketSet> ports = new HashMap<>();

    RulePackets(PacketSpace space, Cluster cluster, Extents extents, AddressPackets addresses) {
        this.space = space;
        this.cluster = cluster;
        this.extents = extents;
        this.addresses = addresses;
    }

    /** What a rule matches of a pod's packets. */
    Matched of(Rule rule, Direction direction, Pod pod) {
        AddressSet node = Optional.ofNullable(cluster.nodes().get(pod.node()))
                .map(Node::addresses)
                .orElse(AddressSet.NONE);
        Extent peer = extents.of(rule.peer(), node);
        Matched some = ports(rule.ports(), direction, peer, pod)
                .minus(ports(rule.notPorts(), direction, Extent.ALL, pod));
        Extent own = extents.of(rule.own(), node);
        Matched all = own.equals(Extent.ALL) ? some : some.and(at(direction.own(), own));
        return rule.sure() ? all : new Matched(space.none(), all.possible());
    }

    private Matched ports(List<Ports> any, Direction direction, Extent peer, Pod pod) {
        Matched all = new Matched(space.none(), space.none());
        for (Ports one : any) {
            all = all.or(
                    one instanceof Ports.Named named
                            ? named(named, direction, peer, pod)
                            : at(direction.peer(), peer, packets(one)));
        }
        return all;
    }

    /** A name is looked up on the pod that receives: the pod itself, or each of the pods at the other end. */
    private Matched named(Ports.Named named, Direction direction, Extent peer, Pod pod) {
        Matched all = new Matched(space.none(), space.none());
        if (direction == Direction.INGRESS) {
            for (var port : pod.named(named.name(), named.protocol()).toList()) {
                Ports number = new Ports.Range(port.protocol(), port.number(), port.number());
                all = all.or(at(direction.peer(), peer, packets(number)));
            }
            return all;
        }
        for (var holders : extents.named(named.name()).entrySet()) {
            int protocol = holders.getKey().protocol();
            if (named.protocol() == 0 || named.protocol() == protocol) {
                int number = holders.getKey().number();
                Extent there = peer.and(Extent.of(holders.getValue()));
                all = all.or(at(direction.peer(), there, packets(new Ports.Range(protocol, number, number))));
            }
        }
        return all;
    }

    private Matched at(Field field, Extent extent) {
        return new Matched(addresses.of(field, extent.sure()), addresses.of(field, extent.possible()));
    }

    private Matched at(Field field, Extent extent, PacketSet these) {
        PacketSet sure = addresses.of(field, extent.sure()).and(these);
        boolean known = extent.sure().equals(extent.possible());
        return new Matched(sure, known ? sure : addresses.of(field, extent.possible()).and(these));
    }

    private PacketSet packets(Ports one) {
        return ports.computeIfAbsent(one, this::make);
    }

    private PacketSet make(Ports ports) {
        return switch (ports) {
            case Ports.Any() -> space.all();
            case Ports.Protocol(int number) -> protocol(number, Match.ANY);
            case Ports.Range(int protocol, int first, int last) ->
                    protocol(protocol, Match.ANY.with(Field.DESTINATION_PORT, Interval.of(first, last)));
            case Ports.Icmp(int protocol, int type, int code) -> protocol(protocol, Match.ANY.with(
                    Field.DESTINATION_PORT,
                    code < 0 ? Interval.of(256L * type, 256L * type + 255) : Interval.of(256L * type + code)));
            case Ports.Named named -> throw new IllegalArgumentException("a name is no number: " + named);
        };
    }

    private PacketSet protocol(int number, Match match) {
        return space.of(match.with(Field.PROTOCOL, Interval.of(number)));
    }
}
