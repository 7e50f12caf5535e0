package io.secnumscan.network.openstack;

import static io.secnumscan.network.openstack.Walk.packet;
import static io.secnumscan.network.openstack.Walk.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules of security groups, each clause by itself. Port a sends, port b receives, both on one network. */
class SecurityGroupTest {
    private static final Set<String> ARRIVES = Set.of("b");
    private static final Set<String> NOTHING = Set.of();

    private final FakeCloud cloud = new FakeCloud().open()
            .network("n", "10.0.0.0/24", "10.0.0.1")
            .port("a", "n", "10.0.0.5")
            .portIn("b", "n", "10.0.0.6", "g");

    private Set<String> ssh() {
        return Walk.from(cloud, "a", tcp("10.0.0.5", "10.0.0.6", 22));
    }

    private Set<String> icmp(int type, int code) {
        return Walk.from(cloud, "a", packet(1, "10.0.0.5", "10.0.0.6", 256 * type + code));
    }

    private void rule(Map<String, ?> rule) {
        cloud.group("g", rule);
    }

    @Test
    void aGroupWithoutRulesLetsNothingIn() {
        cloud.group("g");

        assertEquals(NOTHING, ssh());
    }

    @Test
    void aPortWithoutGroupsLetsNothingIn() {
        cloud.portIn("b", "n", "10.0.0.6");

        assertEquals(NOTHING, ssh());
    }

    @Test
    void aRuleThatRestrictsNothingLetsAllIn() {
        rule(Map.of());

        assertEquals(ARRIVES, ssh());
    }

    @Test
    void aRuleForWhatGoesOutLetsNothingIn() {
        rule(Map.of("direction", "egress"));

        assertEquals(NOTHING, ssh());
    }

    @Test
    void aSenderNeedsARuleForWhatGoesOut() {
        rule(Map.of());
        cloud.group("mute", Map.of()).portIn("a", "n", "10.0.0.5", "mute");

        assertEquals(NOTHING, ssh());
    }

    @Test
    void anEgressRuleNamesTheDestination() {
        rule(Map.of());
        cloud.group("out", Map.of("direction", "egress", "remote_ip_prefix", "10.0.0.5/32"))
                .portIn("a", "n", "10.0.0.5", "out");

        assertEquals(NOTHING, ssh());
    }

    @Test
    void aRuleForIpv6LetsNoIpv4In() {
        rule(Map.of("ethertype", "IPv6"));

        assertEquals(NOTHING, ssh());
    }

    @Test
    void oneOfSeveralGroupsIsEnough() {
        rule(Map.of());
        cloud.group("empty").portIn("b", "n", "10.0.0.6", "empty", "g");

        assertEquals(ARRIVES, ssh());
    }

    @Test
    void aPortRangeHoldsBothItsEnds() {
        for (int first : List.of(21, 22)) {
            rule(Map.of("protocol", "tcp", "port_range_min", first, "port_range_max", first == 21 ? 22 : 23));
            assertEquals(ARRIVES, ssh());
        }
    }

    @Test
    void aPortOutsideTheRangeDoesNotPass() {
        rule(Map.of("protocol", "tcp", "port_range_min", 23, "port_range_max", 65_535));

        assertEquals(NOTHING, ssh());
    }

    @Test
    void anotherProtocolDoesNotPass() {
        rule(Map.of("protocol", "udp", "port_range_min", 22, "port_range_max", 22));

        assertEquals(NOTHING, ssh());
    }

    @Test
    void protocolsAreNamesInAnyCaseOrNumbers() {
        for (String protocol : List.of("tcp", "TCP", "6", "any", "0")) {
            rule(Map.of("protocol", protocol));
            assertEquals(ARRIVES, ssh());
        }
    }

    @Test
    void ofIcmpARuleNamesTypeAndCode() {
        rule(Map.of("protocol", "icmp", "port_range_min", 8, "port_range_max", 0));

        assertEquals(ARRIVES, icmp(8, 0));
        assertEquals(NOTHING, icmp(8, 1));
        assertEquals(NOTHING, icmp(0, 0));
    }

    @Test
    void anIcmpTypeWithoutACodeHasAllCodes() {
        rule(Map.of("protocol", "icmp", "port_range_min", 3));

        assertEquals(ARRIVES, icmp(3, 13));
    }

    @Test
    void icmpInARuleForIpv6IsThatOfIpv6() {
        cloud.port("a", "n", "2001:db8::5").portIn("b", "n", "2001:db8::6", "g");
        for (String name : List.of("icmp", "icmpv6", "ipv6-icmp", "58")) {
            rule(Map.of("ethertype", "IPv6", "protocol", name, "port_range_min", 128));
            assertEquals(ARRIVES, Walk.from(cloud, "a", packet(58, "2001:db8::5", "2001:db8::6", 128 * 256)));
        }
    }

    @Test
    void aPrefixIsWhoMaySend() {
        rule(Map.of("remote_ip_prefix", "10.0.0.4/30"));
        assertEquals(ARRIVES, ssh());

        rule(Map.of("remote_ip_prefix", "10.0.0.8/30"));
        assertEquals(NOTHING, ssh());
    }

    @Test
    void membersOfARemoteGroupMaySend() {
        rule(Map.of("remote_group_id", "open"));
        assertEquals(ARRIVES, ssh());

        rule(Map.of("remote_group_id", "g"));
        assertEquals(NOTHING, ssh());
        assertEquals(NOTHING, Walk.maybeFrom(cloud, "a", tcp("10.0.0.5", "10.0.0.6", 22)));
    }

    @Test
    void allowedPairsOfMembersMaySendToo() {
        rule(Map.of("remote_group_id", "other"));
        cloud.group("other").port("elsewhere", "n", "10.0.0.9", Map.of(
                "security_groups", List.of("other"),
                "allowed_address_pairs", List.of(Map.of("ip_address", "10.0.0.0/29"))));

        assertEquals(ARRIVES, ssh());
    }

    @Test
    void aMemberWithoutAnAddressIsNobody() {
        rule(Map.of("remote_group_id", "other"));
        cloud.group("other").port("elsewhere", "n", "10.0.0.9", Map.of(
                "security_groups", List.of("other"), "fixed_ips", List.of(),
                "allowed_address_pairs", List.of(Map.of("ip_address", "10.0.0.0/29"))));

        assertEquals(NOTHING, ssh());
    }

    @Test
    void addressesOfAnAddressGroupMaySend() {
        rule(Map.of("remote_address_group_id", "ag"));
        cloud.add(Type.ADDRESS_GROUP, "ag", Map.of("addresses", List.of("10.0.0.5/32")));
        assertEquals(ARRIVES, ssh());

        cloud.add(Type.ADDRESS_GROUP, "ag", Map.of("addresses", List.of("10.0.0.7/32")));
        assertEquals(NOTHING, ssh());
    }

    @Test
    void aStatelessGroupLetsTheFirstPacketInAsAnyOther() {
        rule(Map.of());
        cloud.set(Type.SECURITY_GROUP, "g", "stateful", false);

        assertEquals(ARRIVES, ssh());
    }

    @Test
    void theIcmpTypeZeroIsATypeAsAnyOther() {
        rule(Map.of("protocol", "icmp", "port_range_min", 0));

        assertEquals(ARRIVES, icmp(0, 7));
        assertEquals(NOTHING, icmp(8, 0));
    }

    @Test
    void anIcmpCodeIsOneOfItsTypeAlone() {
        rule(Map.of("protocol", "icmp", "port_range_min", 3, "port_range_max", 4));

        assertEquals(ARRIVES, icmp(3, 4));
        assertEquals(NOTHING, icmp(3, 3));
        assertEquals(NOTHING, icmp(3, 5));
        assertEquals(NOTHING, icmp(2, 255));
    }

    @Test
    void minusOneBoundsNothing() {
        rule(Map.of("protocol", "tcp", "port_range_min", -1, "port_range_max", -1));
        assertEquals(ARRIVES, ssh());

        rule(Map.of("protocol", "tcp", "port_range_min", -1, "port_range_max", 21));
        assertEquals(NOTHING, ssh());

        rule(Map.of("protocol", "tcp", "port_range_min", 23, "port_range_max", -1));
        assertEquals(NOTHING, ssh());
    }

    @Test
    void ofAProtocolWithoutPortsAllPasses() {
        rule(Map.of("protocol", "esp", "port_range_min", 22, "port_range_max", 22));

        assertEquals(ARRIVES, Walk.from(cloud, "a", packet(50, "10.0.0.5", "10.0.0.6", 0)));
        assertEquals(NOTHING, ssh());
    }

    @Test
    void theLastNumberOfAProtocolIs255() {
        rule(Map.of("protocol", "255"));
        assertEquals(ARRIVES, Walk.from(cloud, "a", packet(255, "10.0.0.5", "10.0.0.6", 0)));

        rule(Map.of("protocol", "256"));
        assertEquals(NOTHING, ssh());
        assertEquals(ARRIVES, Walk.maybeFrom(cloud, "a", tcp("10.0.0.5", "10.0.0.6", 22)));
    }

    @Test
    void anEmptyTextRestrictsNothing() {
        rule(Map.of("protocol", "", "remote_ip_prefix", ""));

        assertEquals(ARRIVES, ssh());
    }

    @Test
    void anAddressGroupWithWhatIsNoAddressMayHoldAnyOther() {
        rule(Map.of("remote_address_group_id", "ag"));
        cloud.add(Type.ADDRESS_GROUP, "ag", Map.of("addresses", List.of("10.0.0.7/32", "somewhere")));

        assertEquals(NOTHING, ssh());
        assertEquals(ARRIVES, Walk.maybeFrom(cloud, "a", tcp("10.0.0.5", "10.0.0.6", 22)));
    }
}
