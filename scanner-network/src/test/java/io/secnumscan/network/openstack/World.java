package io.secnumscan.network.openstack;

import io.secnumscan.core.net.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A small cloud as its builder knows it: nothing is unread here. Prefixes and addresses are texts. */
record World(
        List<Net> nets,
        List<Port> ports,
        List<Group> groups,
        List<AddressGroup> addressGroups,
        List<Router> routers,
        List<FloatingIp> floatingIps,
        List<Wall> walls,
        List<Tunnel> tunnels,
        List<Balancer> balancers,
        List<Speaker> speakers) {
    /** A network with one subnet. */
    record Net(String id, String cidr, String gateway, boolean external, String scope) {}

    /** @param trusted whether Neutron made it for itself, as it makes ports of DHCP */
    record Port(
            String id, String net, List<String> fixed, List<String> pairs, List<String> groups, boolean secured,
            boolean up, boolean trusted) {}

    record Group(String id, List<Rule> rules) {}

    /** @param remote a prefix, or a name with {@code group:} or {@code addresses:} before it; empty for anybody */
    record Rule(boolean ingress, boolean v6, String protocol, int first, int last, String remote) {}

    record AddressGroup(String id, List<String> addresses) {}

    record Router(String id, boolean up, boolean snat, List<Foot> feet, List<Hop> hops) {}

    record Foot(String id, String net, String address, boolean gateway, boolean up) {}

    record Hop(String destination, String nexthop) {}

    /** @param fixed where all goes; empty when ports are forwarded */
    record FloatingIp(String id, String router, String address, Optional<String> fixed, List<Forward> forwards) {}

    record Forward(String protocol, int first, int last, String inside, int insideFirst, int insideLast) {}

    /** @param in towards what is behind the foot */
    record Wall(String foot, boolean up, List<Line> in, List<Line> out) {}

    record Line(boolean allow, boolean enabled, String protocol, String source, String destination, String ports) {}

    /** @param grouped whether its two ends are written as endpoint groups */
    record Tunnel(String id, String router, String net, String peers, boolean up, boolean grouped) {}

    record Balancer(
            String id, String net, String vip, boolean up, boolean keepsSource, String amphora, int port,
            String protocol, List<String> allowed, List<Member> members) {}

    /**
     * @param pool the listener's own; {@code l7}, where a policy of layer 7 redirects to; {@code off}, where one would that is
     *     switched off
     */
    record Member(String id, String net, String address, int port, boolean up, String pool) {}

    /** Of BGP, for the external network. */
    record Speaker(String id, boolean advertises, boolean peered) {}

    Optional<Net> net(String id) {
        return nets.stream().filter(net -> net.id().equals(id)).findFirst();
    }

    static boolean in(String prefix, String address) {
        Prefix block = Prefix.parse(prefix).orElseThrow();
        Prefix one = Prefix.parse(address).orElseThrow();
        return block.family() == one.family() && new Prefix(one.family(), one.first(), block.length()).equals(block);
    }

    static Set<Integer> withPorts() {
        return Set.of(6, 17);
    }
}
