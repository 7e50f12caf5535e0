package io.secnumscan.network.openstack;

import static io.secnumscan.network.openstack.Walk.packet;
import static io.secnumscan.network.openstack.Walk.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.openstack.RuleCheck.Match;
import io.secnumscan.network.packet.Packet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule and one packet. What a rule doesn't say is null; one of a group is for what comes in, of IPv4. */
class RuleCheckTest {
    private static final Packet SSH = tcp("10.0.0.5", "10.0.0.6", 22);
    private static final AddressSet THEIRS = AddressSet.of("10.0.0.0/29", "192.0.2.1");

    private static ObjectNode row(List<String> nulls, Map<String, ?> members) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        nulls.forEach(row::putNull);
        row.setAll((ObjectNode) new ObjectMapper().valueToTree(members));
        return row;
    }

    private static ObjectNode rule(Map<String, ?> members) {
        ObjectNode rule = row(List.of("protocol", "port_range_min", "port_range_max", "remote_ip_prefix",
                "remote_group_id", "remote_address_group_id"), Map.of("direction", "ingress", "ethertype", "IPv4"));
        rule.setAll(row(List.of(), members));
        return rule;
    }

    private static Match match(ObjectNode rule, boolean allMembers, Packet packet) {
        return new RuleCheck(id -> id.equals("theirs") ? THEIRS : AddressSet.NONE, allMembers,
                id -> Optional.of(THEIRS).filter(any -> id.equals("theirs"))).group(new Row(rule), true, packet);
    }

    private static Match match(Map<String, ?> members, Packet packet) {
        return match(rule(members), true, packet);
    }

    @ParameterizedTest
    @CsvSource({"tcp, YES", "6, YES", "any, YES", "0, YES", "udp, NO", "sometimes, MAYBE"})
    void theProtocolIsThatOfThePacketOrEvery(String protocol, Match expected) {
        assertEquals(expected, match(Map.of("protocol", protocol), SSH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"direction", "ethertype", "protocol", "remote_ip_prefix", "remote_group_id"})
    void aMemberThatWasNotReadMayFit(String member) {
        assertEquals(Match.YES, match(rule(Map.of()), true, SSH));
        assertEquals(Match.MAYBE, match(rule(Map.of()).without(List.of(member)), true, SSH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"port_range_min", "port_range_max"})
    void aBoundThatWasNotReadMayFit(String bound) {
        assertEquals(Match.MAYBE, match(rule(Map.of("protocol", "tcp")).without(List.of(bound)), true, SSH));
    }

    @ParameterizedTest
    @CsvSource({"22, 22, YES", "23, 23, NO", "21, 21, NO", "21, 22, YES", "22, 23, YES", "23, 65535, NO", "-1, -1, YES",
            "-1, 21, NO", "23, -1, NO", "0, 0, NO", "0, 22, YES", "23, 21, YES", "23, 70000, YES"})
    void portsAreARangeAndWhatIsNoneBoundsNothing(int least, int most, Match expected) {
        assertEquals(expected, match(
                Map.of("protocol", "tcp", "port_range_min", least, "port_range_max", most), SSH));
    }

    @ParameterizedTest
    @CsvSource({"0, -1, 0, 7, YES", "0, -1, 8, 0, NO", "3, 4, 3, 4, YES", "3, 4, 3, 3, NO", "3, 4, 3, 5, NO",
            "8, 0, 8, 0, YES", "8, 0, 8, 1, NO", "-1, -1, 3, 4, YES", "3, -1, 3, 13, YES", "3, -1, 4, 13, NO"})
    void icmpHasATypeAndACode(int type, int code, int sentType, int sentCode, Match expected) {
        assertEquals(expected, match(
                Map.of("protocol", "icmp", "port_range_min", type, "port_range_max", code),
                packet(1, "10.0.0.5", "10.0.0.6", 256 * sentType + sentCode)));
    }

    @Test
    void aProtocolWithoutPortsHasNoBounds() {
        assertEquals(Match.YES, match(
                Map.of("protocol", "esp", "port_range_min", 1, "port_range_max", 2),
                packet(50, "10.0.0.5", "10.0.0.6", 0)));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/29, YES", "10.0.0.5, YES", "10.0.0.4, NO", "10.0.0.6, NO", "somewhere, MAYBE"})
    void aPrefixHoldsTheOtherEnd(String prefix, Match expected) {
        assertEquals(expected, match(Map.of("remote_ip_prefix", prefix), SSH));
    }

    @ParameterizedTest
    @CsvSource({"remote_group_id, theirs, true, YES", "remote_group_id, others, true, NO",
            "remote_group_id, theirs, false, YES", "remote_group_id, others, false, MAYBE",
            "remote_address_group_id, theirs, true, YES", "remote_address_group_id, others, true, MAYBE"})
    void aGroupHoldsTheOtherEndWhereAllOfItIsKnown(String member, String id, boolean allMembers, Match expected) {
        assertEquals(expected, match(rule(Map.of(member, id)), allMembers, SSH));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0, YES", "10.0.0.7, YES", "10.0.0.8, NO", "192.0.2.1, YES", "192.0.2.2, NO",
            "9.255.255.255, NO"})
    void eachOfItsAddressesIsOneAndNoOther(String source, Match expected) {
        assertEquals(expected, match(Map.of("remote_group_id", "theirs"), tcp(source, "10.0.0.6", 22)));
    }

    @Test
    void theOtherEndOfWhatGoesOutIsItsDestination() {
        Row egress = new Row(rule(Map.of("direction", "egress", "remote_ip_prefix", "10.0.0.6")));
        RuleCheck check = new RuleCheck(id -> AddressSet.NONE, true, id -> Optional.empty());

        assertEquals(Match.YES, check.group(egress, false, SSH));
        assertEquals(Match.NO, check.group(egress, true, SSH));
    }

    private static boolean firewall(Map<String, ?> members, Packet packet) {
        ObjectNode rule = row(List.of("protocol", "source_ip_address", "destination_ip_address", "source_port",
                "destination_port"), Map.of("ip_version", 4));
        rule.setAll(row(List.of(), members));
        return RuleCheck.firewall(new Row(rule), packet);
    }

    @Test
    void aRuleOfAFirewallIsForOneFamily() {
        assertTrue(firewall(Map.of(), SSH));
        assertFalse(firewall(Map.of("ip_version", 6), SSH));
        assertTrue(firewall(Map.of("ip_version", 6), tcp("2001:db8::5", "2001:db8::6", 22)));
    }

    @ParameterizedTest
    @CsvSource({"tcp, true", "any, true", "udp, false"})
    void aRuleOfAFirewallIsForOneProtocolOrEvery(String protocol, boolean expected) {
        assertEquals(expected, firewall(Map.of("protocol", protocol), SSH));
    }

    @ParameterizedTest
    @CsvSource({"destination_port, 22, true", "destination_port, 20:22, true", "destination_port, 22:30, true",
            "destination_port, 23:30, false", "destination_port, 20:21, false", "source_port, 40000, true",
            "source_port, 22, false"})
    void aRuleOfAFirewallHasPortsOfBothEnds(String member, String ports, boolean expected) {
        assertEquals(expected, firewall(Map.of("protocol", "tcp", member, ports), SSH));
    }

    @Test
    void portsOfAFirewallCountForTcpAndUdpAlone() {
        assertTrue(firewall(Map.of("destination_port", "23"), SSH));
        assertTrue(firewall(
                Map.of("protocol", "icmp", "destination_port", "23"), packet(1, "10.0.0.5", "10.0.0.6", 8 * 256)));
        assertFalse(firewall(
                Map.of("protocol", "udp", "destination_port", "23"), packet(17, "10.0.0.5", "10.0.0.6", 22)));
    }

    @ParameterizedTest
    @CsvSource({"source_ip_address, 10.0.0.5, true", "source_ip_address, 10.0.0.6, false",
            "destination_ip_address, 10.0.0.6, true", "destination_ip_address, 10.0.0.5, false"})
    void aRuleOfAFirewallHasAddressesOfBothEnds(String member, String address, boolean expected) {
        assertEquals(expected, firewall(Map.of(member, address), SSH));
    }
}
