package io.secnumscan.network.openstack;

import static io.secnumscan.network.openstack.Walk.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Addresses and states of ports. Port a sends, port b receives. */
class PortTest {
    private static final Set<String> ARRIVES = Set.of("b");
    private static final Set<String> NOTHING = Set.of();

    private final FakeCloud cloud = new FakeCloud().open()
            .network("n", "10.0.0.0/24", "10.0.0.1")
            .port("a", "n", "10.0.0.5")
            .port("b", "n", "10.0.0.6");

    private Set<String> ssh(String from, String to) {
        return Walk.from(cloud, "a", tcp(from, to, 22));
    }

    @Test
    void aPortReceivesWhatIsForItsAddress() {
        assertEquals(ARRIVES, ssh("10.0.0.5", "10.0.0.6"));
        assertEquals(NOTHING, ssh("10.0.0.5", "10.0.0.7"));
    }

    @Test
    void aPortSendsFromItsOwnAddressOnly() {
        assertEquals(NOTHING, ssh("10.0.0.9", "10.0.0.6"));
    }

    @Test
    void anAllowedPairIsAnAddressToSendFrom() {
        cloud.set(Type.PORT, "a", "allowed_address_pairs", List.of(Map.of("ip_address", "10.0.0.8/31")));

        assertEquals(ARRIVES, ssh("10.0.0.9", "10.0.0.6"));
    }

    @Test
    void anAllowedPairIsAnAddressToReceiveAt() {
        cloud.set(Type.PORT, "b", "allowed_address_pairs", List.of(Map.of("ip_address", "10.0.0.100")));

        assertEquals(ARRIVES, ssh("10.0.0.5", "10.0.0.100"));
    }

    @Test
    void aPortWithoutAnAddressSendsFromAny() {
        cloud.set(Type.PORT, "a", "fixed_ips", List.of());

        assertEquals(ARRIVES, ssh("192.0.2.1", "10.0.0.6"));
    }

    @Test
    void withoutPortSecurityNothingIsFilteredWhereItLeaves() {
        cloud.set(Type.PORT, "a", "port_security_enabled", false).set(Type.PORT, "a", "security_groups", List.of());

        assertEquals(ARRIVES, ssh("192.0.2.1", "10.0.0.6"));
    }

    @Test
    void withoutPortSecurityNothingIsFilteredWhereItArrives() {
        cloud.set(Type.PORT, "b", "port_security_enabled", false).set(Type.PORT, "b", "security_groups", List.of());

        assertEquals(ARRIVES, ssh("10.0.0.5", "10.0.0.6"));
    }

    @Test
    void withoutPortSecurityTheGuestMayTakeAnyAddress() {
        cloud.set(Type.PORT, "b", "port_security_enabled", false);

        assertEquals(ARRIVES, ssh("10.0.0.5", "10.0.0.77"));
    }

    @Test
    void theAddressOfAnothersDeviceIsNotItsOwn() {
        cloud.set(Type.PORT, "b", "port_security_enabled", false)
                .port("c", "n", "10.0.0.7", Map.of("allowed_address_pairs", List.of(Map.of("ip_address", "0.0.0.0/0"))))
                .port("d", "n", "10.0.0.8");

        assertEquals(Set.of("d"), ssh("10.0.0.5", "10.0.0.8"));
    }

    @Test
    void anAddressThatIsOnlyReservedMayBeTaken() {
        cloud.set(Type.PORT, "b", "allowed_address_pairs", List.of(Map.of("ip_address", "10.0.0.100")))
                .port("vip", "n", "10.0.0.100", Map.of("device_owner", "", "admin_state_up", false));

        assertEquals(ARRIVES, ssh("10.0.0.5", "10.0.0.100"));
    }

    @Test
    void aSenderThatIsDownSendsNothing() {
        cloud.set(Type.PORT, "a", "admin_state_up", false);

        assertEquals(NOTHING, ssh("10.0.0.5", "10.0.0.6"));
    }

    @Test
    void aReceiverThatIsDownReceivesNothing() {
        cloud.set(Type.PORT, "b", "admin_state_up", false);

        assertEquals(NOTHING, ssh("10.0.0.5", "10.0.0.6"));
    }

    @Test
    void aNetworkThatIsDownMayPassOn() {
        cloud.set(Type.NETWORK, "n", "admin_state_up", false);

        assertEquals(NOTHING, ssh("10.0.0.5", "10.0.0.6"));
        assertEquals(ARRIVES, Walk.maybeFrom(cloud, "a", tcp("10.0.0.5", "10.0.0.6", 22)));
    }

    @Test
    void twoNetworksAreTwoSegments() {
        cloud.network("m", "10.0.0.0/24", "10.0.0.1").port("b", "m", "10.0.0.6");

        assertEquals(NOTHING, ssh("10.0.0.5", "10.0.0.6"));
    }

    @Test
    void allSubnetsOfANetworkAreOneSegment() {
        cloud.add(Type.SUBNET, "s", Map.of("network_id", "n", "cidr", "10.9.0.0/24", "gateway_ip", "10.9.0.1"))
                .port("b", "n", "10.9.0.6");

        assertEquals(ARRIVES, ssh("10.0.0.5", "10.9.0.6"));
    }

    @Test
    void theSameVlanOfAPhysicalNetworkIsOneSegment() {
        Map<String, ?> vlan = Map.of(
                "provider:network_type", "vlan", "provider:physical_network", "physnet1", "provider:segmentation_id",
                7);
        cloud.network("n", "10.0.0.0/24", "10.0.0.1", vlan).network("m", "10.0.0.0/24", "10.0.0.1", vlan)
                .port("b", "m", "10.0.0.6");
        assertEquals(ARRIVES, ssh("10.0.0.5", "10.0.0.6"));

        cloud.set(Type.NETWORK, "m", "provider:segmentation_id", 8);
        assertEquals(NOTHING, ssh("10.0.0.5", "10.0.0.6"));
    }

    @Test
    void portsThatNeutronMakesForItselfAreNotFiltered() {
        cloud.port("b", "n", "10.0.0.6", Map.of(
                "device_owner", "network:dhcp", "security_groups", List.of()));

        assertEquals(ARRIVES, ssh("10.0.0.5", "10.0.0.6"));
    }

    @Test
    void theDhcpPortAnswersForMetadata() {
        cloud.port("b", "n", "10.0.0.6", Map.of("device_owner", "network:dhcp"));

        assertEquals(ARRIVES, Walk.from(cloud, "a", tcp("10.0.0.5", "169.254.169.254", 80)));
    }

    @Test
    void aSubportIsAPortOfItsOwnNetwork() {
        cloud.network("m", "10.7.0.0/24", "10.7.0.1").port("sub", "m", "10.7.0.5").port("b", "m", "10.7.0.6");

        assertEquals(ARRIVES, Walk.from(cloud, "sub", tcp("10.7.0.5", "10.7.0.6", 22)));
    }

    @Test
    void anAddressOfIpv4IsNoneOfIpv6() {
        cloud.set(Type.PORT, "a", "port_security_enabled", false);

        assertEquals(NOTHING, Walk.from(cloud, "a", Walk.packet(6, "::a00:5", "::a00:6", 22)));
    }
}
