package io.secnumscan.openstack.net;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.core.type.FieldReader;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the functions answer; who is let in by which rules is for the cases of the rules that call them. */
class NetFunctionsTest {
    private static final FieldType.Struct RULE = struct("rule", """
            id: {type: string, absent: unread}
            direction: {type: string, absent: unread}
            ethertype: {type: string?, absent: unread}
            protocol: {type: string?, absent: unread}
            port_range_min: {type: int?, absent: unread}
            port_range_max: {type: int?, absent: unread}
            remote_ip_prefix: {type: string?, absent: unread}
            remote_group_id: {type: string?, absent: unread}
            remote_address_group_id: {type: string?, absent: null}
            """);
    private static final FieldType.Struct GROUP = struct("group", """
            id: {type: string}
            addresses: {type: list(string), absent: unread}
            """);
    private static final String OPEN = "{'id': 'r1', 'direction': 'ingress', 'ethertype': 'IPv4', 'protocol': 'tcp',"
            + " 'port_range_min': 22, 'port_range_max': 22, 'remote_ip_prefix': '0.0.0.0/0', 'remote_group_id': null}";
    private static final String GROUPED = "{'id': 'r2', 'direction': 'ingress', 'ethertype': 'IPv4', 'protocol': 'tcp',"
            + " 'port_range_min': 22, 'port_range_max': 22, 'remote_ip_prefix': null, 'remote_group_id': null,"
            + " 'remote_address_group_id': 'ag1'}";
    private static final Outcome.Unknown CUT = new Outcome.Unknown(List.of("related.groups"));

    private static FieldType.Struct struct(String name, String fields) {
        Problems problems = new Problems();
        MapReader map = MapReader.of(YamlFile.parse(name, fields, problems).orElseThrow(), "fields", problems);
        FieldType.Struct struct = new FieldType.Struct(name, FieldReader.withoutShapes(problems).fields(name, map));
        problems.throwIfAny();
        return struct;
    }

    private static ValueList rows(FieldType.Struct type, String name, String... jsons) {
        List<RowView> rows = new ArrayList<>();
        for (String json : jsons) {
            rows.add(RowView.of(type, name, json(json)));
        }
        return ValueList.of(rows);
    }

    private static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static @Nullable Object call(String name, Object... given) {
        Function function = new NetFunctions().functions().stream()
                .filter(one -> one.name().equals(name) && one.parameters().size() == given.length)
                .filter(one -> !name.equals("net.sources")
                        || one.parameters().getLast().equals(Shape.TEXT))
                .findFirst()
                .orElseThrow();
        return function.body().apply(Arguments.of(given));
    }

    private static Object sources(ValueList rules, ValueList groups) {
        return requireNonNull(call("net.sources", rules, groups, "ingress", "tcp", "22"));
    }

    private static ValueList orMore(ValueList seen, Outcome.Unknown why) {
        return new ValueList(seen.elements(), Optional.of(why));
    }

    private static ValueList noGroups() {
        return rows(GROUP, "related.groups");
    }

    @Test
    void theInternetIsNamedByItsPrefix() {
        Object sources = sources(rows(RULE, "resource.rules", OPEN), noGroups());

        assertEquals("0.0.0.0/0", call("net.show", sources));
        assertEquals(true, call("coversInternet", sources));
    }

    @Test
    void nobodyIsShownAsADash() {
        assertEquals("-", call("net.show", sources(rows(RULE, "resource.rules"), noGroups())));
    }

    @Test
    void aLongListOfPrefixesIsCut() {
        List<String> many = List.of("10.0.0.0/32", "10.0.0.2/32", "10.0.0.4/32", "10.0.0.6/32", "10.0.0.8/32",
                "10.0.0.10/32", "10.0.0.12/32", "10.0.0.14/32", "10.0.0.16/32", "2001:db8::/64");

        assertEquals(
                "10.0.0.0/32, 10.0.0.2/32, 10.0.0.4/32, 10.0.0.6/32, 10.0.0.8/32, 10.0.0.10/32, 10.0.0.12/32,"
                        + " 10.0.0.14/32, +2",
                call("net.show", requireNonNull(call("net.addresses", ValueList.of(many)))));
    }

    @Test
    void whatWasNotReadAndDecidesIsNamed() {
        Object sources = sources(rows(RULE, "resource.rules", GROUPED), orMore(noGroups(), CUT));

        assertEquals(CUT, call("coversInternet", sources));
    }

    @Test
    void twoSetsMayCoverTogetherWhatNeitherDoes() {
        Object lower = requireNonNull(call("net.addresses", ValueList.of(List.of("10.0.0.0/25"))));
        Object upper = requireNonNull(call("net.addresses", ValueList.of(List.of("10.0.0.128/25"))));

        assertEquals(false, call("coversAll", lower, "10.0.0.0/24"));
        assertEquals(true, call("coversAll", requireNonNull(call("union", lower, upper)), "10.0.0.0/24"));
    }

    private static Object addresses(String... prefixes) {
        return requireNonNull(call("net.addresses", ValueList.of(List.of(prefixes))));
    }

    @Test
    void setsOverlapWhereOneAddressIsInBoth() {
        assertEquals(true, call("overlaps", addresses("10.0.0.5"), addresses("10.0.0.0/24", "2001:db8::/32")));
        assertEquals(false, call("overlaps", addresses("10.0.1.5"), addresses("10.0.0.0/24")));
        assertEquals(false, call("overlaps", addresses("10.0.1.5"), addresses()));
    }

    @Test
    void whatMayBeMissingLeavesAnOverlapOpenUnlessItIsThereAlready() {
        Object more = requireNonNull(call("net.addresses", orMore(ValueList.of(List.of("10.0.0.0/24")), CUT)));

        assertEquals(true, call("overlaps", addresses("10.0.0.5"), more));
        assertEquals(CUT, call("overlaps", addresses("10.0.1.5"), more));
    }

    @Test
    void oneAddressOfTheInternetIsEnough() {
        assertEquals(true, call("holdsGlobal", addresses("10.0.0.5", "8.8.8.8")));
        assertEquals(true, call("holdsGlobal", addresses("2a00:1450::5")));
        assertEquals(false, call("holdsGlobal", addresses("10.0.0.5", "127.0.0.1", "fd00::5", "fe80::1", "::1")));
    }

    @Test
    void aRangeThatIsNoPrefixLeavesTheQuestionOpen() {
        Object set = requireNonNull(call("net.addresses", ValueList.of(List.of("10.0.0.0/8"))));

        assertEquals(new Outcome.Unknown(List.of("'a subnet'")), call("coversAll", set, "a subnet"));
    }

    @Test
    void rulesThatAdmitAreThoseThatSurelyDo() {
        ValueList rules = rows(RULE, "resource.rules", OPEN, GROUPED, OPEN.replace("ingress", "egress"));

        assertEquals(
                List.of("r1"),
                call("net.rulesThatAdmit", rules, orMore(noGroups(), CUT), "ingress",
                        ValueList.of(List.of("tcp", "udp")),
                        "22"));
    }

    @Test
    void rulesThatWereNotReadMayAdmitAnybody() {
        Object sources = sources(
                orMore(rows(RULE, "resource.rules"), new Outcome.Unknown(List.of("resource.rules"))), noGroups());

        assertEquals(new Outcome.Unknown(List.of("resource.rules")), call("coversInternet", sources));
    }

    @Test
    void aBadArgumentIsTheAuthorsToMend() {
        ValueList rules = rows(RULE, "resource.rules", OPEN);

        assertThrows(
                IllegalArgumentException.class, () -> call("net.sources", rules, noGroups(), "inward", "tcp", "22"));
        assertThrows(
                IllegalArgumentException.class, () -> call("net.sources", rules, noGroups(), "ingress", "tpc", "22"));
        assertThrows(
                IllegalArgumentException.class, () -> call("net.sources", rules, noGroups(), "ingress", "tcp", "ssh"));
    }
}
