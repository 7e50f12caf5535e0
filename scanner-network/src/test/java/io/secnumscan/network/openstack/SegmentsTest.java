package io.secnumscan.network.openstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether it is known on which wires a network is. */
class SegmentsTest {
    private static ObjectNode network(@Nullable String type, @Nullable String physical, @Nullable Integer number) {
        return JsonNodeFactory.instance.objectNode().put("provider:network_type", type)
                .put("provider:physical_network", physical).put("provider:segmentation_id", number);
    }

    private static boolean isRead(ObjectNode network) {
        return Segments.isRead(new Row(network));
    }

    @ParameterizedTest
    @CsvSource({"flat, physnet, , true", "flat, , , false", "vlan, physnet, 7, true", "vlan, physnet, , false",
            "vlan, , 7, false", "vxlan, , 7, true", "local, , , true"})
    void aWireIsAPhysicalNetworkAndForVlanANumber(
            String type, @Nullable String physical, @Nullable Integer number, boolean read) {
        assertEquals(read, isRead(network(type, physical, number)));
    }

    @Test
    void aNetworkWithoutASegmentIsOnNoWire() {
        assertTrue(isRead(network(null, null, null)));
        assertFalse(isRead(network("vxlan", null, 7).without(List.of("provider:network_type"))));
    }

    @Test
    void eachOfSeveralSegmentsMustBeRead() {
        ObjectNode network = JsonNodeFactory.instance.objectNode();
        network.putArray("segments").add(network("flat", "physnet", null)).add(network("vlan", "physnet", 7));
        assertTrue(isRead(network));

        network.putArray("segments").add(network("flat", "physnet", null)).add(network("vlan", "physnet", null));
        assertFalse(isRead(network));
    }
}
