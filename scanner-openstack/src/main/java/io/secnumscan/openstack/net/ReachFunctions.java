package io.secnumscan.openstack.net;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Prefix;
import java.util.List;
import java.util.Optional;

/**
 * More of {@code net.*}: where an address lies, what a forwarding leads to, and how two families compare.
 *
 * <ul>
 *   <li>{@code net.within(address, prefixes)}: whether an address, or all of a prefix, lies within these prefixes; null lies
 *       nowhere.
 *   <li>{@code net.forwards(port, range, '5900-5999')}: whether a port forwarding's port ({@code 22}) or range of ports
 *       ({@code 5900:5910}), of which Neutron gives one and leaves the other null, meets these ports.
 *   <li>{@code net.meets(['22', '80-90'], '5900-5999')}: whether some of these ports are in a range; an empty list is all ports.
 *   <li>{@code net.covers(['80', '443'], ['443'])}: whether all of the second ports are among the first; of both an empty list
 *       is all ports.
 *   <li>{@code net.portsWiderOverIpv6(rules, addressGroups, 'tcp')}: ports, as {@code 22} and {@code 80-90}, that the internet
 *       may send to over IPv6 and not over IPv4.
 * </ul>
 */
public final class ReachFunctions implements FunctionLibrary {
    private static final Shape TEXT = Shape.nullable(Shape.TEXT);

    private static final Shape PORTS = Shape.listOf(Shape.TEXT);

    private static final List<Function> FUNCTIONS = List.of(
            Function.named("net.within").takes(TEXT, Shape.listOf(Shape.TEXT)).as(ReachFunctions::within),
            Function.named("net.forwards")
                    .takes(Shape.nullable(Shape.INT), TEXT, Shape.TEXT)
                    .as(ReachFunctions::forwards),
            Function.named("net.meets").takes(PORTS, Shape.TEXT).as(ReachFunctions::meets),
            Function.named("net.covers").takes(PORTS, PORTS).as(ReachFunctions::covers),
            Function.named("net.portsWiderOverIpv6")
                    .takes(NetFunctions.RULES, NetFunctions.GROUPS, Shape.TEXT)
                    .returns(Shape.listOf(Shape.TEXT))
                    .as(ReachFunctions::portsWiderOverIpv6));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    private static Object within(Arguments given) {
        Optional<String> text = given.optional(0, String.class);
        if (text.isEmpty()) {
            return false;
        }
        Sources prefixes = Prefixes.read(given.list(1), "an address");
        return Prefix.parse(text.get())
                .map(prefix -> NetFunctions.answer(prefixes, prefixes.coversAll(AddressSet.of(prefix))))
                .orElseGet(() -> new Outcome.Unknown(List.of("'" + text.get() + "'")));
    }

    private static Object forwards(Arguments given) {
        return new Forwarding(given.optional(0, Long.class), given.optional(1, String.class)).meets(given.text(2));
    }

    private static Object meets(Arguments given) {
        PortList ports = PortList.of(given.list(0));
        Ports wanted = NetFunctions.ports(given.text(1));
        return ports.meets(wanted) ? true : ports.unread().<Object>map(why -> why).orElse(false);
    }

    private static Object covers(Arguments given) {
        PortList some = PortList.of(given.list(0));
        PortList all = PortList.of(given.list(1));
        return some.unread().or(all::unread).<Object>map(why -> why).orElseGet(() -> some.covers(all));
    }

    private static Object portsWiderOverIpv6(Arguments given) {
        int protocol = NetFunctions.protocol(given.text(2));
        Filter filter = NetFunctions.filter(given.list(0), given.list(1), true, protocol, Ports.ALL);
        return FamilyGap.of(filter, protocol).answer();
    }
}
