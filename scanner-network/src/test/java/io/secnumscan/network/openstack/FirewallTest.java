package io.secnumscan.network.openstack;

import static io.secnumscan.network.openstack.Walk.packet;
import static io.secnumscan.network.openstack.Walk.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.network.packet.Packet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A firewall group on the router's port in the network of port b; port a is behind the router's other port. */
class FirewallTest {
    private static final Set<String> ARRIVES = Set.of("b");
    private static final Set<String> NOTHING = Set.of();

    private final FakeCloud cloud = new FakeCloud().open()
            .network("n", "10.0.0.0/24", "10.0.0.1")
            .network("m", "10.1.0.0/24", "10.1.0.1")
            .router("r")
            .interfacePort("r-n", "r", "n", "10.0.0.1")
            .interfacePort("r-m", "r", "m", "10.1.0.1")
            .port("a", "n", "10.0.0.5")
            .port("b", "m", "10.1.0.6");

    @BeforeEach
    void group() {
        cloud.add(Type.FIREWALL_GROUP, "fg", Map.of(
                "ports", List.of("r-m"), "status", "ACTIVE", "admin_state_up", true,
                "ingress_firewall_policy_id", "in", "egress_firewall_policy_id", "out"));
        policy("in", Map.of("action", "allow"));
        policy("out");
    }

    /** What a rule doesn't say is null, and the rule is for IPv4. */
    @SafeVarargs
    private void policy(String id, Map<String, ?>... rules) {
        List<String> ids = new java.util.ArrayList<>();
        for (Map<String, ?> rule : rules) {
            Map<String, Object> whole = new HashMap<>(Map.of("enabled", true, "ip_version", 4));
            for (String member : List.of(
                    "protocol", "source_ip_address", "destination_ip_address", "source_port", "destination_port")) {
                whole.put(member, null);
            }
            whole.putAll(rule);
            String ruleId = id + ids.size();
            cloud.add(Type.FIREWALL_RULE, ruleId, whole);
            ids.add(ruleId);
        }
        cloud.add(Type.FIREWALL_POLICY, id, Map.of("firewall_rules", ids));
    }

    private Set<String> ssh() {
        return Walk.from(cloud, "a", tcp("10.0.0.5", "10.1.0.6", 22));
    }

    private Set<String> back() {
        return Walk.from(cloud, "b", tcp("10.1.0.6", "10.0.0.5", 22));
    }

    @Test
    void theIngressPolicyFiltersWhatGoesToTheNetworkBehindThePort() {
        assertEquals(ARRIVES, ssh());
        assertEquals(NOTHING, back());
    }

    @Test
    void theEgressPolicyFiltersWhatComesFromThere() {
        policy("in");
        policy("out", Map.of("action", "allow"));

        assertEquals(NOTHING, ssh());
        assertEquals(Set.of("a"), back());
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        policy("in", Map.of("action", "deny", "protocol", "tcp"), Map.of("action", "allow"));
        assertEquals(NOTHING, ssh());

        policy("in", Map.of("action", "allow", "protocol", "tcp"), Map.of("action", "reject"));
        assertEquals(ARRIVES, ssh());
    }

    @Test
    void whatNoRuleMatchesIsDropped() {
        policy("in", Map.of("action", "allow", "protocol", "udp"));

        assertEquals(NOTHING, ssh());
    }

    @Test
    void withoutAPolicyAllIsDropped() {
        cloud.set(Type.FIREWALL_GROUP, "fg", "ingress_firewall_policy_id", null);

        assertEquals(NOTHING, ssh());
    }

    @Test
    void aGroupThatIsDownDropsAll() {
        cloud.set(Type.FIREWALL_GROUP, "fg", "admin_state_up", false).set(Type.FIREWALL_GROUP, "fg", "status", "DOWN");

        assertEquals(NOTHING, ssh());
    }

    @Test
    void aGroupThatWaitsForItsAgentFiltersNothing() {
        cloud.set(Type.FIREWALL_GROUP, "fg", "status", "PENDING_CREATE");

        assertEquals(Set.of("a"), back());
    }

    @Test
    void aGroupWhoseAgentFailedMayFilterOrNot() {
        cloud.set(Type.FIREWALL_GROUP, "fg", "status", "ERROR");

        assertEquals(NOTHING, back());
        assertEquals(Set.of("a"), Walk.maybeFrom(cloud, "b", tcp("10.1.0.6", "10.0.0.5", 22)));
    }

    @Test
    void onADistributedRouterWhatStaysInsideMayPass() {
        cloud.router("r", Map.of("distributed", true));

        assertEquals(NOTHING, back());
        assertEquals(Set.of("a"), Walk.maybeFrom(cloud, "b", tcp("10.1.0.6", "10.0.0.5", 22)));
    }

    @Test
    void aRuleThatIsSwitchedOffMatchesNothing() {
        policy("in", Map.of("action", "allow", "enabled", false));

        assertEquals(NOTHING, ssh());
    }

    @Test
    void addressesAndPortsOfARuleMustFit() {
        policy("in", Map.of(
                "action", "allow", "protocol", "tcp", "source_ip_address", "10.0.0.0/24", "destination_ip_address",
                "10.1.0.6", "destination_port", "20:22", "source_port", "40000"));
        assertEquals(ARRIVES, ssh());

        policy("in", Map.of("action", "allow", "source_ip_address", "10.9.0.0/24"));
        assertEquals(NOTHING, ssh());

        policy("in", Map.of("action", "allow", "destination_ip_address", "10.1.0.7"));
        assertEquals(NOTHING, ssh());

        policy("in", Map.of("action", "allow", "protocol", "tcp", "destination_port", "23"));
        assertEquals(NOTHING, ssh());

        policy("in", Map.of("action", "allow", "protocol", "tcp", "source_port", "23"));
        assertEquals(NOTHING, ssh());
    }

    @Test
    void aRuleForIpv6LetsNoIpv4Through() {
        policy("in", Map.of("action", "allow", "ip_version", 6));

        assertEquals(NOTHING, ssh());
    }

    @Test
    void aGroupOnAServersPortFiltersThere() {
        cloud.set(Type.FIREWALL_GROUP, "fg", "ports", List.of("b"));

        assertEquals(ARRIVES, ssh());
        assertEquals(NOTHING, back());
    }

    @Test
    void icmpOfARuleHasNoPorts() {
        policy("in", Map.of("action", "allow", "protocol", "icmp"));

        assertEquals(ARRIVES, Walk.from(cloud, "a", packet(1, "10.0.0.5", "10.1.0.6", 8 * 256)));
    }

    @Test
    void aRuleForEveryProtocolLetsAllThrough() {
        policy("in", Map.of("action", "allow", "protocol", "any"));

        assertEquals(ARRIVES, ssh());
    }

    @Test
    void portsCountForTcpAndUdpAlone() {
        policy("in", Map.of("action", "allow", "protocol", "icmp", "destination_port", "22"));
        assertEquals(ARRIVES, Walk.from(cloud, "a", packet(1, "10.0.0.5", "10.1.0.6", 8 * 256)));

        policy("in", Map.of("action", "allow", "protocol", "udp", "destination_port", "53"));
        assertEquals(ARRIVES, Walk.from(cloud, "a", packet(17, "10.0.0.5", "10.1.0.6", 53)));
        assertEquals(NOTHING, Walk.from(cloud, "a", packet(17, "10.0.0.5", "10.1.0.6", 54)));
    }

    @Test
    void aRangeOfPortsMayEndWithTheLastOne() {
        policy("in", Map.of("action", "allow", "protocol", "tcp", "destination_port", "22:65535"));

        assertEquals(ARRIVES, ssh());
    }

    @Test
    void whatIsNoRangeOfPortsMayBeAny() {
        for (String ports : List.of("30:20", "70000")) {
            policy("in", Map.of("action", "allow", "protocol", "tcp", "destination_port", ports));

            assertEquals(NOTHING, ssh());
            assertEquals(ARRIVES, Walk.maybeFrom(cloud, "a", tcp("10.0.0.5", "10.1.0.6", 22)));
        }
    }

    @Test
    void whatWasReadLeavesNoDoubt() {
        assertTrue(Walk.convert(cloud, Map.of()).doubts().isEmpty());
    }

    @Test
    void aPolicyWhoseRulesWereNotReadMayLetAllThrough() {
        cloud.without(Type.FIREWALL_POLICY, "in", "firewall_rules");

        assertEquals(NOTHING, ssh());
        assertEquals(ARRIVES, Walk.maybeFrom(cloud, "a", tcp("10.0.0.5", "10.1.0.6", 22)));
    }

    @Test
    void whereItWasNotReadARouterIsDistributedIfItCanBe() {
        Packet back = tcp("10.1.0.6", "10.0.0.5", 22);
        cloud.without(Type.ROUTER, "r", "distributed");
        assertEquals(NOTHING, Walk.maybeFrom(cloud, "b", back));

        cloud.add(Type.EXTENSION, "x", Map.of("alias", "dvr"));
        assertEquals(Set.of("a"), Walk.maybeFrom(cloud, "b", back));
    }
}
