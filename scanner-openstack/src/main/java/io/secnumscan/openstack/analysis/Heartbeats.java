package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Derives {@code analysis/heartbeat}: the last sign of life of Neutron's agents and of the services of Nova and Cinder, beside
 * the time at which the API told of it. Each service has its own words for the same.
 */
public final class Heartbeats extends Union {
    static final String TYPE = "analysis/heartbeat";
    static final String AGENT = "openstack.network.agent";
    static final String COMPUTE = "openstack.compute.service";
    static final String BLOCK_STORAGE = "openstack.block-storage.service";

    public Heartbeats() {
        super(TYPE, List.of(AGENT, COMPUTE, BLOCK_STORAGE));
    }

    @Override
    void fill(String input, JsonNode source, ObjectNode row) {
        boolean agent = input.equals(AGENT);
        row.put("service", agent ? "network" : input.equals(COMPUTE) ? "compute" : "block-storage");
        copy(source, "binary", row, "binary");
        copy(source, "host", row, "host");
        copy(source, "answered_at", row, "answered_at");
        copy(source, agent ? "heartbeat_timestamp" : "updated_at", row, "last_seen");
        if (agent) {
            copy(source, "alive", row, "alive");
        } else if (source.path("state").isTextual()) {
            row.put("alive", source.path("state").textValue().equals("up"));
        }
    }

    private static void copy(JsonNode source, String name, ObjectNode row, String as) {
        if (source.has(name)) {
            row.set(as, source.get(name));
        }
    }
}
