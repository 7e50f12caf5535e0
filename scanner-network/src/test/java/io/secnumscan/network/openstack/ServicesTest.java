package io.secnumscan.network.openstack;

import static io.secnumscan.network.openstack.Walk.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.network.model.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Load balancers, VPN connections and address scopes. Port a is in n, port b in m, router r in both. */
class ServicesTest {
    private static final Set<String> NOTHING = Set.of();

    private final FakeCloud cloud = new FakeCloud().open()
            .network("n", "10.0.0.0/24", "10.0.0.1")
            .network("m", "10.1.0.0/24", "10.1.0.1")
            .router("r")
            .interfacePort("r-n", "r", "n", "10.0.0.1")
            .port("a", "n", "10.0.0.5")
            .port("b", "m", "10.1.0.6");

    private void balancer(String provider) {
        cloud.add(Type.LOAD_BALANCER, "lb", Map.of(
                "vip_address", "10.0.0.100", "vip_network_id", "n", "vip_subnet_id", "n", "provider", provider,
                "admin_state_up", true))
                .add(Type.LISTENER, "l", Map.of(
                        "protocol", "HTTP", "protocol_port", 80, "default_pool_id", "po", "admin_state_up", true,
                        "allowed_cidrs", List.of(), "loadbalancers", List.of(Map.of("id", "lb"))))
                .add(Type.POOL, "po", Map.of("admin_state_up", true))
                .add(Type.MEMBER, "mb", Map.of(
                        "pool_id", "po", "address", "10.1.0.6", "protocol_port", 8080, "subnet_id", "m",
                        "admin_state_up", true));
    }

    private Set<String> http() {
        return Walk.from(cloud, "a", tcp("10.0.0.5", "10.0.0.100", 80));
    }

    @Test
    void aLoadBalancerHandsItsPortToItsMembers() {
        balancer("ovn");
        cloud.group("g", Map.of("protocol", "tcp", "port_range_min", 8080, "port_range_max", 8080))
                .portIn("b", "m", "10.1.0.6", "g");

        assertEquals(Set.of("lb", "b"), http());
    }

    @Test
    void aPortWithoutAListenerIsClosed() {
        balancer("ovn");

        assertEquals(NOTHING, Walk.from(cloud, "a", tcp("10.0.0.5", "10.0.0.100", 81)));
    }

    @Test
    void aListenerTakesWhatItsPrefixesAllow() {
        balancer("ovn");
        cloud.set(Type.LISTENER, "l", "allowed_cidrs", List.of("10.0.0.0/29"));
        assertEquals(Set.of("lb", "b"), http());

        cloud.set(Type.LISTENER, "l", "allowed_cidrs", List.of("10.9.0.0/16"));
        assertEquals(NOTHING, http());
    }

    @Test
    void aLoadBalancerOrListenerThatIsDownTakesNothing() {
        for (Type type : List.of(Type.LOAD_BALANCER, Type.LISTENER)) {
            balancer("ovn");
            cloud.set(type, type == Type.LISTENER ? "l" : "lb", "admin_state_up", false);
            assertEquals(NOTHING, http());
        }
    }

    @Test
    void aPoolOrMemberThatIsDownGetsNothing() {
        for (Type type : List.of(Type.POOL, Type.MEMBER)) {
            balancer("ovn");
            cloud.set(type, type == Type.POOL ? "po" : "mb", "admin_state_up", false);
            assertEquals(Set.of("lb"), http());
        }
    }

    @Test
    void aPolicyMayRedirectToAnotherPool() {
        balancer("ovn");
        cloud.set(Type.LISTENER, "l", "default_pool_id", null).add(Type.L7_POLICY, "l7", Map.of(
                "listener_id", "l", "redirect_pool_id", "po", "admin_state_up", true));

        assertEquals(Set.of("lb", "b"), http());
    }

    @Test
    void anAmphoraSendsInItsOwnName() {
        balancer("amphora");
        cloud.set(Type.MEMBER, "mb", "address", "10.0.0.6").set(Type.MEMBER, "mb", "subnet_id", null)
                .add(Type.AMPHORA, "am", Map.of("loadbalancer_id", "lb", "vrrp_ip", "10.0.0.101"))
                .group("g", Map.of("remote_ip_prefix", "10.0.0.101/32")).portIn("c", "n", "10.0.0.6", "g");

        assertEquals(Set.of("lb", "c"), http());
    }

    @Test
    void whereItsAddressIsNotKnownTheMemberMayBeReached() {
        balancer("amphora");

        assertEquals(Set.of("lb"), http());
        assertEquals(Set.of("lb", "b"), Walk.maybeFrom(cloud, "a", tcp("10.0.0.5", "10.0.0.100", 80)));
    }

    private void vpn() {
        Map<String, Object> connection = new HashMap<>(Map.of(
                "vpnservice_id", "v", "peer_cidrs", List.of("172.20.0.0/24"), "admin_state_up", true));
        connection.put("peer_ep_group_id", null);
        connection.put("local_ep_group_id", null);
        cloud.add(Type.VPN_SERVICE, "v", Map.of("router_id", "r", "subnet_id", "n", "admin_state_up", true))
                .add(Type.VPN_CONNECTION, "peer", connection);
    }

    @Test
    void aTunnelLeadsToThePeer() {
        vpn();

        assertEquals(Set.of("peer"), Walk.from(cloud, "a", tcp("10.0.0.5", "172.20.0.9", 22)));
    }

    @Test
    void aTunnelLeadsBackToTheServicesSubnetOnly() {
        vpn();
        cloud.interfacePort("r-m", "r", "m", "10.1.0.1");

        assertEquals(Set.of("a"), Walk.from(cloud, "peer", tcp("172.20.0.9", "10.0.0.5", 22)));
        assertEquals(NOTHING, Walk.from(cloud, "peer", tcp("172.20.0.9", "10.1.0.6", 22)));
        assertEquals(NOTHING, Walk.from(cloud, "b", tcp("10.1.0.6", "172.20.0.9", 22)));
    }

    @Test
    void aServiceOrConnectionThatIsDownLeadsNowhere() {
        for (Type type : List.of(Type.VPN_SERVICE, Type.VPN_CONNECTION)) {
            vpn();
            cloud.set(type, type == Type.VPN_SERVICE ? "v" : "peer", "admin_state_up", false);
            assertEquals(NOTHING, Walk.from(cloud, "a", tcp("10.0.0.5", "172.20.0.9", 22)));
        }
    }

    @Test
    void endpointGroupsNameBothSides() {
        vpn();
        cloud.set(Type.VPN_SERVICE, "v", "subnet_id", null)
                .set(Type.VPN_CONNECTION, "peer", "local_ep_group_id", "left")
                .set(Type.VPN_CONNECTION, "peer", "peer_ep_group_id", "right")
                .add(Type.VPN_ENDPOINT_GROUP, "left", Map.of("type", "subnet", "endpoints", List.of("n")))
                .add(Type.VPN_ENDPOINT_GROUP, "right", Map.of("type", "cidr", "endpoints", List.of("172.21.0.0/24")));

        assertEquals(Set.of("peer"), Walk.from(cloud, "a", tcp("10.0.0.5", "172.21.0.9", 22)));
        assertEquals(NOTHING, Walk.from(cloud, "a", tcp("10.0.0.5", "172.20.0.9", 22)));
    }

    @Test
    void twoAddressScopesAreNotJoined() {
        cloud.interfacePort("r-m", "r", "m", "10.1.0.1");
        assertEquals(Set.of("b"), Walk.from(cloud, "a", tcp("10.0.0.5", "10.1.0.6", 22)));

        cloud.set(Type.NETWORK, "n", "ipv4_address_scope", "s");
        assertEquals(NOTHING, Walk.from(cloud, "a", tcp("10.0.0.5", "10.1.0.6", 22)));
    }

    @Test
    void oneAddressScopeIsJoined() {
        cloud.interfacePort("r-m", "r", "m", "10.1.0.1")
                .set(Type.NETWORK, "n", "ipv4_address_scope", "s").set(Type.NETWORK, "m", "ipv4_address_scope", "s");

        assertEquals(Set.of("b"), Walk.from(cloud, "a", tcp("10.0.0.5", "10.1.0.6", 22)));
    }

    @Test
    void betweenScopesSnatAndFloatingIpsLeadOutAndIn() {
        cloud.network("ext", "198.51.100.0/24", "198.51.100.1", Map.of("router:external", true))
                .gateway("r", "ext", "198.51.100.11")
                .set(Type.NETWORK, "n", "ipv4_address_scope", "s")
                .add(Type.FLOATING_IP, "f", Map.of(
                        "floating_ip_address", "198.51.100.100", "fixed_ip_address", "10.0.0.5", "port_id", "a",
                        "router_id", "r", "port_forwardings", List.of()));

        assertEquals(Set.of("internet"), Walk.from(cloud, "a", tcp("10.0.0.5", "8.8.8.8", 22)));
        assertEquals(Set.of("a"), Walk.from(cloud, "internet", tcp("8.8.8.8", "198.51.100.100", 22)));
    }

    @Test
    void withoutSnatNoScopeIsLeft() {
        cloud.network("ext", "198.51.100.0/24", "198.51.100.1", Map.of("router:external", true))
                .gateway("r", "ext", "198.51.100.11")
                .router("r", Map.of("external_gateway_info", Map.of("enable_snat", false)));
        assertEquals(Set.of("internet"), Walk.from(cloud, "a", tcp("10.0.0.5", "8.8.8.8", 22)));

        cloud.set(Type.NETWORK, "n", "ipv4_address_scope", "s");
        assertEquals(NOTHING, Walk.from(cloud, "a", tcp("10.0.0.5", "8.8.8.8", 22)));
    }

    private void announced(String scope) {
        cloud.network("ext", "198.51.100.0/24", "198.51.100.1", Map.of("router:external", true))
                .gateway("r", "ext", "198.51.100.11")
                .router("r", Map.of("external_gateway_info", Map.of("enable_snat", false)))
                .set(Type.NETWORK, "ext", "ipv4_address_scope", "s").set(Type.NETWORK, "n", "ipv4_address_scope", scope)
                .add(Type.BGP_SPEAKER, "bgp", Map.of(
                        "ip_version", 4, "advertise_tenant_networks", true, "peers", List.of("x"), "networks",
                        List.of("ext")));
    }

    private Set<String> fromOutside() {
        return Walk.from(cloud, "internet", tcp("8.8.8.8", "10.0.0.5", 22));
    }

    @Test
    void aSubnetThatIsAnnouncedIsReachedFromOutside() {
        announced("s");

        assertEquals(Set.of("a"), fromOutside());
    }

    @Test
    void aSubnetOfAnotherScopeIsNotAnnounced() {
        announced("t");

        assertEquals(NOTHING, fromOutside());
    }

    @Test
    void aSpeakerWithoutPeersOrTenantsNetworksAnnouncesNothing() {
        announced("s");
        cloud.set(Type.BGP_SPEAKER, "bgp", "peers", List.of());
        assertEquals(NOTHING, fromOutside());

        announced("s");
        cloud.set(Type.BGP_SPEAKER, "bgp", "advertise_tenant_networks", false);
        assertEquals(NOTHING, fromOutside());
    }

    @Test
    void aMemberWithoutWeightGetsNothing() {
        balancer("ovn");
        cloud.set(Type.MEMBER, "mb", "weight", 0);

        assertEquals(Set.of("lb"), http());
    }

    @Test
    void aLoadBalancerIsNoRouter() {
        balancer("ovn");

        assertEquals(NOTHING, Walk.from(cloud, "a", tcp("10.0.0.5", "10.1.0.6", 8080)));
    }

    @Test
    void aTunnelWithoutPeersHasNobodyBehindIt() {
        vpn();
        cloud.set(Type.VPN_CONNECTION, "peer", "peer_cidrs", List.of());

        assertEquals(List.of(), Walk.convert(cloud, Map.of()).certain().endpoints().stream()
                .map(Endpoint::id).filter(id -> id.contains("/vpn/")).toList());
    }

    @Test
    void aGroupOfSubnetsIsOneOfThePeersAsWell() {
        vpn();
        cloud.network("far", "172.22.0.0/24", "172.22.0.1")
                .set(Type.VPN_CONNECTION, "peer", "peer_ep_group_id", "right")
                .add(Type.VPN_ENDPOINT_GROUP, "right", Map.of("type", "subnet", "endpoints", List.of("far")));

        assertEquals(Set.of("peer"), Walk.from(cloud, "a", tcp("10.0.0.5", "172.22.0.9", 22)));
    }

    @Test
    void anEndpointGroupThatWasNotReadMayHoldAnything() {
        vpn();
        cloud.set(Type.VPN_CONNECTION, "peer", "peer_ep_group_id", "right");

        assertEquals(NOTHING, Walk.from(cloud, "a", tcp("10.0.0.5", "172.22.0.9", 22)));
        assertEquals(Set.of("peer"), Walk.maybeFrom(cloud, "a", tcp("10.0.0.5", "172.22.0.9", 22)));
    }

    @Test
    void whatIsNotAnnouncedIsElsewhereInTheInternet() {
        announced("t");
        cloud.add(Type.SUBNET, "n", Map.of("network_id", "n", "cidr", "45.45.45.0/24", "gateway_ip", "45.45.45.1"))
                .port("x", "ext", "198.51.100.5");
        assertEquals(Set.of("internet"), Walk.from(cloud, "x", tcp("198.51.100.5", "45.45.45.5", 22)));

        announced("s");
        assertEquals(NOTHING, Walk.from(cloud, "x", tcp("198.51.100.5", "45.45.45.5", 22)));
    }

    @Test
    void aSpeakerForIpv4AnnouncesNoIpv6() {
        announced("s");
        cloud.add(Type.SUBNET, "n6", Map.of("network_id", "n", "cidr", "2600:2::/64"))
                .set(Type.PORT, "r-n", "fixed_ips", both("n", "10.0.0.1", "n6", "2600:2::1"))
                .add(Type.SUBNET, "ext6", Map.of("network_id", "ext", "cidr", "2600:1::/64", "gateway_ip", "2600:1::1"))
                .set(Type.PORT, "gw-r", "fixed_ips", both("ext", "198.51.100.11", "ext6", "2600:1::11"))
                .set(Type.PORT, "a", "fixed_ips", both("n", "10.0.0.5", "n6", "2600:2::5"));
        assertEquals(Set.of("a"), fromOutside());
        assertEquals(NOTHING, Walk.from(cloud, "internet", tcp("2600:9::1", "2600:2::5", 22)));

        cloud.set(Type.BGP_SPEAKER, "bgp", "ip_version", 6);
        assertEquals(NOTHING, fromOutside());
    }

    private static List<Map<String, String>> both(String subnet, String address, String subnet6, String address6) {
        return List.of(Map.of("subnet_id", subnet, "ip_address", address),
                Map.of("subnet_id", subnet6, "ip_address", address6));
    }

    @Test
    void onANetworkThatMayNotBeExternalNothingIsAnnouncedForCertain() {
        announced("s");
        cloud.network("other", "203.0.113.0/24", "203.0.113.1", Map.of("router:external", true))
                .without(Type.NETWORK, "ext", "router:external");

        assertEquals(NOTHING, fromOutside());
        assertTrue(Walk.mayReach(cloud, "internet", tcp("8.8.8.8", "10.0.0.5", 22)).contains("a"));
    }

    @Test
    void aTunnelThatWasReadLeavesNoDoubt() {
        vpn();

        assertEquals(List.of(), Walk.convert(cloud, Map.of()).doubts());
    }
}
