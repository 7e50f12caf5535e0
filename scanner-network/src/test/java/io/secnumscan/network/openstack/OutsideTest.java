package io.secnumscan.network.openstack;

import static io.secnumscan.network.openstack.Walk.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.model.Network;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Declared zones and networks of the provider's. */
class OutsideTest {
    private static final Map<String, ?> FLAT =
            Map.of("provider:network_type", "flat", "provider:physical_network", "physnet2");
    private static final Map<String, AddressSet> ADMIN = Map.of("admin", AddressSet.of("10.255.0.0/24"));

    private final FakeCloud cloud = new FakeCloud().open()
            .network("n", "10.0.0.0/24", "10.0.0.1")
            .network("ops", "10.255.0.0/24", "10.255.0.254", FLAT)
            .port("gate", "ops", "10.255.0.254")
            .port("a", "ops", "10.255.0.5");

    private Network certain() {
        return Walk.convert(cloud, ADMIN).certain();
    }

    private Network possible() {
        return Walk.convert(cloud, ADMIN).possible();
    }

    @Test
    void machinesOfAZoneStandOnPhysicalNetworksWithItsAddresses() {
        assertEquals(Set.of("ops"), Walk.from(certain(), "a", tcp("10.255.0.5", "10.255.0.9", 22)));
    }

    @Test
    void anAddressOfAPortThereIsNoMachineOfTheZone() {
        assertEquals(Set.of("gate"), Walk.from(certain(), "a", tcp("10.255.0.5", "10.255.0.254", 22)));
    }

    @Test
    void aTenantsNetworkWithTheSameAddressesHoldsNoZone() {
        cloud.network("x", "10.255.0.0/24", "10.255.0.254").port("b", "x", "10.255.0.5");

        assertEquals(Set.of(), Walk.from(certain(), "b", tcp("10.255.0.5", "10.255.0.9", 22)));
        assertEquals(Set.of(), Walk.from(possible(), "b", tcp("10.255.0.5", "10.255.0.9", 22)));
    }

    @Test
    void aNetworkWhoseWireWasNotReadMayHoldAZone() {
        cloud.add(Type.EXTENSION, "x", Map.of("alias", "provider")).network("dark", "10.255.0.0/24", "10.255.0.254");

        assertFalse(holdsZone(certain(), "dark"));
        assertTrue(holdsZone(possible(), "dark"));
    }

    private static boolean holdsZone(Network network, String id) {
        return network.endpoints().stream().anyMatch(one -> one.id().equals("zone/admin/t/r/p/network/" + id));
    }

    @Test
    void theGatewayOfATenantsNetworkLeadsNowhereByItself() {
        cloud.port("b", "n", "10.0.0.5");

        assertEquals(Set.of(), Walk.from(possible(), "b", tcp("10.0.0.5", "8.8.8.8", 22)));
    }

    @Test
    void whetherTheProvidersRoutersLeadToAZoneIsNotKnown() {
        Map<String, AddressSet> far = Map.of("admin", AddressSet.of("10.254.0.0/24"));
        cloud.network("ext", "198.51.100.0/24", "198.51.100.1", Map.of("router:external", true))
                .router("r").interfacePort("r-n", "r", "n", "10.0.0.1").gateway("r", "ext", "198.51.100.11")
                .port("b", "n", "10.0.0.6");

        assertEquals(Set.of(), Walk.from(
                Walk.convert(cloud, far).certain(), "b", tcp("10.0.0.6", "10.254.0.9", 22)));
        assertEquals(Set.of("admin"), Walk.from(
                Walk.convert(cloud, far).possible(), "b", tcp("10.0.0.6", "10.254.0.9", 22)));
    }

    @Test
    void aGatewayThatIsNoPortLeadsWhoKnowsWhere() {
        cloud.network("wire", "10.7.0.0/24", "10.7.0.254", FLAT).port("b", "wire", "10.7.0.5");

        assertEquals(Set.of(), Walk.from(certain(), "b", tcp("10.7.0.5", "8.8.8.8", 22)));
        assertEquals(Set.of("internet"), Walk.from(possible(), "b", tcp("10.7.0.5", "8.8.8.8", 22)));
    }

    @Test
    void aGatewayThatIsAPortLeadsNowhereElse() {
        assertEquals(Set.of("gate"), Walk.from(possible(), "a", tcp("10.255.0.5", "10.255.0.254", 22)));
        assertEquals(Set.of(), Walk.from(possible(), "a", tcp("10.255.0.5", "8.8.8.8", 22)));
    }

    private Map<String, AddressSet> far() {
        return Map.of("admin", AddressSet.of("10.254.0.0/24"));
    }

    @Test
    void withoutAWayOutNobodyLeadsToAZone() {
        assertEquals(List.of(), Walk.convert(cloud, far()).doubts());
        assertEquals(Set.of(), Walk.from(
                Walk.convert(cloud, far()).possible(), "a", tcp("10.255.0.5", "10.254.0.9", 22)));
    }

    @Test
    void aWayThatWasNotSeenMayLeadToAZone() {
        cloud.partial(Type.ROUTER);

        assertEquals(Set.of("admin"), Walk.from(
                Walk.convert(cloud, far()).possible(), "a", tcp("10.255.0.5", "10.254.0.9", 22)));
    }

    @Test
    void whereASpeakerMayAnnounceMoreNoWayFromOutsideIsCertain() {
        cloud.network("ext", "198.51.100.0/24", "198.51.100.1", Map.of("router:external", true))
                .port("x", "ext", "198.51.100.5");
        assertEquals(Set.of("x"), Walk.from(cloud, "internet", tcp("8.8.8.8", "198.51.100.5", 22)));

        cloud.partial(Type.BGP_SPEAKER);
        assertEquals(Set.of(), Walk.from(cloud, "internet", tcp("8.8.8.8", "198.51.100.5", 22)));
    }
}
