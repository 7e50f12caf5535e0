package io.secnumscan.openstack.net;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code net.*}: sets of addresses, and who the rules of a security group let in.
 *
 * <ul>
 *   <li>{@code net.sources(rules, addressGroups, 'ingress', 'tcp', 22)}: who may send to a port; to one port at least of
 *       {@code '5900-5999'}.
 *   <li>{@code net.sourcesOfAll(rules, addressGroups, 'ingress', 'udp', '1-65535')}: who may send to every one of these
 *       ports.
 *   <li>{@code net.rulesThatAdmit(rules, addressGroups, 'ingress', ['tcp', 'udp'], '22')}: ids of the rules that make
 *       it so for one of these protocols.
 *   <li>{@code net.portWithin(443, '5900-5999')}: whether a port is in a range.
 *   <li>{@code net.addresses(list)}: a list of prefixes as a set.
 *   <li>Of a set: {@code a.union(b)}, {@code a.coversInternet()} ({@link Internet}), {@code a.coversAll('10.0.0.0/24')},
 *       {@code a.overlaps(b)} (some address is in both), {@code a.holdsGlobal()} (some address is global unicast),
 *       {@code a.widerThan(8, 16)} (holds as many addresses as a block wider than an IPv4 /8 or an IPv6 /16), {@code net.show(a)}.
 * </ul>
 *
 * <p>A set has a certain part and a possible one: a question that both answer alike is decided, whatever was not read.
 */
public final class NetFunctions implements FunctionLibrary {
    private static final Shape SET = Shape.own("net.Sources", Sources.class);
    static final Shape RULES = Shape.listOf(Shape.row()
            .with("id", Shape.TEXT)
            .with("direction", Shape.TEXT)
            .with("ethertype", Shape.TEXT)
            .with("protocol", Shape.TEXT)
            .with("port_range_min", Shape.INT)
            .with("port_range_max", Shape.INT)
            .with("remote_ip_prefix", Shape.TEXT)
            .with("remote_group_id", Shape.TEXT)
            .with("remote_address_group_id", Shape.TEXT));
    static final Shape GROUPS =
            Shape.listOf(Shape.row().with("id", Shape.TEXT).with("addresses", Shape.listOf(Shape.TEXT)));

    private static final List<Function> FUNCTIONS = List.of(
            Function.named("net.sources")
                    .takes(RULES, GROUPS, Shape.TEXT, Shape.TEXT, Shape.INT)
                    .returns(SET)
                    .as(given -> toSome(given, port(given.integer(4)))),
            Function.named("net.sources")
                    .takes(RULES, GROUPS, Shape.TEXT, Shape.TEXT, Shape.TEXT)
                    .returns(SET)
                    .as(given -> toSome(given, ports(given.text(4)))),
            Function.named("net.sourcesOfAll")
                    .takes(RULES, GROUPS, Shape.TEXT, Shape.TEXT, Shape.TEXT)
                    .returns(SET)
                    .as(NetFunctions::toAll),
            Function.named("net.rulesThatAdmit")
                    .takes(RULES, GROUPS, Shape.TEXT, Shape.listOf(Shape.TEXT), Shape.TEXT)
                    .returns(Shape.listOf(Shape.TEXT))
                    .as(NetFunctions::rulesThatAdmit),
            Function.named("net.addresses")
                    .takes(Shape.listOf(Shape.TEXT))
                    .returns(SET)
                    .as(given -> Prefixes.read(given.list(0), "an address")),
            Function.method("union").takes(SET, SET).returns(SET).as(given -> set(given, 0).union(set(given, 1))),
            Function.method("coversInternet").takes(SET)
                    .as(given -> answer(set(given, 0), set(given, 0).coversInternet())),
            Function.method("coversAll").takes(SET, Shape.TEXT).as(NetFunctions::coversAll),
            Function.method("overlaps").takes(SET, SET).as(NetFunctions::overlaps),
            Function.method("holdsGlobal").takes(SET).as(given -> answer(set(given, 0), set(given, 0).holdsGlobal())),
            Function.method("widerThan")
                    .takes(SET, Shape.INT, Shape.INT)
                    .as(given -> answer(
                            set(given, 0),
                            set(given, 0).holdsWiderThan((int) given.integer(1), (int) given.integer(2)))),
            Function.named("net.portWithin")
                    .takes(Shape.INT, Shape.TEXT)
                    .as(given -> ports(given.text(1)).contains(given.integer(0))),
            Function.named("net.show").takes(SET).returns(Shape.TEXT).as(given -> set(given, 0).show()));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    private static Sources set(Arguments given, int index) {
        return given.own(index, Sources.class);
    }

    private static Sources toSome(Arguments given, Ports ports) {
        boolean incoming = incoming(given.text(2));
        int protocol = protocol(given.text(3));
        return filter(given.list(0), given.list(1), incoming, protocol, ports).toSome(incoming, protocol, ports);
    }

    private static Sources toAll(Arguments given) {
        boolean incoming = incoming(given.text(2));
        int protocol = protocol(given.text(3));
        Ports ports = ports(given.text(4));
        return filter(given.list(0), given.list(1), incoming, protocol, ports).toAll(incoming, protocol, ports);
    }

    static Filter filter(ValueList rules, ValueList groups, boolean incoming, int protocol, Ports ports) {
        Remote remote = new Remote(groups);
        List<FilterRule> read = new ArrayList<>();
        for (ValueList.Element element : rules.elements()) {
            Optional<FilterRule> rule = new RuleRead(element.row(), remote).about(incoming, protocol, ports);
            rule.ifPresent(found -> read.add(element.doubt().map(found::doubtful).orElse(found)));
        }
        rules.more().ifPresent(more -> read.add(FilterRule.unknown(more)));
        return new Filter(read);
    }

    /** For messages: rules that may admit somebody, depending on what was not read, are left out. */
    private static List<String> rulesThatAdmit(Arguments given) {
        Remote remote = new Remote(given.list(1));
        boolean incoming = incoming(given.text(2));
        List<Integer> protocols = given.list(3).elements().stream()
                .flatMap(element -> element.text().toOptional().stream())
                .map(NetFunctions::protocol)
                .toList();
        Ports ports = ports(given.text(4));
        return given.list(0).certainRows().stream()
                .filter(row -> protocols.stream().anyMatch(protocol -> new RuleRead(row, remote)
                        .about(incoming, protocol, ports)
                        .filter(rule -> rule.matches(incoming, protocol, ports).orElse(false))
                        .filter(rule -> !rule.remote().certain().isEmpty())
                        .isPresent()))
                .flatMap(row -> row.text("id").toOptional().stream())
                .toList();
    }

    private static Object coversAll(Arguments given) {
        Sources sources = set(given, 0);
        Optional<Prefix> prefix = Prefix.parse(given.text(1));
        return prefix.isEmpty()
                ? new Outcome.Unknown(List.of("'" + given.text(1) + "'"))
                : answer(sources, sources.coversAll(AddressSet.of(prefix.get())));
    }

    private static Object overlaps(Arguments given) {
        Sources one = set(given, 0);
        Sources other = set(given, 1);
        return answer(one.intersect(other), one.overlaps(other));
    }

    static Object answer(Sources sources, Optional<Boolean> decided) {
        return decided.<Object>map(yes -> yes).orElseGet(() -> new Outcome.Unknown(List.copyOf(sources.missing())));
    }

    private static boolean incoming(String direction) {
        return switch (direction) {
            case "ingress" -> true;
            case "egress" -> false;
            default -> throw new IllegalArgumentException(
                    "'" + direction + "' is no direction: write 'ingress' or 'egress'");
        };
    }

    static int protocol(String name) {
        return Protocols.number(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no protocol"));
    }

    private static Ports port(long number) {
        return ports(Long.toString(number));
    }

    static Ports ports(String text) {
        return Ports.parse(text).orElseThrow(() -> new IllegalArgumentException(
                "'" + text + "' are no ports: write '22' or '5900-5999'"));
    }
}
