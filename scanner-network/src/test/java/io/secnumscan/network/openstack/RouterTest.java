package io.secnumscan.network.openstack;

import static io.secnumscan.network.openstack.Walk.packet;
import static io.secnumscan.network.openstack.Walk.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.network.model.Router;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Routers between tenants' networks. Port a is in network n, port b in network m, router r in both. */
class RouterTest {
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

    private Set<String> ssh(String to) {
        return Walk.from(cloud, "a", tcp("10.0.0.5", to, 22));
    }

    private void second(String owner) {
        cloud.interfacePort("r-m", "r", "m", "10.1.0.1", owner);
    }

    @Test
    void aRouterJoinsTheSubnetsThatItIsIn() {
        assertEquals(ARRIVES, ssh("10.1.0.6"));
    }

    @Test
    void aDistributedOrReplicatedRouterAnswersLikeAPlainOne() {
        for (String owner : List.of(
                "network:router_interface_distributed", "network:ha_router_replicated_interface")) {
            second(owner);
            assertEquals(ARRIVES, ssh("10.1.0.6"));
        }
    }

    @Test
    void thePortThatReplicatesARouterJoinsNothing() {
        second("network:router_ha_interface");

        assertEquals(NOTHING, ssh("10.1.0.6"));
    }

    @Test
    void aRouterThatIsDownPassesNothing() {
        cloud.router("r", Map.of("admin_state_up", false));

        assertEquals(NOTHING, ssh("10.1.0.6"));
    }

    @Test
    void aRouterPortThatIsDownPassesNothing() {
        cloud.set(Type.PORT, "r-m", "admin_state_up", false);

        assertEquals(NOTHING, ssh("10.1.0.6"));
    }

    @Test
    void theRoutersOwnAddressIsNoWayThrough() {
        cloud.set(Type.PORT, "b", "allowed_address_pairs", List.of(Map.of("ip_address", "10.1.0.1")));

        assertEquals(NOTHING, ssh("10.1.0.1"));
    }

    @Test
    void theSameAddressInAnotherNetworkIsAnotherPlace() {
        cloud.network("o", "10.1.0.0/24", "10.1.0.1").port("c", "o", "10.1.0.6");

        assertEquals(ARRIVES, ssh("10.1.0.6"));
    }

    /** Two routers on a link: r leads from n to the link, q from the link to o, where b is. */
    private void link(String destination, String nexthop) {
        cloud.network("link", "172.16.0.0/24", "172.16.0.1").network("o", "10.2.0.0/24", "10.2.0.1")
                .interfacePort("r-m", "r", "link", "172.16.0.11")
                .router("r", Map.of("routes", List.of(Map.of("destination", destination, "nexthop", nexthop))))
                .router("q")
                .interfacePort("q-link", "q", "link", "172.16.0.12")
                .interfacePort("q-o", "q", "o", "10.2.0.1")
                .port("b", "o", "10.2.0.6");
    }

    @Test
    void aRouteLeadsToTheNextHop() {
        link("10.2.0.0/24", "172.16.0.12");

        assertEquals(ARRIVES, ssh("10.2.0.6"));
    }

    @Test
    void withoutARouteNothingLeadsThere() {
        link("10.3.0.0/24", "172.16.0.12");

        assertEquals(NOTHING, ssh("10.2.0.6"));
    }

    @Test
    void aNextHopThatNobodyHasLeadsNowhere() {
        link("10.2.0.0/24", "172.16.0.99");

        assertEquals(NOTHING, ssh("10.2.0.6"));
    }

    @Test
    void aNextHopOutsideTheRoutersSubnetsIsNone() {
        link("10.2.0.0/24", "192.0.2.1");

        assertEquals(NOTHING, ssh("10.2.0.6"));
    }

    @Test
    void theLongestPrefixWins() {
        link("10.2.0.0/16", "172.16.0.12");
        cloud.router("r", Map.of("routes", List.of(
                Map.of("destination", "10.2.0.0/16", "nexthop", "172.16.0.12"),
                Map.of("destination", "10.2.0.0/25", "nexthop", "172.16.0.99"))));

        assertEquals(NOTHING, ssh("10.2.0.6"));
    }

    @Test
    void theNextHopMayBeAServer() {
        cloud.router("r", Map.of("routes", List.of(Map.of("destination", "10.9.0.0/24", "nexthop", "10.1.0.6"))));

        assertEquals(ARRIVES, ssh("10.9.0.1"));
    }

    @Test
    void aRouterPortWithoutAnIpv6AddressTakesNoIpv6() {
        cloud.add(Type.SUBNET, "m6", Map.of("network_id", "m", "cidr", "2001:db8:1::/64"))
                .port("r-m6", "m", "2001:db8:1::1", Map.of(
                        "device_owner", "network:router_interface", "device_id", "r",
                        "fixed_ips", List.of(Map.of("subnet_id", "m6", "ip_address", "2001:db8:1::1"))))
                .port("a", "n", "2001:db8::5")
                .port("b", "m", "2001:db8:1::6");

        assertEquals(NOTHING, Walk.from(cloud, "a", packet(6, "2001:db8::5", "2001:db8:1::6", 22)));
    }

    @Test
    void routesOfIpv6AreRoutesAsWell() {
        cloud.add(Type.SUBNET, "n6", Map.of("network_id", "n", "cidr", "2001:db8::/64", "gateway_ip", "2001:db8::1"))
                .add(Type.SUBNET, "m6", Map.of("network_id", "m", "cidr", "2001:db8:1::/64"))
                .port("r-n6", "n", "2001:db8::1", Map.of(
                        "device_owner", "network:router_interface", "device_id", "r",
                        "fixed_ips", List.of(Map.of("subnet_id", "n6", "ip_address", "2001:db8::1"))))
                .port("r-m6", "m", "2001:db8:1::1", Map.of(
                        "device_owner", "network:router_interface", "device_id", "r",
                        "fixed_ips", List.of(Map.of("subnet_id", "m6", "ip_address", "2001:db8:1::1"))))
                .port("a", "n", "2001:db8::5")
                .port("b", "m", "2001:db8:1::6");

        assertEquals(ARRIVES, Walk.from(cloud, "a", packet(6, "2001:db8::5", "2001:db8:1::6", 22)));
    }

    @Test
    void aRouterWithinOneScopeIsOne() {
        cloud.set(Type.NETWORK, "n", "ipv6_address_scope", "s");

        assertEquals(List.of("t/upstream", "t/r/p/router/r"), Walk.convert(cloud, Map.of()).certain().routers().stream()
                .map(Router::id).toList());
    }

    @Test
    void aRouterHasNoWayToASubnetThatItHasNoAddressIn() {
        cloud.add(Type.SUBNET, "more", Map.of("network_id", "m", "cidr", "10.5.0.0/24")).port("b", "m", "10.5.0.6");

        assertEquals(NOTHING, ssh("10.5.0.6"));
    }
}
