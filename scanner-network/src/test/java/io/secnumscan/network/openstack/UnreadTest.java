package io.secnumscan.network.openstack;

import static io.secnumscan.network.openstack.Walk.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.network.packet.Packet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was not read lets pass in one reading and nothing in the other, and is named. Ports a and b are in one network. */
class UnreadTest {
    private static final Packet SSH = tcp("10.0.0.5", "10.0.0.6", 22);

    private final FakeCloud cloud = new FakeCloud().open()
            .group("g", Map.of("remote_ip_prefix", "10.0.0.0/24"))
            .network("n", "10.0.0.0/24", "10.0.0.1")
            .port("a", "n", "10.0.0.5")
            .portIn("b", "n", "10.0.0.6", "g");

    private void assertPossible() {
        assertEquals(Set.of(), Walk.from(cloud, "a", SSH));
        assertEquals(Set.of("b"), Walk.maybeFrom(cloud, "a", SSH));
        assertFalse(Walk.convert(cloud, Map.of()).doubts().isEmpty());
    }

    @Test
    void whatWasReadLeavesNoDoubt() {
        assertEquals(Set.of("b"), Walk.from(cloud, "a", SSH));
        assertTrue(Walk.convert(cloud, Map.of()).doubts().isEmpty());
    }

    @Test
    void aGroupThatWasNotReadMayLetAllIn() {
        cloud.portIn("b", "n", "10.0.0.6", "elsewhere");

        assertPossible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"port_security_enabled", "security_groups", "admin_state_up"})
    void aMemberOfAPortThatWasNotReadMayLetAllIn(String member) {
        cloud.group("g").without(Type.PORT, "b", member);
        if (!member.equals("port_security_enabled")) {
            cloud.group("g", Map.of());
        }

        assertPossible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direction", "ethertype", "protocol", "remote_ip_prefix", "remote_group_id"})
    void aMemberOfARuleThatWasNotReadMayBeAnything(String member) {
        cloud.group("g", Map.of());
        rule(member);

        assertPossible();
    }

    private void rule(String without) {
        cloud.resources("t", Type.SECURITY_GROUP.written(), row -> {
            if (row.id().equals("g")) {
                ((com.fasterxml.jackson.databind.node.ObjectNode) row.attributes().path("security_group_rules").path(0))
                        .remove(without);
            }
        });
    }

    @Test
    void portsOfARuleThatWereNotReadMayBeAny() {
        cloud.group("g", Map.of("protocol", "tcp", "port_range_min", 80, "port_range_max", 80));
        rule("port_range_max");

        assertPossible();
    }

    @Test
    void anAddressGroupThatWasNotReadMayHoldAnyAddress() {
        cloud.group("g", Map.of("remote_address_group_id", "ag"));

        assertPossible();
    }

    @Test
    void wherePortsAreMissingAGroupMayHaveOtherMembers() {
        cloud.group("g", Map.of("remote_group_id", "other")).partial(Type.PORT);

        assertPossible();
    }

    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"NETWORK", "SUBNET", "PORT", "ROUTER", "FLOATING_IP", "VPN_SERVICE", "VPN_CONNECTION",
                    "VPN_ENDPOINT_GROUP", "BGP_SPEAKER", "LOAD_BALANCER", "LISTENER", "POOL", "MEMBER", "L7_POLICY"})
    void aListOfWaysThatWasNotReadMayHoldAWay(Type type) {
        cloud.network("m", "10.1.0.0/24", "10.1.0.1").port("b", "m", "10.1.0.6").partial(type);
        Packet elsewhere = tcp("10.0.0.5", "10.1.0.6", 22);

        assertEquals(Set.of(), Walk.from(cloud, "a", elsewhere));
        assertTrue(Walk.maybeFrom(cloud, "a", elsewhere).contains("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bgpvpn", "evpn", "interconnection", "l2-gateway", "l2-gateway-connection", "l3-ndp-proxy",
            "local_ip", "sfc"})
    void anExtensionThatIsNotReadMayHoldAWay(String alias) {
        cloud.network("m", "10.1.0.0/24", "10.1.0.1").port("b", "m", "10.1.0.6")
                .add(Type.EXTENSION, "x", Map.of("alias", alias));

        assertMayCross();
        assertTrue(Walk.convert(cloud, Map.of()).doubts().stream()
                .anyMatch(doubt -> doubt.en().endsWith("extension " + alias)));
    }

    private void assertMayCross() {
        Packet elsewhere = tcp("10.0.0.5", "10.1.0.6", 22);
        assertEquals(Set.of(), Walk.from(cloud, "a", elsewhere));
        assertTrue(Walk.maybeFrom(cloud, "a", elsewhere).contains("b"));
    }

    @Test
    void whereExtensionsWereNotAllReadOneMayHoldAWay() {
        cloud.network("m", "10.1.0.0/24", "10.1.0.1").port("b", "m", "10.1.0.6").partial(Type.EXTENSION);

        assertMayCross();
    }

    @Test
    void aNetworkWhoseWireWasNotReadMayBeAnothers() {
        cloud.network("m", "10.1.0.0/24", "10.1.0.1").port("b", "m", "10.1.0.6")
                .add(Type.EXTENSION, "x", Map.of("alias", "provider"));

        assertMayCross();
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "protocol_port", "loadbalancers"})
    void aMemberOfAListenerThatWasNotReadMayTakeAnything(String member) {
        cloud.add(Type.LOAD_BALANCER, "lb", Map.of(
                "vip_address", "10.0.0.100", "vip_network_id", "n", "admin_state_up", true))
                .add(Type.LISTENER, "l", Map.of("protocol", "TCP", "protocol_port", 22, "admin_state_up", true,
                        "loadbalancers", List.of(Map.of("id", "lb"))))
                .without(Type.LISTENER, "l", member);
        Packet packet = tcp("10.0.0.5", "10.0.0.100", 22);

        assertEquals(Set.of(), Walk.from(cloud, "a", packet));
        assertTrue(Walk.maybeFrom(cloud, "a", packet).contains("lb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"action", "enabled", "ip_version", "protocol", "source_ip_address", "destination_port"})
    void aMemberOfAFirewallRuleThatWasNotReadMayLetPass(String member) {
        cloud.network("m", "10.1.0.0/24", "10.1.0.1").port("b", "m", "10.1.0.6").router("r")
                .interfacePort("r-n", "r", "n", "10.0.0.1").interfacePort("r-m", "r", "m", "10.1.0.1")
                .add(Type.FIREWALL_GROUP, "fg", Map.of(
                        "ports", List.of("r-m"), "admin_state_up", true, "status", "ACTIVE",
                        "ingress_firewall_policy_id", "in", "egress_firewall_policy_id", "in"))
                .add(Type.FIREWALL_POLICY, "in", Map.of("firewall_rules", List.of("deny", "allow")));
        Packet packet = tcp("10.0.0.5", "10.1.0.6", 22);
        for (String action : List.of("deny", "allow")) {
            wallRule(action, action);
        }
        assertEquals(Set.of(), Walk.maybeFrom(cloud, "a", packet));

        cloud.without(Type.FIREWALL_RULE, "deny", member);
        assertEquals(Set.of(), Walk.from(cloud, "a", packet));
        assertEquals(Set.of("b"), Walk.maybeFrom(cloud, "a", packet));
    }

    private void wallRule(String id, String action) {
        Map<String, Object> rule = new java.util.HashMap<>(Map.of("action", action, "enabled", true, "ip_version", 4));
        List.of("protocol", "source_ip_address", "destination_ip_address", "source_port", "destination_port")
                .forEach(member -> rule.put(member, null));
        rule.put("protocol", "tcp");
        rule.put("destination_port", "22");
        cloud.add(Type.FIREWALL_RULE, id, rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress_firewall_policy_id", "ports"})
    void aMemberOfAFirewallGroupThatWasNotReadMayLetPass(String member) {
        cloud.network("m", "10.1.0.0/24", "10.1.0.1").port("b", "m", "10.1.0.6").router("r")
                .interfacePort("r-n", "r", "n", "10.0.0.1").interfacePort("r-m", "r", "m", "10.1.0.1")
                .add(Type.FIREWALL_GROUP, "fg", Map.of(
                        "ports", List.of("r-m"), "admin_state_up", true, "status", "ACTIVE",
                        "ingress_firewall_policy_id", "in"))
                .without(Type.FIREWALL_GROUP, "fg", member);
        Packet packet = tcp("10.0.0.5", "10.1.0.6", 22);

        assertEquals(Set.of(), Walk.from(cloud, "a", packet));
        assertEquals(Set.of("b"), Walk.maybeFrom(cloud, "a", packet));
    }

    @Test
    void whatIsNotInstalledLeavesNoDoubt() {
        for (Type type : List.of(Type.FIREWALL_GROUP, Type.VPN_SERVICE, Type.LOAD_BALANCER)) {
            cloud.absent(type);
        }

        assertTrue(Walk.convert(cloud, Map.of()).doubts().isEmpty());
    }

    @Test
    void firewallsThatWereNotReadMayStopAll() {
        cloud.refused(Type.FIREWALL_GROUP);

        assertPossible();
    }

    @Test
    void withoutTheExtensionPortsAreSecured() {
        cloud.refused(Type.EXTENSION).add(Type.EXTENSION, "x", Map.of("alias", "router"));
        cloud.without(Type.PORT, "a", "port_security_enabled").without(Type.PORT, "b", "port_security_enabled");
        cloud.group("g");

        assertPossible();
    }

    @Test
    void snatThatWasNotReadMayBeThereOrNot() {
        cloud.network("ext", "198.51.100.0/24", "198.51.100.1", Map.of("router:external", true))
                .router("r", Map.of("external_gateway_info", Map.of()))
                .interfacePort("r-n", "r", "n", "10.0.0.1").gateway("r", "ext", "198.51.100.11");
        Packet out = tcp("10.0.0.5", "8.8.8.8", 22);

        assertEquals(Set.of(), Walk.from(cloud, "a", out));
        assertEquals(Set.of("internet"), Walk.maybeFrom(cloud, "a", out));
    }

    @ParameterizedTest
    @EnumSource(value = Type.class, names = {"NETWORK", "PORT", "SUBNET", "FLOATING_IP", "VPN_CONNECTION"})
    void whereAnotherWayMayTakeAPacketNoRouteIsCertain(Type type) {
        cloud.network("m", "10.1.0.0/24", "10.1.0.1").port("b", "m", "10.1.0.6").router("r")
                .interfacePort("r-n", "r", "n", "10.0.0.1").interfacePort("r-m", "r", "m", "10.1.0.1");
        Packet routed = tcp("10.0.0.5", "10.1.0.6", 22);
        assertEquals(Set.of("b"), Walk.from(cloud, "a", routed));

        cloud.partial(type);
        assertEquals(Set.of(), Walk.from(cloud, "a", routed));
    }

    @Test
    void aPortWhoseGroupsWereNotReadMayBeAMemberOfAnyGroup() {
        cloud.group("g", Map.of("remote_group_id", "other")).without(Type.PORT, "a", "security_groups");

        assertPossible();
    }

    @Test
    void aPortWhoseDriverFiltersNothingMayLetAllIn() {
        cloud.group("g").set(Type.PORT, "b", "binding:vif_details", Map.of("port_filter", false));

        assertPossible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vpnservice_id", "router_id"})
    void thePeerOfAVpnWhoseRouterWasNotReadMayBeReached(String member) {
        cloud.router("r").interfacePort("r-n", "r", "n", "10.0.0.1")
                .add(Type.VPN_SERVICE, "s", Map.of("router_id", "r", "subnet_id", "n", "admin_state_up", true))
                .add(Type.VPN_CONNECTION, "c", Map.of(
                        "vpnservice_id", "s", "peer_cidrs", List.of("172.20.0.0/24"), "admin_state_up", true));
        Packet out = tcp("10.0.0.5", "172.20.0.9", 22);
        assertEquals(Set.of("c"), Walk.from(cloud, "a", out));

        cloud.without(member.equals("router_id") ? Type.VPN_SERVICE : Type.VPN_CONNECTION,
                member.equals("router_id") ? "s" : "c", member);
        assertEquals(Set.of(), Walk.from(cloud, "a", out));
        assertTrue(Walk.maybeFrom(cloud, "a", out).contains("c"));
        assertTrue(Walk.convert(cloud, Map.of()).certain().endpoints().stream()
                .noneMatch(one -> one.id().contains("/vpn/")));
    }

    @Test
    void allowedPairsThatWereNotReadMayBeAnyAddress() {
        Packet spoofed = tcp("10.0.0.9", "10.0.0.6", 22);
        cloud.without(Type.PORT, "a", "allowed_address_pairs");
        assertEquals(Set.of(), Walk.from(cloud, "a", spoofed));
        assertEquals(Set.of("b"), Walk.maybeFrom(cloud, "a", spoofed));

        cloud.set(Type.PORT, "a", "allowed_address_pairs", List.of(Map.of("ip_address", "somewhere")));
        assertEquals(Set.of(), Walk.from(cloud, "a", spoofed));
        assertEquals(Set.of("b"), Walk.maybeFrom(cloud, "a", spoofed));
    }

    @Test
    void withoutTheirExtensionThereAreNoAllowedPairs() {
        cloud.without(Type.PORT, "a", "allowed_address_pairs").add(Type.EXTENSION, "b", Map.of("alias", "other"));

        assertEquals(Set.of(), Walk.maybeFrom(cloud, "a", tcp("10.0.0.9", "10.0.0.6", 22)));
    }

    @Test
    void anAddressOfAPortThatWasNotReadMayBeAny() {
        cloud.without(Type.PORT, "b", "fixed_ips");
        assertPossible();
    }

    @Test
    void anAddressToSendFromThatWasNotReadMayBeAny() {
        cloud.without(Type.PORT, "a", "fixed_ips");

        assertPossible();
    }

    @Test
    void aPortWhoseOwnerWasNotReadMayBeAnything() {
        cloud.without(Type.PORT, "b", "device_owner");

        assertPossible();
    }

    @Test
    void aPortWhoseNetworkWasNotReadMayBeAnywhere() {
        cloud.without(Type.PORT, "b", "network_id");

        assertEquals(Set.of(), Walk.from(cloud, "a", SSH));
        assertTrue(Walk.mayReach(cloud, "a", SSH).contains("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_ip_address", "protocol", "external_port", "internal_port"})
    void whereAForwardingWasNotReadNoRouteIsCertain(String member) {
        Map<String, Object> forwarding = new java.util.HashMap<>(Map.of(
                "internal_ip_address", "10.1.0.6", "protocol", "tcp", "external_port", 2222, "internal_port", 22));
        cloud.network("m", "10.1.0.0/24", "10.1.0.1").port("b", "m", "10.1.0.6").router("r")
                .interfacePort("r-n", "r", "n", "10.0.0.1").interfacePort("r-m", "r", "m", "10.1.0.1")
                .add(Type.EXTENSION, "x", Map.of("alias", "floating-ip-port-forwarding"))
                .add(Type.FLOATING_IP, "f", Map.of(
                        "floating_ip_address", "198.51.100.100", "router_id", "r", "port_forwardings",
                        List.of(forwarding)));
        Packet routed = tcp("10.0.0.5", "10.1.0.6", 22);
        assertEquals(Set.of("b"), Walk.from(cloud, "a", routed));

        forwarding.remove(member);
        cloud.set(Type.FLOATING_IP, "f", "port_forwardings", List.of(forwarding));
        assertEquals(Set.of(), Walk.from(cloud, "a", routed));
    }

    @Test
    void whatGoesByAWayThatWasNotSeenMayBeTranslatedToAnything() {
        cloud.group("g", Map.of("protocol", "tcp", "port_range_min", 8080, "port_range_max", 8080, "remote_ip_prefix",
                "192.0.2.9/32")).partial(Type.ROUTER);

        assertEquals(Set.of(), Walk.from(cloud, "a", tcp("10.0.0.5", "10.9.9.9", 22)));
        assertTrue(Walk.mayReach(cloud, "a", tcp("10.0.0.5", "10.9.9.9", 22)).contains("b"));
    }

    @Test
    void whereRulesMayNameAddressGroupsOneThatWasNotReadMayBeNamed() {
        cloud.group("g", Map.of());
        rule("remote_address_group_id");
        assertEquals(Set.of("b"), Walk.from(cloud, "a", SSH));

        cloud.group("g", Map.of()).add(Type.EXTENSION, "x", Map.of("alias", "security-groups-remote-address-group"));
        rule("remote_address_group_id");
        assertPossible();
    }

    @Test
    void aGroupWhoseRulesWereNotReadMayLetAllIn() {
        cloud.without(Type.SECURITY_GROUP, "g", "security_group_rules");

        assertPossible();
    }

    @Test
    void whereRoutesOfARouterWereNotReadNoneIsCertain() {
        cloud.network("m", "10.1.0.0/24", "10.1.0.1").port("b", "m", "10.1.0.6").router("r")
                .interfacePort("r-n", "r", "n", "10.0.0.1").interfacePort("r-m", "r", "m", "10.1.0.1")
                .without(Type.ROUTER, "r", "routes");
        Packet routed = tcp("10.0.0.5", "10.1.0.6", 22);
        assertEquals(Set.of("b"), Walk.from(cloud, "a", routed));

        cloud.add(Type.EXTENSION, "x", Map.of("alias", "extraroute"));
        assertEquals(Set.of(), Walk.from(cloud, "a", routed));
    }
}
