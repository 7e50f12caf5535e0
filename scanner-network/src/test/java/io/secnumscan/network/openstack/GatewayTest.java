package io.secnumscan.network.openstack;

import static io.secnumscan.network.openstack.Walk.packet;
import static io.secnumscan.network.openstack.Walk.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.Translation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Ways out and in: gateways, SNAT, floating IPs. Port a is behind router r, port b behind router q, both on ext. */
class GatewayTest {
    private static final String INTERNET = "8.8.8.8";
    private static final Set<String> OUT = Set.of("internet");
    private static final Set<String> NOTHING = Set.of();

    private final FakeCloud cloud = new FakeCloud().open()
            .network("ext", "198.51.100.0/24", "198.51.100.1", Map.of("router:external", true))
            .network("n", "10.0.0.0/24", "10.0.0.1")
            .network("m", "10.0.0.0/24", "10.0.0.1")
            .router("r").interfacePort("r-n", "r", "n", "10.0.0.1").gateway("r", "ext", "198.51.100.11")
            .router("q").interfacePort("q-m", "q", "m", "10.0.0.1").gateway("q", "ext", "198.51.100.12")
            .port("a", "n", "10.0.0.5")
            .port("b", "m", "10.0.0.6");

    private Set<String> ssh(String from, String source, String to) {
        return Walk.from(cloud, from, tcp(source, to, 22));
    }

    private void floating(String id, String router, String address, String fixed) {
        cloud.add(Type.FLOATING_IP, id, Map.of(
                "floating_ip_address", address, "fixed_ip_address", fixed, "port_id", "x", "router_id", router,
                "status", "ACTIVE", "port_forwardings", List.of()));
    }

    private void forwarding(Map<String, ?> forwarding) {
        cloud.add(Type.FLOATING_IP, "f", Map.of(
                "floating_ip_address", "198.51.100.100", "router_id", "q", "port_forwardings", List.of(forwarding)));
    }

    @Test
    void theDefaultRouteLeadsToTheInternet() {
        assertEquals(OUT, ssh("a", "10.0.0.5", INTERNET));
    }

    @Test
    void withoutAGatewayNothingLeadsOut() {
        cloud.set(Type.PORT, "gw-r", "device_owner", "network:other");

        assertEquals(NOTHING, ssh("a", "10.0.0.5", INTERNET));
    }

    @Test
    void aGatewayWithoutAnUpstreamAddressLeadsNowhere() {
        cloud.set(Type.SUBNET, "ext", "gateway_ip", null);

        assertEquals(NOTHING, ssh("a", "10.0.0.5", INTERNET));
    }

    @Test
    void theInternetReachesNoAddressBehindARouter() {
        assertEquals(NOTHING, ssh("internet", INTERNET, "10.0.0.5"));
    }

    @Test
    void theInternetReachesAFloatingIp() {
        floating("f", "q", "198.51.100.100", "10.0.0.6");

        assertEquals(Set.of("b"), ssh("internet", INTERNET, "198.51.100.100"));
    }

    @Test
    void theStatusThatAnAgentReportedDoesNotCloseAFloatingIp() {
        floating("f", "q", "198.51.100.100", "10.0.0.6");
        cloud.set(Type.FLOATING_IP, "f", "status", "DOWN");

        assertEquals(Set.of("b"), ssh("internet", INTERNET, "198.51.100.100"));
    }

    @Test
    void aFloatingIpWithoutAPortLeadsNowhere() {
        floating("f", "q", "198.51.100.100", "10.0.0.6");
        cloud.set(Type.FLOATING_IP, "f", "port_id", null);

        assertEquals(NOTHING, ssh("internet", INTERNET, "198.51.100.100"));
    }

    @Test
    void anotherRoutersFloatingIpIsReached() {
        floating("f", "q", "198.51.100.100", "10.0.0.6");

        assertEquals(Set.of("b"), ssh("a", "10.0.0.5", "198.51.100.100"));
    }

    @Test
    void whatLeavesByTheGatewayHasItsAddress() {
        floating("f", "q", "198.51.100.100", "10.0.0.6");
        cloud.group("g", Map.of("remote_ip_prefix", "198.51.100.11/32")).portIn("b", "m", "10.0.0.6", "g");

        assertEquals(Set.of("b"), ssh("a", "10.0.0.5", "198.51.100.100"));
    }

    @Test
    void whatHasAFloatingIpLeavesWithIt() {
        floating("f", "q", "198.51.100.100", "10.0.0.6");
        floating("own", "r", "198.51.100.101", "10.0.0.5");
        cloud.group("g", Map.of("remote_ip_prefix", "198.51.100.101/32")).portIn("b", "m", "10.0.0.6", "g");

        assertEquals(Set.of("b"), ssh("a", "10.0.0.5", "198.51.100.100"));
    }

    @Test
    void withoutSnatTheSourceStays() {
        floating("f", "q", "198.51.100.100", "10.0.0.6");
        cloud.router("r", Map.of("external_gateway_info", Map.of("enable_snat", false)));
        cloud.group("g", Map.of("remote_ip_prefix", "10.0.0.5/32")).portIn("b", "m", "10.0.0.6", "g");

        assertEquals(Set.of("b"), ssh("a", "10.0.0.5", "198.51.100.100"));
    }

    @Test
    void aFloatingIpOfTheSameRouterIsReachedWithTheGatewaysAddress() {
        cloud.port("b", "n", "10.0.0.6");
        floating("f", "r", "198.51.100.100", "10.0.0.6");
        cloud.group("g", Map.of("remote_ip_prefix", "198.51.100.11/32")).portIn("b", "n", "10.0.0.6", "g");

        assertEquals(Set.of("b"), ssh("a", "10.0.0.5", "198.51.100.100"));
    }

    @Test
    void aForwardedPortLeadsToAnotherPortInside() {
        forwarding(Map.of(
                "protocol", "tcp", "external_port", 2222, "internal_port", 22, "internal_ip_address", "10.0.0.6"));
        cloud.group("g", Map.of("protocol", "tcp", "port_range_min", 22, "port_range_max", 22))
                .portIn("b", "m", "10.0.0.6", "g");

        assertEquals(Set.of("b"), Walk.from(cloud, "internet", tcp(INTERNET, "198.51.100.100", 2222)));
    }

    @Test
    void aPortThatIsNotForwardedLeadsNowhere() {
        forwarding(Map.of(
                "protocol", "tcp", "external_port", 2222, "internal_port", 22, "internal_ip_address", "10.0.0.6"));

        assertEquals(NOTHING, Walk.from(cloud, "internet", tcp(INTERNET, "198.51.100.100", 22)));
        assertEquals(NOTHING, Walk.from(cloud, "internet", packet(17, INTERNET, "198.51.100.100", 2222)));
    }

    @Test
    void forwardedRangesGoPortByPort() {
        forwarding(Map.of(
                "protocol", "tcp", "external_port_range", "2000:2005", "internal_port_range", "80:85",
                "internal_ip_address", "10.0.0.6"));
        cloud.group("g", Map.of("protocol", "tcp", "port_range_min", 83, "port_range_max", 83))
                .portIn("b", "m", "10.0.0.6", "g");

        assertEquals(Set.of("b"), Walk.from(cloud, "internet", tcp(INTERNET, "198.51.100.100", 2003)));
        assertEquals(NOTHING, Walk.from(cloud, "internet", tcp(INTERNET, "198.51.100.100", 2004)));
    }

    @Test
    void aWideRangeOutsideRunsOverANarrowOneInside() {
        forwarding(Map.of(
                "protocol", "tcp", "external_port_range", "2000:2005", "internal_port_range", "80:82",
                "internal_ip_address", "10.0.0.6"));
        cloud.group("g", Map.of("protocol", "tcp", "port_range_min", 81, "port_range_max", 81))
                .portIn("b", "m", "10.0.0.6", "g");

        assertEquals(Set.of("b"), Walk.from(cloud, "internet", tcp(INTERNET, "198.51.100.100", 2004)));
    }

    @Test
    void ipv6IsNotTranslated() {
        cloud.add(Type.SUBNET, "ext6", Map.of(
                "network_id", "ext", "cidr", "2600:1::/64", "gateway_ip", "2600:1::1"))
                .add(Type.SUBNET, "n6", Map.of("network_id", "n", "cidr", "2600:2::/64"))
                .set(Type.PORT, "gw-r", "fixed_ips", List.of(Map.of("subnet_id", "ext6", "ip_address", "2600:1::11")))
                .set(Type.PORT, "r-n", "fixed_ips", List.of(Map.of("subnet_id", "n6", "ip_address", "2600:2::1")))
                .port("a", "n", "2600:2::5");

        assertEquals(OUT, Walk.from(cloud, "a", packet(6, "2600:2::5", "2600:9::1", 22)));
    }

    @Test
    void aRouterDoesNotAnswerForAFloatingIpThatLeadsNowhere() {
        floating("f", "r", "198.51.100.100", "10.0.0.6");
        cloud.set(Type.FLOATING_IP, "f", "port_id", null).port("x", "ext", "198.51.100.100");

        assertEquals(Set.of("x"), ssh("a", "10.0.0.5", "198.51.100.100"));
    }

    @Test
    void eachInterfaceHasAnIdOfItsOwn() {
        floating("f", "q", "198.51.100.100", "10.0.0.6");
        cloud.add(Type.SUBNET, "more", Map.of(
                "network_id", "ext", "cidr", "203.0.113.0/24", "gateway_ip", "203.0.113.1"))
                .set(Type.NETWORK, "n", "ipv4_address_scope", "s");

        List<String> ids = Walk.convert(cloud, Map.of()).certain().routers().stream()
                .flatMap(router -> router.interfaces().stream()).map(Interface::id).toList();
        assertEquals(Set.copyOf(ids).size(), ids.size(), ids::toString);
    }

    @Test
    void aGatewayOfASubnetThatTheRouterHasNoAddressInLeadsNowhere() {
        cloud.set(Type.SUBNET, "ext", "gateway_ip", null).add(Type.SUBNET, "more", Map.of(
                "network_id", "ext", "cidr", "203.0.113.0/24", "gateway_ip", "203.0.113.1"));

        assertEquals(NOTHING, ssh("a", "10.0.0.5", INTERNET));
    }

    @Test
    void whatARouterTurnsIsForItsOwnFloatingIpsAlone() {
        cloud.network("ext2", "198.51.100.0/24", "198.51.100.1", Map.of("router:external", true))
                .gateway("q", "ext2", "198.51.100.12");
        cloud.port("c", "n", "10.0.0.6");
        floating("f", "r", "198.51.100.100", "10.0.0.6");
        floating("g", "q", "198.51.100.100", "10.0.0.6");

        assertEquals(Set.of("c"), ssh("a", "10.0.0.5", "198.51.100.100"));
    }

    @Test
    void snatIsCalledByThePortOfTheGateway() {
        assertEquals(Set.of("t/r/p/port/gw-r", "t/r/p/port/gw-q"),
                Walk.convert(cloud, Map.of()).certain().routers().stream()
                        .flatMap(router -> router.routes().stream()).flatMap(route -> route.sources().stream())
                        .map(Translation::id).collect(Collectors.toSet()));
    }

    @Test
    void aFloatingIpMayLeadToAPortBehindAnExtraRoute() {
        cloud.network("o", "10.2.0.0/24", "10.2.0.1").port("c", "o", "10.2.0.6")
                .router("between").interfacePort("between-n", "between", "n", "10.0.0.12")
                .interfacePort("between-o", "between", "o", "10.2.0.1")
                .router("r", Map.of("routes", List.of(Map.of("destination", "10.2.0.0/24", "nexthop", "10.0.0.12"))));
        floating("f", "r", "198.51.100.100", "10.2.0.6");

        assertEquals(Set.of("c"), ssh("internet", INTERNET, "198.51.100.100"));
    }

    @Test
    void theFloatingIpOfAnotherScopeLetsNothingOut() {
        cloud.network("o", "10.2.0.0/24", "10.2.0.1").interfacePort("r-o", "r", "o", "10.2.0.1")
                .port("c", "o", "10.2.0.6", Map.of("port_security_enabled", false))
                .router("r", Map.of("external_gateway_info", Map.of("enable_snat", false)))
                .set(Type.NETWORK, "n", "ipv4_address_scope", "s").set(Type.NETWORK, "o", "ipv4_address_scope", "t");
        floating("f", "r", "198.51.100.100", "10.0.0.5");

        assertEquals(OUT, ssh("a", "10.0.0.5", INTERNET));
        assertEquals(NOTHING, ssh("c", "10.0.0.5", INTERNET));
    }

    @Test
    void aForwardedPortLeadsIntoAScope() {
        cloud.set(Type.NETWORK, "m", "ipv4_address_scope", "s");
        forwarding(Map.of(
                "protocol", "tcp", "external_port", 2222, "internal_port", 22, "internal_ip_address", "10.0.0.6"));

        assertEquals(Set.of("b"), Walk.from(cloud, "internet", tcp(INTERNET, "198.51.100.100", 2222)));
    }

    /** From x, beside the router outside, to what it has a route for by way of y, beside it too. */
    private Set<String> turnedOutside() {
        cloud.group("g", Map.of("remote_ip_prefix", "198.51.100.11/32"))
                .port("x", "ext", "198.51.100.5").portIn("y", "ext", "198.51.100.6", "g")
                .router("r", Map.of("routes", List.of(
                        Map.of("destination", "45.45.45.0/24", "nexthop", "198.51.100.6"))));
        return ssh("x", "198.51.100.5", "45.45.45.5");
    }

    @Test
    void whatComesFromOutsideAndGoesBackGetsTheGatewaysAddressToo() {
        assertEquals(Set.of("internet", "y"), turnedOutside());
    }

    @Test
    void soItDoesWhereNothingIsInside() {
        cloud.set(Type.PORT, "r-n", "device_owner", "network:other");

        assertEquals(Set.of("internet", "y"), turnedOutside());
    }

    @Test
    void inTheScopeOfTheOutsideItKeepsItsSource() {
        cloud.set(Type.NETWORK, "ext", "ipv4_address_scope", "s");

        assertEquals(Set.of("internet"), turnedOutside());
    }

    @Test
    void aGatewayReachesAllSubnetsOfItsNetwork() {
        cloud.set(Type.SUBNET, "ext", "gateway_ip", null)
                .add(Type.SUBNET, "more", Map.of("network_id", "ext", "cidr", "203.0.113.0/24"))
                .port("y", "ext", "203.0.113.5");

        assertEquals(Set.of("y"), ssh("a", "10.0.0.5", "203.0.113.5"));
    }
}
