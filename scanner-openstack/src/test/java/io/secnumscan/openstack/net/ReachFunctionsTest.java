package io.secnumscan.openstack.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the functions answer; which rules are wider over IPv6 is for the cases of the rule that asks. */
class ReachFunctionsTest {
    private static @Nullable Object call(String name, Object... given) {
        Function function = new ReachFunctions().functions().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return function.body().apply(Arguments.of(given));
    }

    @ParameterizedTest
    @CsvSource({"true, 22", "true, 20-25", "false, 23", "false, 2222"})
    void aPortMeetsAPortOrARange(boolean meets, String ports) {
        assertEquals(meets, call("net.forwards", 22L, "", ports));
    }

    @Test
    void aForwardingWithoutPortsIsNotKnownToLeadAnywhere() {
        assertInstanceOf(Outcome.Unknown.class, new Forwarding(Optional.empty(), Optional.of("ssh")).meets("22"));
        assertInstanceOf(Outcome.Unknown.class, new Forwarding(Optional.empty(), Optional.empty()).meets("22"));
    }

    @ParameterizedTest
    @CsvSource({"true, 20:25, 22", "true, 20:25, 25-30", "false, 20:25, 26", "true, 22, 22", "true, 20-25, 22"})
    void aRangeOfNeutronsMeetsAPortOrARange(boolean meets, String range, String ports) {
        assertEquals(meets, new Forwarding(Optional.empty(), Optional.of(range)).meets(ports));
    }

    @Test
    void whatAreNoPortsIsAMistakeOfTheRule() {
        assertThrows(IllegalArgumentException.class, () -> call("net.forwards", 22L, "", "ssh"));
    }

    @Test
    void portsThatTouchAreOneRange() {
        Filter filter =
                new Filter(List.of(open(new Ports(80, 89)), open(new Ports(90, 99)), open(new Ports(443, 443))));

        assertEquals(List.of("80-99", "443"), FamilyGap.of(filter, 6).answer());
    }

    private static FilterRule open(Ports ports) {
        return new FilterRule(
                Optional.of(true), Optional.of(6), Optional.of(ports), Sources.certain(AddressSet.all(Family.V6)),
                new TreeSet<>());
    }

    private static ValueList ports(String... ports) {
        return ValueList.of(List.of(ports));
    }

    @Test
    void someOfSeveralPortsMeetARange() {
        assertEquals(true, call("net.meets", ports("22", "5950"), "5900-5999"));
        assertEquals(false, call("net.meets", ports("22", "6000"), "5900-5999"));
        assertEquals(true, call("net.meets", ports(), "65535"));
    }

    @Test
    void portsAreCoveredByRangesTogether() {
        assertEquals(true, call("net.covers", ports("80-89", "90-99"), ports("85-95")));
        assertEquals(false, call("net.covers", ports("80-89", "91-99"), ports("85-95")));
        assertEquals(false, call("net.covers", ports("443"), ports()));
        assertEquals(true, call("net.covers", ports(), ports("443")));
    }

    @Test
    void portsThatMayBeMoreAreNotKnownToBeCovered() {
        ValueList more =
                new ValueList(ports("443").elements(), Optional.of(new Outcome.Unknown(List.of("x"))));

        assertInstanceOf(Outcome.Unknown.class, call("net.covers", ports("443"), more));
        assertInstanceOf(Outcome.Unknown.class, call("net.meets", more, "22"));
        assertEquals(true, call("net.meets", more, "443"));
    }
}
