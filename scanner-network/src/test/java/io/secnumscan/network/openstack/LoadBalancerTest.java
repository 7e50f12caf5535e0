package io.secnumscan.network.openstack;

import static io.secnumscan.network.openstack.Walk.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Load balancers beside others, and what is theirs. Port a is in n, where their addresses are; ports b and c are in m. */
class LoadBalancerTest {
    private static final Set<String> NOTHING = Set.of();

    private final FakeCloud cloud = new FakeCloud().open()
            .network("n", "10.0.0.0/24", "10.0.0.1")
            .network("m", "10.1.0.0/24", "10.1.0.1")
            .port("a", "n", "10.0.0.5")
            .port("b", "m", "10.1.0.6")
            .port("c", "m", "10.1.0.7");

    private void balancer(String id, String address, String provider) {
        cloud.add(Type.LOAD_BALANCER, id, Map.of(
                "vip_address", address, "vip_network_id", "n", "vip_subnet_id", "n", "provider", provider,
                "admin_state_up", true));
    }

    private void listener(String id, String balancer, int port, String pool) {
        cloud.add(Type.LISTENER, id, Map.of(
                "protocol", "TCP", "protocol_port", port, "default_pool_id", pool, "admin_state_up", true,
                "allowed_cidrs", List.of(), "loadbalancers", List.of(Map.of("id", balancer))));
    }

    private void pool(String id, String member) {
        cloud.add(Type.POOL, id, Map.of("admin_state_up", true)).add(Type.MEMBER, "member-" + id, Map.of(
                "pool_id", id, "address", member, "protocol_port", 8080, "subnet_id", "m", "admin_state_up", true));
    }

    /** One that listens at port 80 for member b. */
    private void web(String provider) {
        balancer("lb", "10.0.0.100", provider);
        listener("l", "lb", 80, "po");
        pool("po", "10.1.0.6");
    }

    private Set<String> reached(String address, int port) {
        return Walk.from(cloud, "a", tcp("10.0.0.5", address, port));
    }

    private Set<String> maybeReached() {
        return Walk.maybeFrom(cloud, "a", tcp("10.0.0.5", "10.0.0.100", 80));
    }

    private void fromOnly(String prefix) {
        cloud.group("g", Map.of("remote_ip_prefix", prefix)).portIn("b", "m", "10.1.0.6", "g");
    }

    @Test
    void oneThatWasReadLeavesNoDoubt() {
        web("ovn");

        assertTrue(Walk.convert(cloud, Map.of()).doubts().isEmpty());
    }

    @Test
    void theListenerOfAnotherTakesNothing() {
        web("ovn");
        balancer("other", "10.0.0.101", "ovn");
        listener("l2", "other", 81, "po");

        assertEquals(Set.of("other", "b"), reached("10.0.0.101", 81));
        assertEquals(NOTHING, reached("10.0.0.100", 81));
    }

    @Test
    void whatAListenerTakesGoesToMembersOfItsOwnPool() {
        web("ovn");
        listener("l2", "lb", 81, "po2");
        pool("po2", "10.1.0.7");

        assertEquals(Set.of("lb", "b"), reached("10.0.0.100", 80));
        assertEquals(Set.of("lb", "c"), reached("10.0.0.100", 81));
    }

    @Test
    void aPolicyOfAnotherListenerRedirectsNothing() {
        web("ovn");
        listener("l2", "lb", 81, "po");
        pool("po2", "10.1.0.7");
        cloud.add(Type.L7_POLICY, "l7", Map.of(
                "listener_id", "l2", "redirect_pool_id", "po2", "admin_state_up", true));

        assertEquals(Set.of("lb", "b"), reached("10.0.0.100", 80));
        assertEquals(Set.of("lb", "b", "c"), reached("10.0.0.100", 81));
    }

    @Test
    void theAmphoraOfAnotherSendsForItself() {
        web("amphora");
        cloud.add(Type.AMPHORA, "others", Map.of("loadbalancer_id", "other", "vrrp_ip", "10.1.0.200"))
                .add(Type.AMPHORA, "own", Map.of("loadbalancer_id", "lb", "vrrp_ip", "10.1.0.101"));
        fromOnly("10.1.0.101/32");

        assertEquals(Set.of("lb", "b"), reached("10.0.0.100", 80));
    }

    @Test
    void anAmphorasAddressInAnotherSubnetIsNotTheOneThatItSendsFrom() {
        web("amphora");
        cloud.add(Type.AMPHORA, "own", Map.of("loadbalancer_id", "lb", "vrrp_ip", "10.0.0.101"));

        assertEquals(Set.of("lb"), reached("10.0.0.100", 80));
        assertEquals(Set.of("lb", "b"), maybeReached());
    }

    @Test
    void whereItIsNotKnownItIsOneOfTheMembersSubnet() {
        web("amphora");
        fromOnly("10.1.0.0/24");
        assertEquals(Set.of("lb", "b"), maybeReached());

        fromOnly("10.0.0.0/24");
        assertEquals(Set.of("lb"), maybeReached());
    }

    @Test
    void aMemberOutsideItsSubnetIsBehindThatsGateway() {
        web("ovn");
        pool("po", "10.2.0.6");
        cloud.network("o", "10.2.0.0/24", "10.2.0.1").port("d", "o", "10.2.0.6");
        assertEquals(Set.of("lb"), reached("10.0.0.100", 80));

        cloud.router("r").interfacePort("r-m", "r", "m", "10.1.0.1").interfacePort("r-o", "r", "o", "10.2.0.1");
        assertEquals(Set.of("lb", "d"), reached("10.0.0.100", 80));
    }

    @Test
    void anAdditionalAddressTakesTheSame() {
        web("ovn");
        cloud.set(Type.LOAD_BALANCER, "lb", "additional_vips", List.of(Map.of("ip_address", "10.0.0.101")));

        assertEquals(Set.of("lb", "b"), reached("10.0.0.101", 80));
    }

    @Test
    void itsNetworkIsThatOfItsSubnetWhereNoneIsNamed() {
        web("ovn");
        cloud.without(Type.LOAD_BALANCER, "lb", "vip_network_id");

        assertEquals(Set.of("lb", "b"), reached("10.0.0.100", 80));
    }

    @Test
    void aMemberWithoutASubnetIsInThatOfTheAddress() {
        web("ovn");
        pool("po", "10.0.0.6");
        cloud.set(Type.MEMBER, "member-po", "subnet_id", null).port("d", "n", "10.0.0.6");

        assertEquals(Set.of("lb", "d"), reached("10.0.0.100", 80));
    }

    @Test
    void oneWhoseAddressWasNotReadMayHaveAny() {
        web("ovn");
        cloud.without(Type.LOAD_BALANCER, "lb", "vip_address");
        assertEquals(NOTHING, reached("10.0.0.100", 80));
        assertTrue(maybeReached().contains("lb"));

        cloud.without(Type.LOAD_BALANCER, "lb", "vip_network_id").without(Type.LOAD_BALANCER, "lb", "vip_subnet_id");
        assertTrue(Walk.mayReach(cloud, "a", tcp("10.0.0.5", "10.0.0.100", 80)).contains("lb"));
    }

    @Test
    void whoMaySendToAListenerWhoseRangesWereNotReadIsNotKnown() {
        web("ovn");
        cloud.without(Type.LISTENER, "l", "allowed_cidrs");

        assertEquals(NOTHING, reached("10.0.0.100", 80));
        assertEquals(Set.of("lb", "b"), maybeReached());
    }
}
