package io.secnumscan.openstack.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values are those of recorded answers (Zed). */
class HeartbeatsTest {
    private final FakeSnapshot snapshot = new FakeSnapshot();

    private JsonNode only() {
        List<Resource> derived = new ArrayList<>();
        new Heartbeats().derive(snapshot, FakeSnapshot.CLOUD, derived::add, line -> {});
        assertEquals(1, derived.size());
        return derived.getFirst().attributes();
    }

    @Test
    void anAgentOfNeutronsSaysWhenItsHeartBeatLast() {
        snapshot.with(Heartbeats.AGENT, "a1", "{'binary': 'neutron-l3-agent', 'host': 'network-1', 'alive': true,"
                + " 'heartbeat_timestamp': '2026-11-24 05:21:15', 'answered_at': '2026-11-24T05:21:20Z'}");

        JsonNode row = only();

        assertEquals("network", row.path("service").asText());
        assertEquals("2026-11-24 05:21:15", row.path("last_seen").asText());
        assertEquals("2026-11-24T05:21:20Z", row.path("answered_at").asText());
        assertEquals("true", row.path("alive").toString());
    }

    @Test
    void aServiceOfNovasOrCindersSaysWhenItWasUpdated() {
        snapshot.with(Heartbeats.COMPUTE, "s1", "{'binary': 'nova-compute', 'host': 'compute-1', 'state': 'up',"
                + " 'updated_at': '2026-11-24T05:21:12.000000'}");

        JsonNode row = only();

        assertEquals("compute", row.path("service").asText());
        assertEquals("2026-11-24T05:21:12.000000", row.path("last_seen").asText());
        assertEquals("true", row.path("alive").toString());
    }

    @Test
    void aServiceThatIsDownIsNotAlive() {
        snapshot.with(Heartbeats.BLOCK_STORAGE, "cinder-volume@c1", "{'binary': 'cinder-volume', 'host': 'c1',"
                + " 'state': 'down', 'updated_at': null}");

        JsonNode row = only();

        assertEquals("block-storage", row.path("service").asText());
        assertEquals("false", row.path("alive").toString());
        assertEquals("null", row.path("last_seen").toString());
    }

    @Test
    void whatTheServiceLeavesOutTheRowLeavesOut() {
        snapshot.with(Heartbeats.COMPUTE, "s1", "{'binary': 'nova-compute', 'host': 'compute-1'}");

        JsonNode row = only();

        assertFalse(row.has("alive") || row.has("last_seen") || row.has("answered_at"));
    }
}
